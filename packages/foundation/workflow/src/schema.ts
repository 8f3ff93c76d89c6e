import { z } from 'zod';

/** How a dossier ends; the words are stored, printed and counted. */
export const EndKind = z.enum(['granted', 'refused', 'withdrawn', 'stopped']);
export type EndKind = z.infer<typeof EndKind>;

export const NodeId = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,39}$/);
export type NodeId = z.infer<typeof NodeId>;

/** A test on the dossier's data; data, never code. */
export const Condition = z.strictObject({
  field: z.string().min(1).max(80),
  operator: z.enum(['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'in']),
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(200)).max(50)]),
});
export type Condition = z.infer<typeof Condition>;

const base = { id: NodeId, name: z.string().max(300) };

/** A node of a procedure's flow. Limits are working minutes; 0 means that the node takes no time of the limit. */
export const FlowNode = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('start') }),
  z.strictObject({
    ...base,
    kind: z.literal('task'),
    limitMinutes: z.int().min(0),
    outcomes: z.array(z.string().min(1).max(60)).max(8).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('decision') }),
  z.strictObject({ ...base, kind: z.literal('fork') }),
  z.strictObject({ ...base, kind: z.literal('join') }),
  /** An opinion asked of another unit by a date; `silence` is the outcome recorded when none comes. */
  z.strictObject({
    ...base,
    kind: z.literal('consult'),
    limitMinutes: z.int().min(0),
    silence: z.enum(['agreed', 'overdue']),
  }),
  z.strictObject({ ...base, kind: z.literal('timer'), limitMinutes: z.int().min(0) }),
  z.strictObject({ ...base, kind: z.literal('end'), result: EndKind }),
]);
export type FlowNode = z.infer<typeof FlowNode>;

/**
 * A flow between two nodes. Out of a task with outcomes: one flow per `outcome`. Out of a decision: flows with a
 * `condition`, tried in order, and exactly one without (the otherwise).
 */
export const Flow = z.strictObject({
  from: NodeId,
  to: NodeId,
  outcome: z.string().min(1).max(60).optional(),
  condition: Condition.optional(),
});
export type Flow = z.infer<typeof Flow>;

export const Definition = z.strictObject({
  nodes: z.array(FlowNode).min(2).max(200),
  flows: z.array(Flow).min(1).max(400),
});
export type Definition = z.infer<typeof Definition>;

/** Tokens waiting at nodes: for a join, counted per incoming flow. Node id → how many; flow index → how many. */
export const Marking = z.strictObject({
  /** Node ids where work is open (task, consult, timer), each with the number of its tokens. */
  open: z.record(NodeId, z.int().min(1)),
  /** Tokens that have arrived at a join, by index of the flow they came on. */
  waiting: z.record(z.string().regex(/^\d+$/), z.int().min(1)),
  /** Ids of events already applied, so that a repeat has no second effect. */
  applied: z.array(z.string()).max(2_000),
  ended: EndKind.nullable(),
  /** Tasks completed or skipped, in the order of the first time: what a return may go back to. */
  done: z.array(NodeId).max(200).optional(),
});
export type Marking = z.infer<typeof Marking>;

/** What decisions look at. The chosen outcome of the event itself is put under `outcome` by the machine. */
export const FlowData = z.record(
  z.string().max(80),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]),
);
export type FlowData = z.infer<typeof FlowData>;

const eventBase = { id: z.string().min(1).max(100), data: FlowData.optional() };
const outcome = z.string().min(1).max(60).optional();

/**
 * Something that happened to a running dossier. `id` makes a repeat harmless; `data` is what decisions that follow at
 * once look at.
 */
export const FlowEvent = z.discriminatedUnion('kind', [
  z.strictObject({ ...eventBase, kind: z.literal('start') }),
  z.strictObject({ ...eventBase, kind: z.literal('complete'), nodeId: NodeId, outcome }),
  z.strictObject({ ...eventBase, kind: z.literal('answer'), nodeId: NodeId, outcome }),
  z.strictObject({ ...eventBase, kind: z.literal('silence'), nodeId: NodeId }),
  z.strictObject({ ...eventBase, kind: z.literal('elapse'), nodeId: NodeId }),
  z.strictObject({ ...eventBase, kind: z.literal('return'), nodeId: NodeId, toNodeId: NodeId }),
  z.strictObject({ ...eventBase, kind: z.literal('skip'), nodeId: NodeId, reason: z.string().max(2_000), outcome }),
  z.strictObject({ ...eventBase, kind: z.literal('stop'), result: EndKind.exclude(['granted']) }),
]);
export type FlowEvent = z.infer<typeof FlowEvent>;

/** How work at a node was closed. */
export const CloseKind = z.enum(['completed', 'answered', 'silent', 'elapsed', 'skipped', 'returned', 'cancelled']);
export type CloseKind = z.infer<typeof CloseKind>;

/** What the service must do after a step, in this order. */
export const FlowCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), nodeId: NodeId }),
  z.strictObject({ kind: z.literal('close'), nodeId: NodeId, how: CloseKind, outcome }),
  z.strictObject({ kind: z.literal('end'), result: EndKind }),
]);
export type FlowCommand = z.infer<typeof FlowCommand>;

/** The id of a table row; without a dot, which the ids that the table makes itself have. */
export const RowId = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,29}$/);
export type RowId = z.infer<typeof RowId>;

/** Where an outcome leads: the next row, a named row (earlier or later), or an end of the dossier. */
export const RowTarget = z.union([z.literal('next'), z.strictObject({ row: RowId }), z.strictObject({ end: EndKind })]);
export type RowTarget = z.infer<typeof RowTarget>;

export const RowOutcome = z.strictObject({
  label: z.string().min(1).max(60),
  to: RowTarget,
  condition: Condition.optional(),
});
export type RowOutcome = z.infer<typeof RowOutcome>;

/**
 * One row of the table in which agencies write a procedure (Bước | Trách nhiệm | Thời gian | Biểu mẫu), as far as the
 * flow goes. `parallelWithPrevious` ties a row to the row above into one parallel block; inside a block, rows with
 * the same `branch` letter follow one another, rows with different letters run at the same time, and a row without
 * a letter is a branch of its own.
 */
export const TableRow = z.strictObject({
  id: RowId,
  kind: z.enum(['task', 'consult', 'decision', 'timer']),
  name: z.string().max(300),
  limitMinutes: z.int().min(0),
  parallelWithPrevious: z.boolean().optional(),
  branch: z
    .string()
    .regex(/^[a-z]$/)
    .optional(),
  /** Of a consult: the outcome recorded when no answer comes in time; `agreed` unless told. */
  silence: z.enum(['agreed', 'overdue']).optional(),
  outcomes: z.array(RowOutcome).max(8).optional(),
});
export type TableRow = z.infer<typeof TableRow>;
