import { type AppError, Finder, formatVnd, Icon, Kbd, useErrorText } from '@chuan/ui';
import { IconAlertCircle, IconClock } from '@tabler/icons-react';
import type { OfferedProcedure } from '../contract.ts';
import type { Answering, TurnProblem } from './counter-turn.ts';

import { limitText } from './limits.ts';
import { useT } from './translate.ts';

export interface TopFacts {
  readonly agencyName: string;
  readonly officer: string;
  readonly receivedToday: number;
}

export function Top({ agencyName, officer, receivedToday, seconds }: TopFacts & { readonly seconds: number }) {
  const t = useT();
  const time =
    seconds < 60
      ? t('counter.seconds', { count: seconds })
      : t('counter.minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  return (
    <header className="counter-top">
      <h1>{t('counter.title')}</h1>
      <span className="small">{agencyName}</span>
      <div className="sp">
        <span>{officer}</span>
        <span className="num">{t('counter.today', { count: receivedToday })}</span>
        <span className="badge accent">
          <Icon of={IconClock} size={14} />
          {seconds === 0 ? t('counter.ready') : t('counter.turn', { time })}
        </span>
      </div>
    </header>
  );
}

export function ProblemLine({
  problem,
  refusal,
}: {
  readonly problem: TurnProblem | undefined;
  readonly refusal: AppError | undefined;
}) {
  const t = useT();
  const textOf = useErrorText();
  const text = refusal ? textOf(refusal) : problem && problemText(problem, t);
  return (
    <div role="alert" className="problem-slot">
      {text === undefined ? null : (
        <p className="alert late counter-problem">
          <Icon of={IconAlertCircle} />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}

function problemText(problem: TurnProblem, t: ReturnType<typeof useT>): string {
  if (problem.at === 'papers') return t('counter.missing.papers', { count: problem.count });
  if (problem.at === 'field') return t('counter.missing.field', { label: problem.label });
  return t(`counter.missing.${problem.at}`);
}

export function ProcedurePicker({
  offered,
  opened,
  onClose,
  onPick,
}: { readonly offered: readonly OfferedProcedure[] } & {
  opened: boolean;
  onClose: () => void;
  onPick: (id: string) => void;
}) {
  const t = useT();
  return (
    <Finder
      opened={opened}
      onClose={onClose}
      placeholder={t('counter.pickHint')}
      items={offered.map((one) => ({
        id: one.id,
        title: one.name,
        note: `${one.procedureCode} · ${one.documentCode} · ${one.field}`,
        aside: `${limitText(one.limit, t)}\n${one.feeVnd === 0 ? t('counter.noFee') : formatVnd(one.feeVnd)}`,
      }))}
      onPick={(item) => onPick(item.id)}
    />
  );
}

interface BarProps {
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onAnswer: (how: Answering) => void;
}

export function Bar({ busy, onAccept, onAnswer }: BarProps) {
  const t = useT();
  return (
    <div className="bar-b">
      <button type="button" className="btn primary" disabled={busy} aria-busy={busy || undefined} onClick={onAccept}>
        {t('counter.accept')} <Kbd>Ctrl Enter</Kbd>
      </button>
      <button type="button" className="btn" onClick={() => onAnswer('supplement')}>
        {t('counter.supplement')} <Kbd>F8</Kbd>
      </button>
      <button type="button" className="btn" onClick={() => onAnswer('refuse')}>
        {t('counter.refuse')} <Kbd>F9</Kbd>
      </button>
      <span className="sp">
        <span>
          <Kbd>Tab</Kbd> {t('counter.keyNext')}
        </span>
        <span>
          <Kbd>{t('counter.keySpace')}</Kbd> {t('counter.keyTick')}
        </span>
        <span>
          <Kbd>?</Kbd> {t('counter.keyAll')}
        </span>
      </span>
    </div>
  );
}
