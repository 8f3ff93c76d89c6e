import type { Instant } from '@chuan/kernel';
import { type Need, NeedList } from '../check.tsx';
import { civilDateOf } from '@chuan/kernel';
import { formatDayMonth, formatTime, formatWeekday } from '../dates.ts';
import { useLocale, useUiT } from '../translate.tsx';
import { ActionButton, type DossierAction } from '../dossier/actions-panel.tsx';

export interface WorkTrayProps {
  readonly needs: readonly Need[];
  /** The promise to the citizen, if one has been made. */
  readonly promisedAt?: Instant | null;
  /** Those that are possible now, the likeliest first; the first is the filled one. */
  readonly actions: readonly DossierAction[];
}

/** What unfolds under the selected row of the list. */
export function WorkTray({ needs, promisedAt, actions }: WorkTrayProps) {
  const t = useUiT();
  const locale = useLocale();
  const day = promisedAt == null ? null : civilDateOf(promisedAt);
  return (
    <div className="tray">
      <NeedList needs={needs} label={t('work.needs')} />
      {promisedAt == null || day === null ? null : (
        <p className="small promised">
          {t('work.promised')}
          <br />
          <b className="num">
            {formatTime(promisedAt)}, {formatWeekday(day, locale)} {formatDayMonth(day)}
          </b>
        </p>
      )}
      <div className="acts">
        {actions.map((action, index) => (
          <ActionButton key={action.id} action={action} primary={index === 0} small />
        ))}
      </div>
    </div>
  );
}
