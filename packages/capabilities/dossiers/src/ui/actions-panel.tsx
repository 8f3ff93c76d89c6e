import { ActionButton, type AppError, Icon, Kbd, useErrorText, useShortcuts } from '@chuan/ui';
import { IconBan } from '@tabler/icons-react';
import type { Action, DossierPage, StepView } from '../contract.ts';
import { actionTable } from './actions-table.ts';
import { actionKeys } from './my-work-tray.tsx';
import { TickList } from './tick-list.tsx';
import { useT } from './translate.ts';

export interface DossierActionsProps {
  readonly page: DossierPage;
  readonly step: StepView | undefined;
  readonly onOpen: (action: Action) => void;
  readonly onTick: (step: StepView, checks: readonly number[]) => Promise<AppError | undefined>;
}

function stepLabel(page: DossierPage, action: Action): string {
  return page.steps.find((step) => step.id === action.stepId)?.label ?? '';
}

interface RowProps {
  readonly action: Action;
  readonly suffix: string;
  readonly onOpen: (action: Action) => void;
}

function ActionRow({ action, suffix, onOpen }: RowProps) {
  const t = useT();
  const textOf = useErrorText();
  const label = `${t(`act.${action.key}.label`)}${suffix}`;
  const key = actionKeys[action.key];
  if (!action.isAllowed)
    return (
      <tr className="off">
        <th scope="row">{label}</th>
        <td className="note">{textOf({ code: action.reason ?? '', params: action.params })}</td>
        <td>
          <Icon of={IconBan} size={16} />
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">
        <button type="button" onClick={() => onOpen(action)}>
          {label}
        </button>
      </th>
      <td className="note">{t(`act.${action.key}.note`)}</td>
      <td>{key === undefined || suffix !== '' ? null : <Kbd>{key}</Kbd>}</td>
    </tr>
  );
}

/** The first action of a key has it. */
function useActionKeys(actions: readonly Action[], onOpen: (action: Action) => void): void {
  const keys = actions.flatMap((action) => {
    const key = actionKeys[action.key]?.toLowerCase();
    return key === undefined ? [] : [[key, () => onOpen(action)] as const];
  });
  useShortcuts(Object.fromEntries(keys.reverse()));
}

interface MainProps extends Pick<DossierActionsProps, 'step' | 'onOpen'> {
  readonly main: Action | undefined;
  readonly suffix: string;
  readonly isPaused: boolean;
}

function Main({ main, step, suffix, isPaused, onOpen }: MainProps) {
  const t = useT();
  if (main === undefined) {
    if (isPaused) return <p className="small act-none">{t('act.paused')}</p>;
    const isTheirs = step !== undefined && !step.isMine;
    return (
      <p className="small act-none">
        {isTheirs ? t('act.othersHold', { name: step.personName || step.positionName }) : t('act.nothing')}
      </p>
    );
  }
  const key = actionKeys[main.key];
  const label = `${t(`act.${main.key}.label`)}${suffix}`;
  const action = { id: main.key, label, available: true, onRun: () => onOpen(main), ...(key ? { shortcut: key } : {}) };
  return (
    <div className="main-a">
      <ActionButton primary action={action} />
    </div>
  );
}

/** What the step still needs, the one button that moves it on, and every other action with its key or its reason. */
export function DossierActions({ page, step, onOpen, onTick }: DossierActionsProps) {
  const t = useT();
  const { main, others, refused, isPaused } = actionTable(page, step);
  const open = [...(main ? [main] : []), ...others];
  useActionKeys(open, onOpen);
  const mayTick =
    step !== undefined && page.actions.some((one) => one.key === 'complete' && one.stepId === step.id && one.isAllowed);
  const suffixOf = (action: Action) =>
    action.stepId === null || action.stepId === step?.id ? '' : ` (${stepLabel(page, action)})`;
  return (
    <section className="act" aria-labelledby="actions-now">
      <header>
        <h2 id="actions-now">
          {step === undefined || step.isMine ? t('act.now') : t('act.nowOf', { step: step.name })}
        </h2>
      </header>
      {step === undefined || step.guidance === '' ? null : (
        <details className="guide">
          <summary>{t('act.guide', { label: step.label })}</summary>
          <p>{step.guidance}</p>
        </details>
      )}
      {step === undefined || step.checklist.length === 0 ? null : (
        <TickList
          ticks={step.checklist}
          label={t('act.now')}
          {...(mayTick ? { onChange: (checks: readonly number[]) => onTick(step, checks) } : {})}
        />
      )}
      <Main main={main} step={step} suffix={main ? suffixOf(main) : ''} isPaused={isPaused} onOpen={onOpen} />
      {others.length + refused.length === 0 ? null : (
        <table>
          <tbody>
            {[...others, ...refused].map((action) => (
              <ActionRow
                key={`${action.key}:${action.stepId ?? ''}`}
                action={action}
                suffix={suffixOf(action)}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
