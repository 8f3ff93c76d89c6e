import {
  ActionButton,
  type AppError,
  type DossierAction,
  formatDayMonth,
  formatTime,
  formatWeekday,
  useLocale,
  useUiT,
} from '@chuan/ui';
import { civilDateOf } from '@chuan/kernel';
import type { ActionKey, WorkItem } from '../contract.ts';
import { TickList } from './tick-list.tsx';
import { type DossierWords, useT } from './translate.ts';

/** Keys of the list and of the dossier; the same in both. */
export const actionKeys: Partial<Record<ActionKey, string>> = {
  complete: 'X',
  deliver: 'X',
  accept: 'X',
  supplement: 'B',
  receive_supplement: 'B',
  reassign: 'G',
  return: 'T',
  extend: 'H',
  recall: 'Z',
};

/** The address that opens a dossier with an action ready to be filled in. */
export const actionHref = (dossierId: string, key: ActionKey | 'late', stepId?: string | null): string =>
  `/w/dossiers/${dossierId}?do=${key}${stepId ? `&step=${stepId}` : ''}`;

/** What the row's own step allows now, the likeliest first. */
export function trayActions(item: WorkItem, t: DossierWords): DossierAction[] {
  const action = (key: ActionKey, stepId: string | null): DossierAction => ({
    id: key,
    label: t(`act.${key}.label`),
    ...(actionKeys[key] ? { shortcut: actionKeys[key] } : {}),
    available: true,
    href: actionHref(item.dossierId, key, stepId),
  });
  const allowed = item.actions.filter(({ isAllowed }) => isAllowed).map(({ key }) => action(key, item.stepId));
  const late = { id: 'late', label: t('act.late.label'), available: true, href: actionHref(item.dossierId, 'late') };
  return [
    ...(item.status === 'resolved' ? [action('deliver', null)] : []),
    ...allowed,
    ...(item.needsLateCause ? [late] : []),
  ];
}

export interface MyWorkTrayProps {
  readonly item: WorkItem;
  readonly onTick: (item: WorkItem, checks: readonly number[]) => Promise<AppError | undefined>;
}

/** What unfolds under the selected row: what the step still needs, the promise, the actions. */
export function MyWorkTray({ item, onTick }: MyWorkTrayProps) {
  const t = useT();
  const ui = useUiT();
  const locale = useLocale();
  const mayTick = item.actions.some(({ key, isAllowed }) => key === 'complete' && isAllowed);
  const promised = item.dossierDueAt;
  return (
    <div className="tray">
      <TickList
        ticks={item.checklist}
        label={ui('work.needs')}
        {...(mayTick ? { onChange: (checks: readonly number[]) => onTick(item, checks) } : {})}
      />
      {promised === null ? (
        <span />
      ) : (
        <p className="small promised">
          {ui('work.promised')}
          <br />
          <b className="num">
            {formatTime(promised)}, {formatWeekday(civilDateOf(promised), locale)}{' '}
            {formatDayMonth(civilDateOf(promised))}
          </b>
        </p>
      )}
      <div className="acts">
        {trayActions(item, t).map((action, index) => (
          <ActionButton key={action.id} action={action} primary={index === 0} small />
        ))}
      </div>
    </div>
  );
}
