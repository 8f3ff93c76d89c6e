import { civilDateOf, conflict, denied, type Instant, invalid, type Uuid } from '@chuan/kernel';
import type { ContentProblem } from '@chuan/library/contract';
import type { BarredAction, VersionAction, VersionStatus } from '../contract.ts';

/** Somebody who wrote, and when last. */
interface Wrote {
  readonly personId: Uuid;
  readonly lastAt: Instant;
}

/** What the moves of a version turn on. */
export interface VersionState {
  readonly status: VersionStatus;
  readonly version: number;
  /** Everybody who wrote a part of it. */
  readonly contributors: readonly Wrote[];
  readonly reviewedBy: Uuid | null;
  readonly isPosted: boolean;
}

const from: Readonly<Partial<Record<VersionAction, readonly VersionStatus[]>>> = {
  save: ['draft'],
  send: ['draft'],
  review: ['in_review'],
  approve: ['in_approval'],
  return: ['in_review', 'in_approval'],
  discard: ['draft'],
  draft_next: ['effective'],
  post: ['effective'],
  withdraw: ['effective'],
};

const needs: Readonly<Record<VersionAction, readonly string[]>> = {
  save: ['procedure.draft'],
  send: ['procedure.draft'],
  review: ['procedure.review'],
  approve: ['procedure.approve'],
  return: ['procedure.review', 'procedure.approve'],
  discard: ['procedure.draft'],
  draft_next: ['procedure.draft'],
  post: ['procedure.post'],
  withdraw: ['procedure.post'],
};

interface Who {
  readonly personId: Uuid | null;
  can(permission: string): boolean;
}

/** What the state and somebody's rights open, whoever wrote the version. */
const opened = (state: VersionState, who: Who): VersionAction[] =>
  (Object.keys(needs) as VersionAction[]).filter((action) => {
    if (!from[action]!.includes(state.status)) return false;
    if (!needs[action].some((permission) => who.can(permission))) return false;
    if (action === 'return') {
      return who.can(state.status === 'in_review' ? 'procedure.review' : 'procedure.approve');
    }
    if (action === 'post') return !state.isPosted;
    return action !== 'withdraw' || state.isPosted;
  });

/** What somebody may do with a version now; the screen shows these, the moves decide the same again. */
export const actionsOf = (state: VersionState, who: Who): VersionAction[] =>
  opened(state, who).filter((action) => barOf(action, state, who.personId) === undefined);

/** What would be somebody's to do now, had they not written a part of it, and why it is not. */
export const barredOf = (state: VersionState, who: Who): BarredAction[] =>
  opened(state, who).flatMap((action) => barOf(action, state, who.personId) ?? []);

/** @throws {AppError} `procedure.changed` when somebody else was faster, `procedure.wrong_state` */
export function requireMove(
  action: VersionAction,
  state: Pick<VersionState, 'status' | 'version'>,
  seenVersion: number,
): void {
  if (state.version !== seenVersion) throw conflict('procedure.changed');
  if (!from[action]!.includes(state.status)) throw conflict('procedure.wrong_state', { status: state.status });
}

/** Nothing with an error goes on. @throws {AppError} `procedure.has_errors` with the first one's code and row. */
export function requireSound(problems: readonly ContentProblem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const [first] = errors;
  if (!first) return;
  throw conflict('procedure.has_errors', { count: errors.length, first: first.code, step: first.stepId ?? '' });
}

type Judging = 'review' | 'approve';

/** Nobody judges what they wrote: TCVN ISO 9001 wants it suitable and adequate in the eyes of others. */
const barCodes: Readonly<Record<Judging, string>> = {
  review: 'procedure.own_review',
  approve: 'procedure.own_approval',
};

function barOf(
  action: VersionAction,
  { contributors }: Pick<VersionState, 'contributors'>,
  personId: Uuid | null,
): BarredAction | undefined {
  if (action !== 'review' && action !== 'approve') return undefined;
  const own = contributors.find((one) => one.personId === personId);
  return (
    own && { action, code: barCodes[action], params: { on: civilDateOf(own.lastAt).split('-').reverse().join('/') } }
  );
}

/**
 * Whoever wrote a part of it neither reviews nor approves it, whoever wrote last.
 *
 * @throws {AppError} `procedure.own_review`, `procedure.own_approval` with the day on which the asker wrote last
 */
export function requireOther(action: Judging, state: Pick<VersionState, 'contributors'>, personId: Uuid | null): void {
  const bar = barOf(action, state, personId);
  if (bar) throw denied(bar.code, bar.params);
  if (personId === null) throw denied('permission.missing', { permission: needs[action][0]! });
}

const slackMs = 60_000;

/** The moment from which a version is in force; one just gone by means now. @throws {AppError} `procedure.in_the_past` */
export function effectiveFrom(asked: Instant | undefined, now: Instant): Instant {
  if (asked === undefined) return now;
  if (asked < now - slackMs) throw invalid('procedure.in_the_past');
  return Math.max(asked, now);
}
