import { workingMinutesBetween } from '@chuan/calendar';
import type { Uuid } from '@chuan/kernel';
import { usualWay } from '@chuan/procedures/contract';
import { allowedReturns, step as flowStep } from '@chuan/workflow';
import type { ReworkView } from '../contract.ts';
import { factsOfStep } from './clock.ts';
import { type DossierState, type Frame, isDeliveryNode, openSteps, rowOf, type StepState } from './state.ts';
import { labelOf, type Names } from './views.ts';

/** What each return of an open step would cost: for every step its work may go back to. */
export function reworksOf(state: DossierState, frame: Frame, stepId: Uuid, names: Names = {}): ReworkView[] {
  const step = openSteps(state).find((open) => open.id === stepId);
  if (step === undefined || state.marking === null) return [];
  const targets = allowedReturns(frame.procedure.definition, state.marking, step.nodeId);
  return targets.flatMap((toNodeId) => reworkOf(state, frame, { step, toNodeId, names }) ?? []);
}

interface Return {
  readonly step: StepState;
  readonly toNodeId: string;
  readonly names: Names;
}

/** Goes back on a copy of the marking, and looks what lies ahead from there on the usual way. */
function reworkOf(state: DossierState, frame: Frame, { step, toNodeId, names }: Return): ReworkView | undefined {
  const { definition, rowOfNode } = frame.procedure;
  const back = { id: 'return', kind: 'return' as const, nodeId: step.nodeId, toNodeId };
  const { marking, commands, refusal } = flowStep(definition, state.marking!, back);
  if (refusal) return undefined;
  const from = Object.keys(marking.open);
  const ahead = usualWay(frame.procedure, { from });
  const isAhead = (nodeId: string) => ahead.has(rowOfNode[nodeId] ?? nodeId);
  const cancelled = commands.flatMap((one) => (one.kind === 'close' && one.how === 'cancelled' ? [one.nodeId] : []));
  const told = (nodeId: string) => workOf(nodeId, frame, names);
  return {
    stepId: step.id,
    toNodeId,
    again: lastDone(state)
      .filter((done) => done.nodeId !== toNodeId && isAhead(done.nodeId) && !from.includes(done.nodeId))
      .map((done) => ({ ...told(done.nodeId), doneAt: done.closedAt! })),
    cancelled: cancelled.map(told),
    neededMinutes: longestAhead(from, state, frame, { toNodeId, isAhead }),
    leftMinutes:
      state.dueAt === null
        ? null
        : state.dueAt <= frame.now
          ? 0
          : workingMinutesBetween(frame.now, state.dueAt, frame.calendar),
  };
}

function workOf(nodeId: string, frame: Frame, { positions }: Names) {
  const row = rowOf(frame.procedure, nodeId);
  return {
    nodeId,
    label: labelOf(frame, nodeId),
    name: row?.name ?? nodeId,
    positionName: positions?.get(row?.id ?? '')?.name ?? row?.lane ?? '',
    isOpinion: row?.kind === 'consult',
  };
}

/** Of each node that was finished its last run, in the order in which they were. */
const lastDone = ({ steps }: DossierState): StepState[] =>
  steps
    .filter((one) => one.status === 'done')
    .filter((one) => !steps.some((other) => other.nodeId === one.nodeId && isAfter(other, one)))
    .sort((a, b) => a.closedAt! - b.closedAt!);

const isAfter = (other: StepState, one: StepState): boolean =>
  other.status === 'done' && (other.closedAt ?? 0) > (one.closedAt ?? 0);

interface Ahead {
  readonly toNodeId: string;
  isAhead(nodeId: string): boolean;
}

/**
 * Working minutes that the longest way up to the result takes by the steps' limits; of steps that stay open what is
 * left of theirs. Handing the result over is no longer inside the promise.
 */
function longestAhead(from: readonly string[], state: DossierState, frame: Frame, { toNodeId, isAhead }: Ahead) {
  const { definition } = frame.procedure;
  const rest = new Map(openSteps(state).map((open) => [open.nodeId, restOf(open, state, frame)]));
  const weightOf = (nodeId: string) => {
    if (isDeliveryNode(frame.procedure, nodeId)) return 0;
    const isKept = nodeId !== toNodeId && from.includes(nodeId);
    const node = definition.nodes.find((one) => one.id === nodeId);
    return isKept ? (rest.get(nodeId) ?? 0) : node && 'limitMinutes' in node ? node.limitMinutes : 0;
  };
  const known = new Map<string, number>();
  const longest = (nodeId: string): number => {
    const seen = known.get(nodeId);
    if (seen !== undefined) return seen;
    // A way that goes back to a step still being walked is not followed.
    known.set(nodeId, 0);
    const on = definition.flows.filter((flow) => flow.from === nodeId && isAhead(flow.to)).map((flow) => flow.to);
    const minutes = weightOf(nodeId) + Math.max(0, ...on.map(longest));
    known.set(nodeId, minutes);
    return minutes;
  };
  return Math.round(Math.max(0, ...from.map(longest)));
}

const restOf = ({ openedAt, limitMinutes }: StepState, { facts }: DossierState, { now, calendar }: Frame): number =>
  Math.max(0, limitMinutes - workingMinutesBetween(openedAt, now, calendar, factsOfStep(facts, openedAt)));
