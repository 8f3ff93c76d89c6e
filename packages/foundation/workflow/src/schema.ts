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
});
export type Marking = z.infer<typeof Marking>;
