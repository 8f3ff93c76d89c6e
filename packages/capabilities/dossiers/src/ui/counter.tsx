import './dossiers.css';
import {
  type AppError,
  Finder,
  formatVnd,
  Icon,
  Kbd,
  Link,
  ShortcutSheet,
  useErrorText,
  useShortcuts,
} from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import { IconAlertCircle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OfferedProcedure, Receipt, ReceiveInput, Reception, ReceptionInput } from '../contract.ts';
import { CounterAnswer } from './counter-answer.tsx';
import { ApplicantSection, DataSection, PapersSection, ProcedureSection, ResultSection } from './counter-sections.tsx';
import { freshTurn, problemOfTurn, receiveInput, type Turn, type TurnProblem } from './counter-turn.ts';
import { formHref } from './history.tsx';
import { PromiseStrip } from './promise-strip.tsx';
import { type PaperHead, ReceptionPaper } from './reception-paper.tsx';
import { limitText } from './limits.ts';
import { useT } from './translate.ts';

export type ReceiptAnswer =
  | { readonly ok: true; readonly value: Receipt }
  | { readonly ok: false; readonly refusal: AppError };

/** What the counter asks of the server. */
export interface CounterCalls {
  reception(input: ReceptionInput): Promise<Reception | undefined>;
  receive(input: ReceiveInput): Promise<ReceiptAnswer>;
  refuse(input: ReceiveInput & { reason: string }): Promise<ReceiptAnswer>;
  supplement(input: ReceiveInput & { items: string[]; reason: string }): Promise<ReceiptAnswer>;
}

export interface CounterScreenProps {
  readonly offered: readonly OfferedProcedure[];
  readonly head: PaperHead;
  readonly agencyName: string;
  readonly officer: string;
  readonly receivedToday: number;
  readonly now: Instant;
  readonly calls: CounterCalls;
}

export type Answering = 'supplement' | 'refuse';
interface Done {
  readonly receipt: Receipt;
  readonly how: 'accept' | Answering;
}

/** Opens the paper beside the counter, ready to be printed; the link in the done line does the same again. */
const openForm = (formId: string): void => {
  window.open(formHref(formId), '_blank', 'noopener');
};

/** Seconds since the turn's first key; zero before. */
function useTurnSeconds(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!isRunning) return undefined;
    const startedMs = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - startedMs) / 1_000)), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds;
}

/** The promise and the papers of the chosen procedure and case, asked anew when either changes. */
function useReception(turn: Turn, calls: CounterCalls): Reception | undefined {
  const [reception, setReception] = useState<Reception>();
  const ask = useRef(calls);
  ask.current = calls;
  const { procedureId, caseKey, channel } = turn;
  useEffect(() => {
    if (procedureId === '') {
      setReception(undefined);
      return undefined;
    }
    let current = true;
    void ask.current.reception({ procedureId, caseKey, channel }).then((found) => current && setReception(found));
    return () => {
      current = false;
    };
  }, [procedureId, caseKey, channel]);
  return reception?.procedureId === procedureId ? reception : undefined;
}

const focusOn = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus();

const places: Readonly<Record<TurnProblem['at'], () => void>> = {
  procedure: focusOn('#counter-pick'),
  name: focusOn('#counter-name'),
  papers: focusOn('#counter-papers input:not(:checked)'),
  field: () => {},
};

function Top({
  agencyName,
  officer,
  receivedToday,
  seconds,
}: Pick<CounterScreenProps, 'agencyName' | 'officer' | 'receivedToday'> & { readonly seconds: number }) {
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

function DoneLine({ done }: { readonly done: Done | undefined }) {
  const t = useT();
  const words = {
    accept: 'counter.done',
    supplement: 'counter.doneSupplement',
    refuse: 'counter.doneRefused',
  } as const;
  return (
    <div role="status">
      {done === undefined ? null : (
        <p className="alert ok counter-done">
          <Icon of={IconCircleCheck} />
          <b className="num">{t(words[done.how], { code: done.receipt.code })}</b>
          {done.receipt.formId === null ? null : (
            <a href={formHref(done.receipt.formId)} target="_blank" rel="noreferrer">
              {t('counter.openForm')}
            </a>
          )}
          <Link href={`/w/dossiers/${done.receipt.dossierId}`}>{t('counter.openDossier')}</Link>
        </p>
      )}
    </div>
  );
}

function ProblemLine({
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

function ProcedurePicker({
  offered,
  opened,
  onClose,
  onPick,
}: Pick<CounterScreenProps, 'offered'> & { opened: boolean; onClose: () => void; onPick: (id: string) => void }) {
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

function CounterKeys() {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const key = (name: string, label: string) => ({ keys: [name], label });
  return (
    <ShortcutSheet
      opened={opened}
      onOpen={() => setOpened(true)}
      onClose={() => setOpened(false)}
      groups={[
        {
          title: t('counter.keysGroup'),
          keys: [
            key('F2', t('counter.keysProcedure')),
            key('F3', t('counter.keysScan')),
            key('F4', t('counter.keysPapers')),
            key(t('counter.keySpace'), t('counter.keyTick')),
            key('F6', t('counter.keysResult')),
            key('Ctrl Enter', t('counter.accept')),
            key('F8', t('counter.supplement')),
            key('F9', t('counter.refuse')),
          ],
        },
      ]}
    />
  );
}

interface BarProps {
  readonly busy: boolean;
  readonly onAccept: () => void;
  readonly onAnswer: (how: Answering) => void;
}

function Bar({ busy, onAccept, onAnswer }: BarProps) {
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

/** One person's turn at the counter: what stands there, and what became of it. */
function useCounter({ calls, offered }: Pick<CounterScreenProps, 'calls' | 'offered'>) {
  const [turn, setTurn] = useState<Turn>(freshTurn);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Done>();
  const [problem, setProblem] = useState<TurnProblem>();
  const [refusal, setRefusal] = useState<AppError>();
  const [answering, setAnswering] = useState<Answering>();
  const reception = useReception(turn, calls);
  const patch = useCallback((change: Partial<Turn>) => {
    setDone(undefined);
    setProblem(undefined);
    setRefusal(undefined);
    setTurn((before) => ({ ...before, ...change }));
  }, []);
  // A procedure with cases is received for one of them; the first until another is chosen.
  useEffect(() => {
    const first = reception?.cases[0]?.key;
    if (first !== undefined && turn.caseKey === '') setTurn((before) => ({ ...before, caseKey: first }));
  }, [reception, turn.caseKey]);

  const isReady = (accepting: boolean): boolean => {
    const found = problemOfTurn(turn, reception, accepting);
    setProblem(found);
    if (found) places[found.at]();
    return found === undefined;
  };
  const settle = (how: Done['how'], answer: ReceiptAnswer): boolean => {
    setBusy(false);
    if (!answer.ok) {
      setRefusal(answer.refusal);
      return false;
    }
    setAnswering(undefined);
    setTurn(freshTurn);
    setDone({ receipt: answer.value, how });
    if (answer.value.formId !== null) openForm(answer.value.formId);
    places.procedure();
    return true;
  };
  const accept = async () => {
    if (busy || !isReady(true) || reception === undefined) return;
    setBusy(true);
    setRefusal(undefined);
    settle('accept', await calls.receive(receiveInput(turn, reception)));
  };
  const answer = async (how: Answering, items: string[], reason: string) => {
    if (busy || reception === undefined) return;
    setBusy(true);
    const input = receiveInput(turn, reception);
    settle(
      how,
      how === 'refuse' ? await calls.refuse({ ...input, reason }) : await calls.supplement({ ...input, items, reason }),
    );
  };
  const pick = (procedureId: string) => {
    if (offered.some((one) => one.id === procedureId)) patch({ procedureId, caseKey: '', papers: {}, data: {} });
    setTimeout(focusOn('#counter-id'), 80);
  };
  return {
    turn,
    patch,
    reception,
    busy,
    done,
    problem,
    refusal,
    answering,
    accept,
    answer,
    pick,
    askAnswer: (how: Answering) => isReady(false) && setAnswering(how),
    closeAnswer: () => setAnswering(undefined),
  };
}

/** The counter: one screen, the keyboard alone, a paper in the hand in under a minute. */
export function CounterScreen(props: CounterScreenProps) {
  const t = useT();
  const counter = useCounter(props);
  const [picking, setPicking] = useState(false);
  const { turn, reception, patch } = counter;
  const seconds = useTurnSeconds(turn !== freshTurn);
  useShortcuts({
    F2: () => setPicking(true),
    F3: focusOn('#counter-id'),
    F4: focusOn('#counter-papers input'),
    F6: focusOn('#counter-result [aria-checked=true]'),
    F8: () => counter.askAnswer('supplement'),
    F9: () => counter.askAnswer('refuse'),
    'Ctrl Enter': () => void counter.accept(),
  });
  const section = { turn, reception, patch };
  return (
    <div className="counter">
      <Top {...props} seconds={seconds} />
      <div className="counter-cols">
        <form className="counter-form" onSubmit={(event) => event.preventDefault()}>
          <DoneLine done={counter.done} />
          <ProcedureSection {...section} onPick={() => setPicking(true)} />
          <ApplicantSection {...section} />
          <PapersSection {...section} />
          <DataSection {...section} />
          <ResultSection {...section} />
          <section className="sec last" aria-live="polite">
            <h2>
              {t('counter.due')}
              <small>{t('counter.reckoned')}</small>
            </h2>
            <div>
              <PromiseStrip reception={reception} />
            </div>
          </section>
          <ProblemLine problem={counter.problem} refusal={counter.answering ? undefined : counter.refusal} />
        </form>
        <aside className="counter-side" aria-label={t('counter.preview')}>
          <div className="pv-h">
            <h2>{t('counter.preview')}</h2>
            <span className="small">{t('counter.previewNote')}</span>
          </div>
          <ReceptionPaper turn={turn} reception={reception} head={props.head} now={props.now} />
        </aside>
        <Bar busy={counter.busy} onAccept={() => void counter.accept()} onAnswer={counter.askAnswer} />
      </div>
      <ProcedurePicker
        offered={props.offered}
        opened={picking}
        onClose={() => setPicking(false)}
        onPick={counter.pick}
      />
      {counter.answering === undefined || reception === undefined ? null : (
        <CounterAnswer
          how={counter.answering}
          turn={turn}
          reception={reception}
          busy={counter.busy}
          refusal={counter.refusal}
          onClose={counter.closeAnswer}
          onSend={(items, reason) => void counter.answer(counter.answering ?? 'refuse', items, reason)}
        />
      )}
      <CounterKeys />
    </div>
  );
}
