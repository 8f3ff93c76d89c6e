import { LateCauseClass } from '@chuan/dossiers/contract';
import { CivilDate, Instant } from '@chuan/kernel';
import { z } from 'zod';
import { Figure } from './row-filter.ts';

export const Period = z.enum(['week', 'month', 'quarter']);
export type Period = z.infer<typeof Period>;

export const BoardInput = z.strictObject({
  period: Period.default('month'),
  /** Only what lies with this position now; what is counted over the period stays the whole agency's. */
  positionId: z.uuid().optional(),
  /** Whose flow is looked at; the busiest procedure when not given. */
  procedureId: z.uuid().optional(),
});
export type BoardInput = z.infer<typeof BoardInput>;

/** First and last day of the period so far, and of the whole period before. */
export const PeriodDays = z.strictObject({
  from: CivilDate,
  to: CivilDate,
  previousFrom: CivilDate,
  previousTo: CivilDate,
});
export type PeriodDays = z.infer<typeof PeriodDays>;

export const Tiles = z.strictObject({
  open: Figure,
  within: Figure,
  dueSoon: Figure,
  dueToday: Figure,
  dueTomorrow: Figure,
  overdue: Figure,
  /** Working minutes past the promise, of the dossier that is longest overdue; null when none is. */
  longestOverdueMinutes: z.int().nullable(),
  paused: Figure,
  awaitingApplicant: Figure,
  /** Results of the period; those after their promise; those of the period before. */
  resolved: Figure,
  late: Figure,
  resolvedBefore: Figure,
  lateBefore: Figure,
});
export type Tiles = z.infer<typeof Tiles>;

export const DueDay = z.strictObject({ on: CivilDate, due: Figure, isToday: z.boolean() });
export type DueDay = z.infer<typeof DueDay>;

/** Results a day, the median of the last working days; null while there were none. */
export const Capacity = z.strictObject({ perDay: z.number(), days: z.int(), results: Figure }).nullable();
export type Capacity = z.infer<typeof Capacity>;

/** A dossier that will be late unless somebody acts: what is left is less than what is usually needed. */
export const Risk = z.strictObject({
  dossierId: z.uuid(),
  code: z.string(),
  procedureName: z.string(),
  holders: z.array(z.string()),
  dueAt: Instant,
  leftMinutes: z.int(),
  neededMinutes: z.int(),
});
export type Risk = z.infer<typeof Risk>;

/** Breaches of the period by cause; null: nobody has said why yet. */
export const CauseCount = z.strictObject({
  cause: LateCauseClass.nullable(),
  confirmed: z.int(),
  unconfirmed: z.int(),
});
export type CauseCount = z.infer<typeof CauseCount>;

export const StepFigures = z.strictObject({
  nodeId: z.string(),
  label: z.string(),
  name: z.string(),
  /** The question of the data and its answer that alone lead here; empty for every other step. */
  condition: z.string(),
  standing: Figure,
  /** Working minutes of one visit, on average over the period; null without visits. */
  averageMinutes: z.int().nullable(),
  visits: z.int(),
  limitMinutes: z.int(),
  /** Visits take longer than the limit on average, and there were enough of them to say so. */
  isJammed: z.boolean(),
});
export type StepFigures = z.infer<typeof StepFigures>;

/** Who used the time of the period's results of one procedure: working minutes, mean of one dossier. */
export const TimeUse = z.strictObject({
  dossiers: Figure,
  limitMinutes: z.int(),
  parts: z.array(z.strictObject({ nodeId: z.string(), name: z.string(), minutes: z.int(), isOver: z.boolean() })),
  /** The clock stood still: with the applicant, with another agency, by order. */
  applicantMinutes: z.int(),
  otherAgencyMinutes: z.int(),
  suspendedMinutes: z.int(),
});
export type TimeUse = z.infer<typeof TimeUse>;

/** Steps that follow one another: the usual way first, then each that leaves it, with where it leaves and joins. */
export const FlowWay = z.strictObject({
  entries: z.array(z.strictObject({ label: z.string(), outcome: z.string() })),
  /** Ids of steps; those side by side share a stage. */
  stages: z.array(z.array(z.string())),
  joins: z.string().nullable(),
});
export type FlowWay = z.infer<typeof FlowWay>;

export const FlowFigures = z.strictObject({
  procedureId: z.uuid(),
  name: z.string(),
  document: z.string(),
  timeUse: TimeUse,
  steps: z.array(StepFigures),
  ways: z.array(FlowWay),
});
export type FlowFigures = z.infer<typeof FlowFigures>;

export const LoadRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** Of a person: what they hold there; of a position: nothing. */
  note: z.string(),
  people: z.int(),
  held: Figure,
  dueSoon: Figure,
  overdue: Figure,
  paused: Figure,
});
export type LoadRow = z.infer<typeof LoadRow>;

export const Board = z.strictObject({
  now: Instant,
  period: Period,
  days: PeriodDays,
  positionId: z.uuid().nullable(),
  positionNames: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  tiles: Tiles,
  due: z.array(DueDay),
  capacity: Capacity,
  risks: z.array(Risk),
  causes: z.array(CauseCount),
  procedures: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  flow: FlowFigures.nullable(),
  positions: z.array(LoadRow),
  /** What lies with no position, that the rows add up to the agency's numbers; null where there is none. */
  unplaced: LoadRow.omit({ id: true, name: true, note: true, people: true }).nullable(),
  people: z.array(LoadRow),
});
export type Board = z.infer<typeof Board>;

/** One number of the board as a line of a file; `on` is the civil day that the item is. */
export const BoardLine = z.strictObject({
  section: z.string(),
  item: z.string(),
  on: CivilDate.nullable(),
  measure: z.string(),
  value: z.number(),
});
export type BoardLine = z.infer<typeof BoardLine>;

export const BoardLines = z.strictObject({
  /** Name of the file, without its ending. */
  name: z.string(),
  title: z.string(),
  head: z.strictObject({ section: z.string(), item: z.string(), measure: z.string(), value: z.string() }),
  lines: z.array(BoardLine),
});
export type BoardLines = z.infer<typeof BoardLines>;
