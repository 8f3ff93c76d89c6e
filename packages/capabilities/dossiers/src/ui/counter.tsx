import './dossiers.css';
import { type AppError, Form, Link, useDraft, useShortcuts } from '@chuan/ui';
import type { Instant } from '@chuan/kernel';
import { type ComponentProps, useCallback, useEffect, useRef, useState } from 'react';
import type {
  OfferedProcedure,
  Receipt,
  ReceiveInput,
  Reception,
  ReceptionHead,
  ReceptionInput,
  UnreceivedInput,
} from '../contract.ts';
import type { RefusalGround } from '../contract/inputs.ts';
import type { ReceiptAnswer } from './calls.ts';
import { CounterAnswer } from './counter-answer.tsx';
import { Bar, errorText, ProcedurePicker, Top } from './counter-parts.tsx';
import { PapersSection } from './counter-papers.tsx';
import { problemsOfTurn, stillWrong, type TurnPlace, type TurnProblem } from './counter-problems.ts';
import { ApplicantSection, DataSection, ProcedureSection, ResultSection } from './counter-sections.tsx';
import { type Answering, type AnswerText, freshTurn, receiveInput, type Turn, turnTo } from './counter-turn.ts';
import { DoneLine, openPaper } from './done-line.tsx';
import { PromiseStrip } from './promise-strip.tsx';
import { ReceptionPaper } from './reception-paper.tsx';
import { RestoredNote } from './restored-note.tsx';
import { useT } from './translate.ts';

/** What the counter asks of the server. */
export interface CounterCalls {
  reception(input: ReceptionInput): Promise<Reception | undefined>;
  receive(input: ReceiveInput): Promise<ReceiptAnswer>;
  refuse(input: UnreceivedInput & { ground: RefusalGround; reason: string }): Promise<ReceiptAnswer>;
  supplement(input: UnreceivedInput & { items: string[]; reason: string }): Promise<ReceiptAnswer>;
}

export interface CounterScreenProps {
  readonly offered: readonly OfferedProcedure[];
  readonly head: ReceptionHead;
  readonly agencyName: string;
  readonly officer: string;
  readonly receivedToday: number;
  readonly now: Instant;
  readonly calls: CounterCalls;
}

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

const fields: Readonly<Record<Exclude<TurnPlace, `data-${string}`>, string>> = {
  procedure: '#counter-pick',
  idNumber: '#counter-id',
  name: '#counter-name',
  phone: '#counter-phone',
  address: '#counter-address',
  papers: '#counter-papers [aria-invalid=true]',
  amount: '#fee-amount',
  feeReason: '#fee-reason',
};

const fieldOf = (at: TurnPlace): string => (at in fields ? fields[at as keyof typeof fields] : `[id="counter-${at}"]`);

/** An attempt to send the turn, and what barred it. */
interface Attempt {
  readonly isAcceptance: boolean;
  readonly found: readonly TurnProblem[];
}

/** What still bars the turn since it was last tried, the first of it with the focus. */
function useProblems(turn: Turn, reception: Reception | undefined) {
  const [attempt, setAttempt] = useState<Attempt>();
  // The papers are marked first: the focus goes to one that is.
  useEffect(() => {
    const first = attempt?.found[0];
    if (first) focusOn(fieldOf(first.at))();
  }, [attempt]);
  const attemptTo = (isAcceptance: boolean): boolean => {
    const found = problemsOfTurn(turn, reception, isAcceptance);
    setAttempt({ isAcceptance, found });
    return found.length === 0;
  };
  const problems = attempt ? stillWrong(attempt.found, problemsOfTurn(turn, reception, attempt.isAcceptance)) : [];
  const forget = () => setAttempt(undefined);
  return { problems, attemptTo, forget };
}

/** A procedure with cases is received for one of them; the first until another is chosen. */
function useFirstCase(
  { caseKey }: Turn,
  reception: Reception | undefined,
  setTurn: (change: (before: Turn) => Turn) => void,
): void {
  const first = reception?.cases[0]?.key;
  useEffect(() => {
    if (first !== undefined && caseKey === '') setTurn((before) => ({ ...before, caseKey: first }));
  }, [first, caseKey, setTurn]);
}

const doneWords = {
  accept: 'counter.done',
  supplement: 'counter.doneSupplement',
  refuse: 'counter.doneRefused',
} as const;

interface DoneTurn {
  readonly receipt: Receipt;
  readonly how: keyof typeof doneWords;
}

/** One person's turn at the counter: what stands there, and what became of it. */
function useCounter(calls: CounterCalls) {
  const draft = useDraft<Turn>('counter', freshTurn);
  const { value: turn, set: setTurn } = draft;
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<DoneTurn>();
  const [refusal, setRefusal] = useState<AppError>();
  const [answering, setAnswering] = useState<Answering>();
  const reception = useReception(turn, calls);
  const { problems, attemptTo, forget } = useProblems(turn, reception);
  const patch = useCallback(
    (change: Partial<Turn>) => {
      setDone(undefined);
      setRefusal(undefined);
      setTurn((before) => ({ ...before, ...change }));
    },
    [setTurn],
  );
  useFirstCase(turn, reception, setTurn);
  const beginAnew = () => {
    forget();
    draft.reset();
  };
  const settle = (how: DoneTurn['how'], answer: ReceiptAnswer): void => {
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal);
    setAnswering(undefined);
    beginAnew();
    setDone({ receipt: answer.value, how });
    openPaper(answer.value);
    focusOn(fields.procedure)();
  };
  const accept = async () => {
    // A blank turn is no mistake: the key was pressed twice, and the first was heard.
    if (busy || turn === freshTurn || !attemptTo(true) || reception === undefined) return;
    setBusy(true);
    setRefusal(undefined);
    settle('accept', await calls.receive(receiveInput(turn, reception)));
  };
  const answer = async (how: Answering, { items, ground, reason }: AnswerText) => {
    if (busy || reception === undefined || (how === 'refuse' && ground === '')) return;
    setBusy(true);
    // What is not received is not charged for.
    const { fee: _, isFeePaid: __, ...input } = receiveInput(turn, reception);
    settle(
      how,
      ground === ''
        ? await calls.supplement({ ...input, items, reason })
        : await calls.refuse({ ...input, ground, reason }),
    );
  };
  const askAnswer = (how: Answering) => attemptTo(false) && setAnswering(how);
  const closeAnswer = () => setAnswering(undefined);
  const shown = { busy, done, problems, refusal, answering, draft: { ...draft, reset: beginAnew } };
  return { ...shown, turn, patch, reception, accept, answer, askAnswer, closeAnswer };
}

function PromiseSection({ reception }: { readonly reception: Reception | undefined }) {
  const t = useT();
  return (
    <section className="sec last" aria-live="polite">
      <h2>
        {t('counter.due')}
        <small>{t('counter.reckoned')}</small>
      </h2>
      <div>
        <PromiseStrip promise={reception} />
      </div>
    </section>
  );
}

function PaperSide(props: ComponentProps<typeof ReceptionPaper>) {
  const t = useT();
  return (
    <aside className="counter-side" aria-label={t('counter.preview')}>
      <div className="pv-h">
        <h2>{t('counter.preview')}</h2>
        <span className="small">{t('counter.previewNote')}</span>
      </div>
      <ReceptionPaper {...props} />
    </aside>
  );
}

/** After the picker has given the focus back. */
const settleMs = 80;

function useCounterKeys(counter: ReturnType<typeof useCounter>, onPick: () => void): void {
  useShortcuts({
    F2: onPick,
    F3: focusOn('#counter-id'),
    F4: focusOn('#counter-papers input'),
    F6: focusOn('#counter-result [aria-checked=true]'),
    F8: () => counter.askAnswer('supplement'),
    F9: () => counter.askAnswer('refuse'),
    'Ctrl Enter': () => void counter.accept(),
  });
}

/** The counter: one screen, the keyboard alone, a paper in the hand in under a minute. */
export function CounterScreen(props: CounterScreenProps) {
  const t = useT();
  const counter = useCounter(props.calls);
  const [picking, setPicking] = useState(false);
  const { turn, reception, patch } = counter;
  const seconds = useTurnSeconds(turn !== freshTurn);
  useCounterKeys(counter, () => setPicking(true));
  const errorAt = (at: TurnPlace) => {
    const problem = counter.problems.find((one) => one.at === at);
    return problem && errorText(problem, t);
  };
  const section = { turn, reception, patch, errorAt };
  return (
    <div className="counter">
      <Top {...props} seconds={seconds} />
      <div className="counter-cols">
        <Form className="counter-form" onSubmit={(event) => event.preventDefault()}>
          <DoneOfTurn done={counter.done} />
          <RestoredNote draft={counter.draft} />
          <ProcedureSection {...section} onPick={() => setPicking(true)} />
          <ApplicantSection {...section} />
          <PapersSection {...section} />
          <DataSection {...section} />
          <ResultSection {...section} />
          <PromiseSection reception={reception} />
        </Form>
        <PaperSide turn={turn} reception={reception} head={props.head} now={props.now} />
        <Bar
          turn={turn}
          problems={counter.problems}
          refusal={counter.answering ? undefined : counter.refusal}
          busy={counter.busy}
          onAccept={() => void counter.accept()}
          onAnswer={counter.askAnswer}
        />
      </div>
      <ProcedurePicker
        offered={props.offered}
        opened={picking}
        onClose={() => setPicking(false)}
        onPick={(procedureId) => {
          patch(turnTo(procedureId));
          setTimeout(focusOn('#counter-id'), settleMs);
        }}
      />
      {counter.answering === undefined || reception === undefined ? null : (
        <CounterAnswer
          how={counter.answering}
          turn={turn}
          reception={reception}
          busy={counter.busy}
          refusal={counter.refusal}
          onClose={counter.closeAnswer}
          onSend={(text) => void counter.answer(counter.answering ?? 'refuse', text)}
        />
      )}
    </div>
  );
}

function DoneOfTurn({ done }: { readonly done: DoneTurn | undefined }) {
  const t = useT();
  if (done === undefined) return <DoneLine done={undefined} />;
  const { receipt, how } = done;
  return (
    <DoneLine done={{ text: t(doneWords[how], { code: receipt.code }), formId: receipt.formId }}>
      <Link href={`/w/dossiers/${receipt.dossierId}`}>{t('counter.openDossier')}</Link>
    </DoneLine>
  );
}
