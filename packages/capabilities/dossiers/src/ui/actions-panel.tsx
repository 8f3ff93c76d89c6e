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

/** What the step still needs, the one button that moves it on, and every other action with its key or its reason. */
export function DossierActions({ page, step, onOpen, onTick }: DossierActionsProps) {
  const t = useT();
  const { main, others, refused } = actionTable(page, step);
  const open = [...(main ? [main] : []), ...others];
  useShortcuts(
    Object.fromEntries(
      open
        .flatMap((action) => {
          const key = actionKeys[action.key]?.toLowerCase();
          return key === undefined ? [] : [[key, () => onOpen(action)] as const];
        })
        .reverse(),
    ),
  );
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
      {main === undefined ? (
        <p className="small act-none">
          {step !== undefined && !step.isMine
            ? t('act.othersHold', { name: step.personName || step.positionName })
            : t('act.nothing')}
        </p>
      ) : (
        <div className="main-a">
          <ActionButton
            primary
            action={{
              id: main.key,
              label: `${t(`act.${main.key}.label`)}${suffixOf(main)}`,
              available: true,
              onRun: () => onOpen(main),
              ...(actionKeys[main.key] ? { shortcut: actionKeys[main.key] } : {}),
            }}
          />
        </div>
      )}
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
