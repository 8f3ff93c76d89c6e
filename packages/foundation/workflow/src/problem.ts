import type { NodeId } from './schema.ts';

/** Faults of a definition's shape: seen without running it. */
export type StructureCode =
  | 'flow.no_start'
  | 'flow.many_starts'
  | 'flow.no_end'
  | 'flow.duplicate_node'
  | 'flow.unknown_target'
  | 'flow.into_start'
  | 'flow.out_of_end'
  | 'flow.no_way_out'
  | 'flow.many_ways_out'
  | 'flow.unreachable'
  | 'flow.no_path_to_end'
  | 'flow.outcome_without_way'
  | 'flow.way_without_outcome'
  | 'flow.doubled_outcome'
  | 'flow.no_otherwise'
  | 'flow.many_otherwise'
  | 'flow.unexpected_condition'
  | 'flow.lone_fork'
  | 'flow.lone_join'
  | 'flow.instant_loop';

/** Faults of a definition's behaviour: some way of running it goes wrong. */
export type SoundnessCode =
  | 'flow.deadlock'
  | 'flow.leftover'
  | 'flow.doubled'
  | 'flow.unbounded'
  | 'flow.dead'
  | 'flow.livelock'
  | 'flow.too_large';

export type TableCode =
  | 'flow.table_empty'
  | 'flow.table_duplicate_row'
  | 'flow.table_unknown_row'
  | 'flow.table_jump_across'
  | 'flow.table_end_in_parallel'
  | 'flow.table_first_parallel'
  | 'flow.table_one_branch'
  | 'flow.table_split_branch'
  | 'flow.table_branch_outside'
  | 'flow.table_few_outcomes'
  | 'flow.table_outcomes_here'
  | 'flow.table_condition_here'
  | 'flow.table_decision_limit';

export type ProblemCode = StructureCode | SoundnessCode | TableCode | 'flow.over_limit';

/**
 * Something that must be put right before a definition may be approved.
 *
 * `nodeId` is the node to point at; `nodeIds` are others that take part (the branches a join waits for in vain, the
 * work left open, the critical path); `trace` is a counter-example: the nodes passed, in order, from the start to the
 * fault. `params` fill the message (minutes are working minutes).
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly nodeId?: NodeId;
  readonly nodeIds?: readonly NodeId[];
  readonly trace?: readonly NodeId[];
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Why an event was refused; the marking is then unchanged. */
export type RefusalCode =
  | 'flow.not_started'
  | 'flow.already_started'
  | 'flow.already_ended'
  | 'flow.unknown_node'
  | 'flow.not_open'
  | 'flow.wrong_event'
  | 'flow.outcome_missing'
  | 'flow.unknown_outcome'
  | 'flow.reason_missing'
  | 'flow.no_way'
  | 'flow.endless'
  | 'flow.return_not_task'
  | 'flow.return_not_done'
  | 'flow.return_not_earlier'
  | 'flow.return_across'
  | 'flow.return_unsafe';
