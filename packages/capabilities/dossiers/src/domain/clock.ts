import {
  type ClockFact,
  deadlineOf,
  dueInstant,
  limitMinutesOf,
  remaining,
  type TimeLimit,
  type WarnBands,
  warnInstants,
  type WorkingCalendar,
  workingMinutesBetween,
} from '@chuan/calendar';
import type { Instant } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import type { ClockView } from '../contract.ts';
import { type DossierState, isPaused, type StepState } from './state.ts';

/** The row of this channel and case, else the channel's row for every case. */
export function methodOf(content: ProcedureContent, channel: string, caseKey: string) {
  const rows = content.methods.filter((method) => method.channel === channel);
  const exact = rows.find((method) => method.caseKey === caseKey && caseKey !== '');
  return exact ?? rows.find((method) => method.caseKey === undefined);
}

/** The legal limit of this channel and case; the procedure's whole limit where no row says otherwise. */
export const limitOf = (content: ProcedureContent, channel: string, caseKey: string): TimeLimit =>
  methodOf(content, channel, caseKey)?.limit ?? content.legalLimit;

const warnBandsOf = (content: ProcedureContent): WarnBands => {
  const [pastHalf = 0.5, dueSoon = 0.2] = content.rules.warnShares;
  return [pastHalf, dueSoon];
};

/**
 * The facts that bear on a step that was open when they came: pauses, a restart from zero, and more time, which goes to
 * the work at hand. More time in calendar days says nothing in working hours.
 */
export const factsOfStep = (facts: readonly ClockFact[], openedAt: Instant): ClockFact[] =>
  facts.filter((fact) => fact.at >= openedAt && (fact.kind !== 'extended' || isInWorkingTime(fact.extension)));

const isInWorkingTime = (limit: TimeLimit | undefined): boolean =>
  limit?.unit === 'working_days' || limit?.unit === 'working_hours';

const stepLimit = (limitMinutes: number): TimeLimit => ({ value: limitMinutes / 60, unit: 'working_hours' });

/**
 * When a step that is open now is due; null while the dossier's clock stands. One without a norm is due with the
 * dossier.
 */
export function stepDueAt(
  step: Pick<StepState, 'openedAt' | 'limitMinutes'>,
  { facts, dueAt }: Pick<DossierState, 'facts' | 'dueAt'>,
  calendar: WorkingCalendar,
): Instant | null {
  if (step.limitMinutes === 0) return dueAt;
  return dueInstant(step.openedAt, stepLimit(step.limitMinutes), calendar, factsOfStep(facts, step.openedAt));
}

interface ClockFrame {
  readonly calendar: WorkingCalendar;
  readonly content: ProcedureContent;
  readonly now: Instant;
}

/** How the dossier's own clock stands. */
export function clockOfDossier(state: DossierState, { calendar, content, now }: ClockFrame): ClockView {
  const limit = limitOf(content, state.channel, state.caseKey);
  if (state.receivedAt === null) return intakeClock(state, calendar, now);
  const deadline = deadlineOf(state.receivedAt, limit, calendar, state.facts);
  const limitMinutes = Math.round(limitMinutesOf(limit) ?? deadline.totalMinutes);
  if (state.resolvedAt !== null || state.status === 'withdrawn' || state.status === 'stopped')
    return { band: 'ended', dueAt: state.dueAt, remainingMinutes: null, usedShare: 1, limitMinutes };
  const { minutesLeft, shareUsed, band } = remaining(now, deadline, calendar, warnBandsOf(content));
  return { band, dueAt: deadline.dueAt, remainingMinutes: minutesLeft, usedShare: shareUsed, limitMinutes };
}

/** Before acceptance an online dossier runs on the intake's own clock. */
function intakeClock(state: DossierState, calendar: WorkingCalendar, now: Instant): ClockView {
  const dueAt = state.intakeDueAt;
  if (dueAt === null || state.status !== 'submitted')
    return {
      band: isPaused(state) ? 'paused' : 'ended',
      dueAt: null,
      remainingMinutes: null,
      usedShare: 0,
      limitMinutes: 0,
    };
  const deadline = deadlineOf(state.submittedAt, stepLimit(intakeMinutes), calendar);
  const { minutesLeft, shareUsed, band } = remaining(now, { ...deadline, dueAt }, calendar);
  return { band, dueAt, remainingMinutes: minutesLeft, usedShare: shareUsed, limitMinutes: deadline.totalMinutes };
}

/** Only the scale of the ring: the due instant itself was fixed at submission by the regulation then in force. */
const intakeMinutes = 480;

/**
 * What a step was given in working minutes: its norm, and the more time that was granted while it was open; where its
 * clock began again from zero, on top of what it had used by then. Zero for a step without a norm, whatever was granted.
 */
export function allowedMinutes(step: StepState, facts: readonly ClockFact[], calendar: WorkingCalendar): number {
  if (step.limitMinutes === 0) return 0;
  const lived = factsOfStep(facts, step.openedAt).filter((fact) => step.closedAt === null || fact.at <= step.closedAt);
  const begun = lived.findLastIndex((fact) => fact.kind === 'restarted') + 1;
  const restartedAt = lived[begun - 1]?.at ?? step.openedAt;
  return lived
    .slice(begun)
    .reduce(
      (sum, { extension }) => sum + (extension ? (limitMinutesOf(extension) ?? 0) : 0),
      step.limitMinutes + workingMinutesBetween(step.openedAt, restartedAt, calendar, lived.slice(0, begun)),
    );
}

/** How an open step's clock stands. One without a norm runs on the dossier's. */
export function clockOfStep(step: StepState, state: DossierState, frame: ClockFrame): ClockView {
  const { calendar, content, now } = frame;
  const facts = factsOfStep(state.facts, step.openedAt);
  const limitMinutes = allowedMinutes(step, state.facts, calendar);
  if (step.status !== 'open')
    return { band: 'ended', dueAt: step.dueAt, remainingMinutes: null, usedShare: 1, limitMinutes };
  if (step.limitMinutes === 0) return clockOfDossier(state, frame);
  const deadline = deadlineOf(step.openedAt, stepLimit(step.limitMinutes), calendar, facts);
  const { minutesLeft, shareUsed, band } = remaining(now, deadline, calendar, warnBandsOf(content));
  return {
    band,
    dueAt: deadline.dueAt,
    remainingMinutes: minutesLeft,
    usedShare: shareUsed,
    limitMinutes: Math.round(deadline.totalMinutes),
  };
}

/** A band that somebody is told of, and the first instant in it. */
export interface DueWarning {
  readonly band: 'due_soon' | 'overdue';
  readonly at: Instant;
}

/** The next instant at which somebody must be told that a running limit ends, or undefined. */
export function nextWarning(
  start: Instant,
  limit: TimeLimit,
  facts: readonly ClockFact[],
  { calendar, content, now }: ClockFrame,
): DueWarning | undefined {
  return warnInstants(deadlineOf(start, limit, calendar, facts), calendar, warnBandsOf(content)).find(
    (warning): warning is DueWarning => warning.band !== 'past_half' && warning.at >= now,
  );
}

export { stepLimit };
