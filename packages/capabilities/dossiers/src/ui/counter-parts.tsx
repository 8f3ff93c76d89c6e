import { type AppError, Finder, formatVnd, Icon, Kbd, useErrorText } from '@chuan/ui';
import { IconAlertCircle, IconClock } from '@tabler/icons-react';
import type { OfferedProcedure } from '../contract.ts';
import type { TurnPlace, TurnProblem } from './counter-problems.ts';
import type { Answering, Turn } from './counter-turn.ts';
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

/** What is wrong at a place, in our words. */
export const errorText = ({ word, count = 0 }: TurnProblem, t: ReturnType<typeof useT>): string =>
  t(`counter.problem.${word}`, { count });

function placeText({ at, label, count = 0 }: TurnProblem, turn: Turn, t: ReturnType<typeof useT>): string {
  if (label !== undefined) return label;
  if (at === 'idNumber' && turn.applicant.kind === 'organisation') return t('counter.place.taxCode');
  return t(`counter.place.${at as Exclude<TurnPlace, `data-${string}`>}`, { count });
}

interface ProblemLineProps {
  readonly turn: Turn;
  readonly problems: readonly TurnProblem[];
  readonly refusal: AppError | undefined;
}

/** How many things are wrong and where; what is wrong with each stands at its field. */
function ProblemLine({ turn, problems, refusal }: ProblemLineProps) {
  const t = useT();
  const textOf = useErrorText();
  const places = problems.map((problem) => placeText(problem, turn, t)).join(', ');
  const text = refusal ? textOf(refusal) : t('counter.wrong', { count: problems.length, places });
  return (
    <div role="alert" className="bar-say">
      {refusal === undefined && problems.length === 0 ? null : (
        <p className="msg-err">
          <Icon of={IconAlertCircle} />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}

interface BarProps extends ProblemLineProps {
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onAnswer: (how: Answering) => void;
}

/** What can be done with the turn, and why it could not be done. */
export function Bar({ busy, onAccept, onAnswer, ...said }: BarProps) {
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
      <ProblemLine {...said} />
      {said.problems.length > 0 || said.refusal ? null : <BarKeys />}
    </div>
  );
}

function BarKeys() {
  const t = useT();
  return (
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
  );
}
