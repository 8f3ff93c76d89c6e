import type { ClockFact, WorkingCalendar } from '@chuan/calendar';
import type { Instant, Uuid } from '@chuan/kernel';
import type { RunningProcedure } from '@chuan/procedures/contract';
import type { Marking } from '@chuan/workflow';
import type { Applicant, DeliveryMethod, DossierStatus } from '../contract.ts';

export interface StepState {
  readonly id: Uuid;
  readonly nodeId: string;
  readonly name: string;
  readonly positionId: Uuid | null;
  readonly personId: Uuid | null;
  readonly status: 'open' | 'done' | 'cancelled';
  readonly openedAt: Instant;
  readonly limitMinutes: number;
  readonly dueAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly outcome: string | null;
  readonly usedMinutes: number | null;
  /** Indices of the checklist's lines that are ticked. */
  readonly checks: readonly number[];
  readonly note: string;
}

/** A dossier as it lies in the database, with all its steps and clock facts. */
export interface DossierState {
  readonly id: Uuid;
  readonly code: string;
  readonly version: number;
  readonly status: DossierStatus;
  readonly procedureId: Uuid;
  readonly procedureVersionId: Uuid;
  /** The calendar that the promise was made by, which it keeps; none before it is made. */
  readonly calendarVersionId: Uuid | null;
  readonly channel: 'direct' | 'online' | 'postal';
  readonly caseKey: string;
  readonly applicant: Applicant;
  readonly data: Readonly<Record<string, string | number | boolean>>;
  readonly deliveryMethod: DeliveryMethod;
  /** Given for the post alone; empty while the declared address holds. */
  readonly deliveryAddress: string;
  readonly feeVnd: number;
  readonly feeStatus: 'none' | 'due' | 'paid';
  readonly secretHash: string;
  readonly submittedAt: Instant;
  readonly intakeDueAt: Instant | null;
  readonly receivedAt: Instant | null;
  readonly marking: Marking | null;
  readonly originalDueAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly remainingMinutes: number | null;
  readonly supplementCount: number;
  readonly extensionCount: number;
  readonly outcome: 'granted' | 'refused' | 'withdrawn' | 'stopped' | null;
  readonly resolvedAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly timeliness: 'early' | 'on_time' | 'overdue' | null;
  readonly lastEventSeq: number;
  readonly steps: readonly StepState[];
  readonly facts: readonly ClockFact[];
}

/** What a decision needs to know besides the dossier: the pinned version, the calendar, the instant, who acts. */
export interface Frame {
  readonly procedure: RunningProcedure;
  readonly calendar: WorkingCalendar;
  readonly calendarVersionId: Uuid;
  readonly now: Instant;
  readonly actor: ActingPerson;
  /** Fresh ids; given in so that deciding stays a function of its arguments. */
  readonly newId: () => Uuid;
}

export interface ActingPerson {
  readonly kind: 'person' | 'citizen' | 'system' | 'staff';
  readonly id: Uuid | null;
  readonly name: string;
  readonly positionName: string;
  readonly positionIds: readonly Uuid[];
  can(permission: string): boolean;
}

export const openSteps = (state: DossierState): readonly StepState[] =>
  state.steps.filter((step) => step.status === 'open');

export const isPaused = (state: DossierState): boolean =>
  state.status === 'awaiting_supplement' || state.status === 'suspended';

/** Steps of the procedure that hand the result over: the one-stop's own, leading nowhere but to an end. */
export function isDeliveryNode(procedure: RunningProcedure, nodeId: string): boolean {
  const row = rowOf(procedure, nodeId);
  if (row?.positionKind !== 'one_stop') return false;
  const ends = new Set(procedure.definition.nodes.filter((node) => node.kind === 'end').map((node) => node.id));
  const out = procedure.definition.flows.filter((flow) => flow.from === nodeId);
  return out.length > 0 && out.every((flow) => ends.has(flow.to));
}

/** The table row that a node of the flow came from. */
export const rowOf = (procedure: RunningProcedure, nodeId: string) => {
  const rowId = procedure.rowOfNode[nodeId] ?? nodeId;
  return procedure.content.steps.find((row) => row.id === rowId);
};
