import { addWorkingMinutes } from '@chuan/calendar';
import type { DossierState, StepState } from '@chuan/dossiers/server';
import type { Instant, Uuid } from '@chuan/kernel';
import type { ProcedureStep } from '@chuan/library/contract';
import type { RunningProcedure } from '@chuan/procedures/contract';
import type { AgencyRun } from './agency-run.ts';
import { type Temper, temperOf } from './temper.ts';

export type MoveKind =
  | 'accept'
  | 'refuse_intake'
  | 'complete'
  | 'supplement'
  | 'answer'
  | 'extend'
  | 'suspend'
  | 'resume'
  | 'reassign'
  | 'withdraw'
  | 'stop'
  | 'deliver'
  | 'rate';

/** What happens next to a dossier, when, and by whom. */
export interface Move {
  readonly at: Instant;
  readonly kind: MoveKind;
  readonly personId: Uuid | null;
  readonly step?: StepState;
  readonly row?: ProcedureStep;
  readonly outcome?: string;
}

export interface Scene {
  readonly run: AgencyRun;
  readonly index: number;
  readonly state: DossierState;
  /** Moves that were tried and refused, or are made once only. */
  readonly spent: ReadonlySet<MoveKind>;
}

interface Known extends Scene {
  readonly temper: Temper;
  readonly procedure: RunningProcedure;
  readonly lastAt: Instant;
}

const day = 480;

/** The next move of a dossier; null when nothing more will happen. Depends on the dossier alone, so it can be asked anew. */
export function nextMove(scene: Scene): Move | null {
  const { state, run, index } = scene;
  const procedure = run.versions.get(state.procedureVersionId);
  if (!procedure) return null;
  const known = { ...scene, temper: temperOf(run, index), procedure, lastAt: lastInstantOf(state) };
  switch (state.status) {
    case 'submitted':
      return intake(known);
    case 'awaiting_supplement':
      return answer(known);
    case 'suspended':
      return headMove(known, 'resume', later(known, 'resume', [2 * day, 8 * day]));
    case 'in_progress':
      return earliest([...open(known), ...troubles(known)]);
    case 'resolved':
      return delivery(known);
    case 'delivered':
      return known.temper.rates && !scene.spent.has('rate')
        ? { at: later(known, 'rate', [20, day]), kind: 'rate', personId: null }
        : null;
    default:
      return null;
  }
}

const earliest = (moves: readonly Move[]): Move | null =>
  moves.reduce<Move | null>((first, move) => (first === null || move.at < first.at ? move : first), null);

/** The last instant at which anything happened, read off the dossier. */
function lastInstantOf(state: DossierState): Instant {
  const steps = state.steps.flatMap((step) => [step.openedAt, step.closedAt ?? 0]);
  const facts = state.facts.map((fact) => fact.at);
  const ends = [state.submittedAt, state.receivedAt ?? 0, state.resolvedAt ?? 0, state.deliveredAt ?? 0];
  return Math.max(...steps, ...facts, ...ends);
}

const randomAt = ({ run, index }: Scene, about: string) => run.random(`${index}:${about}`);

/** Some working minutes after the last thing that happened. */
function later(known: Known, about: string, [from, to]: readonly [number, number]): Instant {
  const random = randomAt(known, about);
  return after(known, known.lastAt, random.between(from, to)) + random.whole(0, 59) * 1_000;
}

const after = ({ run }: Scene, start: Instant, minutes: number): Instant =>
  addWorkingMinutes(start, Math.max(1, Math.round(minutes)), run.calendar);

function holderOf({ run, index }: Scene, positionId: Uuid | null): Uuid | null {
  const holders = run.holdersOf(positionId);
  return holders.length === 0 ? null : run.random(`${index}:holder:${positionId}`).pick(holders);
}

const positionOf = ({ procedure }: Known, kinds: readonly string[]): Uuid | null =>
  kinds
    .map((kind) => procedure.content.steps.find((row) => row.positionKind === kind)?.positionId ?? null)
    .find((id) => id !== null) ?? null;

const officerOf = (known: Known): Uuid | null => holderOf(known, positionOf(known, ['one_stop']));

/** A leader of the procedure: of the unit where it has one, else of the agency. */
function headMove(known: Known, kind: MoveKind, at: Instant): Move | null {
  const personId = holderOf(known, positionOf(known, ['unit_head', 'agency_head']));
  return personId === null ? null : { at, kind, personId };
}

function intake(known: Known): Move {
  const random = randomAt(known, 'intake');
  const kind = random.chance(0.03) ? 'refuse_intake' : 'accept';
  return { at: later(known, 'intake-at', [10, 400]), kind, personId: officerOf(known) };
}

function answer(known: Known): Move {
  const span = known.temper.isForgetful ? [10 * day, 20 * day] : [0.4 * day, 5 * day];
  return { at: later(known, 'answer', [span[0]!, span[1]!]), kind: 'answer', personId: officerOf(known) };
}

function delivery(known: Known): Move {
  const { state, temper } = known;
  const isSent = state.deliveryMethod !== 'counter';
  const span = isSent ? [5, 120] : temper.isForgetful ? [20 * day, 40 * day] : [30, 2.5 * day];
  return { at: later(known, 'fetch', [span[0]!, span[1]!]), kind: 'deliver', personId: officerOf(known) };
}

const stepsOf = (state: DossierState): StepState[] => state.steps.filter((step) => step.status === 'open');

const rowOf = ({ content, rowOfNode }: RunningProcedure, nodeId: string) =>
  content.steps.find((row) => row.id === (rowOfNode[nodeId] ?? nodeId));

/** The step that takes longest: where pauses, extensions and delays come about. */
const mainRow = ({ content }: RunningProcedure): ProcedureStep =>
  content.steps
    .filter((row) => row.kind === 'task')
    .reduce((longest, row) => (row.limitMinutes > longest.limitMinutes ? row : longest));

function open(known: Known): Move[] {
  return stepsOf(known.state).flatMap((step) => {
    const row = rowOf(known.procedure, step.nodeId);
    if (!row) return [];
    const personId = step.personId ?? holderOf(known, step.positionId);
    const outcome = outcomeOf(known, row);
    const move = { at: doneAt(known, step, row), kind: 'complete' as const, personId, step, row };
    return [outcome === undefined ? move : { ...move, outcome }];
  });
}

/** When the work of a step is done, in its holder's working time. */
function doneAt(known: Known, step: StepState, row: ProcedureStep): Instant {
  const { state, temper, procedure } = known;
  const random = randomAt(known, `work:${step.nodeId}:${timesDone(state, step.nodeId)}`);
  const start = Math.max(step.openedAt, ...state.facts.map((fact) => fact.at));
  const share = Math.min(0.93, temper.pace * random.between(0.6, 1.15));
  const isSlow = temper.trouble === 'slow' && row.positionKind === 'agency_head';
  const minutes = row.limitMinutes === 0 ? random.between(5, 40) : row.limitMinutes * (isSlow ? share + 0.7 : share);
  const at = after(known, start, minutes) + random.whole(0, 59) * 1_000;
  const isMain = row.id === mainRow(procedure).id;
  const isBreached = temper.trouble === 'late' || (temper.trouble === 'extend' && state.extensionCount === 0);
  if (isMain && isBreached && state.dueAt !== null && (temper.trouble === 'late' || isLong(known)))
    return Math.max(at, after(known, state.dueAt, random.between(30, 1.4 * day)));
  return at;
}

const timesDone = (state: DossierState, nodeId: string): number =>
  state.steps.filter((step) => step.nodeId === nodeId && step.status !== 'open').length;

const isLong = ({ procedure }: Known): boolean => mainRow(procedure).limitMinutes >= 2 * day;

/** The first outcome is the ordinary one; a refusal or a rework takes another, once. */
function outcomeOf(known: Known, row: ProcedureStep): string | undefined {
  const { state, temper } = known;
  const [ordinary, ...others] = row.outcomes ?? [];
  const leadsTo = (target: string) =>
    others.find(({ to }) => typeof to === 'object' && 'row' in to && to.row.startsWith(target));
  if (row.positionKind === 'specialist' && temper.trouble === 'refuse') return (leadsTo('TC') ?? ordinary)?.label;
  const isHead = row.positionKind === 'agency_head' || row.positionKind === 'unit_head';
  if (isHead && temper.trouble === 'rework' && timesDone(state, row.id) === 0) return (leadsTo('B') ?? ordinary)?.label;
  if (row.id === 'B5' && others.length > 1 && ordinary?.to === 'next') {
    const random = randomAt(known, `meeting:${timesDone(state, row.id)}`);
    return random.pick([ordinary, ordinary, ...others]).label;
  }
  return ordinary?.label;
}

/** Moves beside the ordinary way, each at most once. */
function troubles(known: Known): Move[] {
  const { state, temper, spent } = known;
  const kind = temper.trouble;
  const main = stepsOf(state).find((step) => step.nodeId === mainRow(known.procedure).id);
  const moves: (Move | null)[] = [];
  if (kind === 'supplement' && state.supplementCount === 0 && main) moves.push(supplement(known, main));
  if (kind === 'extend' && state.extensionCount === 0 && main && isLong(known) && state.dueAt !== null) {
    const ahead = Math.round(randomAt(known, 'extend').between(1.2, 2.2) * day);
    const at = Math.max(after(known, main.openedAt, 60), addWorkingMinutes(state.dueAt, -ahead, known.run.calendar));
    moves.push(headMove(known, 'extend', at));
  }
  const isUnstopped = !state.facts.some((fact) => fact.kind === 'suspended' || fact.kind === 'with_other_agency');
  if (kind === 'suspend' && isUnstopped && main && isLong(known))
    moves.push(headMove(known, 'suspend', part(known, main, 0.3)));
  if (kind === 'reassign' && main) moves.push(headMove(known, 'reassign', part(known, main, 0.15)));
  if (kind === 'stop' && main) moves.push(headMove(known, 'stop', part(known, main, 0.4)));
  if (kind === 'withdraw' && main) {
    moves.push({ at: part(known, main, 0.35), kind: 'withdraw', personId: officerOf(known) });
  }
  return moves.filter((move): move is Move => move !== null && !spent.has(move.kind));
}

const part = (known: Known, step: StepState, share: number): Instant =>
  after(known, step.openedAt, step.limitMinutes * share * randomAt(known, 'part').between(0.5, 1));

function supplement(known: Known, step: StepState): Move | null {
  const row = rowOf(known.procedure, step.nodeId);
  if (row?.positionKind !== 'specialist') return null;
  const personId = step.personId ?? holderOf(known, step.positionId);
  const random = randomAt(known, 'supplement');
  const at = after(known, step.openedAt, random.between(20, Math.min(300, step.limitMinutes * 0.6)));
  return { at, kind: 'supplement', personId, step, row };
}
