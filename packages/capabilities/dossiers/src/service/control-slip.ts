import type { TenantContext } from '@chuan/api';
import { type Instant, type Uuid } from '@chuan/kernel';
import { getStepPositions } from '@chuan/procedures/server';
import { getPersons } from '@chuan/tenancy/server';
import { allowedMinutes } from '../domain/clock.ts';
import { type DossierState, type Frame, rowOf, type StepState } from '../domain/state.ts';
import { takeFormNumber } from './codes.ts';
import { issueForm, paperText, signerOf, subjectOf } from './forms.ts';
import { paperHead } from './letterhead.ts';

/** How the giving side kept its own step's time, with the more that was granted. */
const outcomeOf = (step: StepState, { facts }: DossierState, { calendar }: Frame): 'early' | 'on_time' | 'overdue' => {
  const [used, allowed] = [step.usedMinutes ?? 0, allowedMinutes(step, facts, calendar)];
  if (used > allowed) return 'overdue';
  return used < allowed ? 'early' : 'on_time';
};

interface Side {
  readonly lane: string;
  readonly person: string;
}

interface Handover {
  readonly from: Side;
  readonly to: Side;
  readonly at: Instant;
  readonly step: StepState | null;
}

/**
 * Hand-overs in time order: from the applicant, then from each step to the one that opened when it closed; from a
 * branch that waited for its neighbour, to the one that opened when both were done.
 */
function handoversOf(state: DossierState, sideOf: (step: StepState | null) => Side): Handover[] {
  const applicant: Side = { lane: paperText('paper.applicant'), person: state.applicant.name };
  const nextOf = (step: StepState) => state.steps.find((one) => one.id !== step.id && one.openedAt === step.closedAt);
  // What was passed on and taken back at once never left the hand that gave it.
  const isTakenBack = (step: StepState) => step.status === 'cancelled' && !nextOf(step) && state.resolvedAt !== null;
  const closed = state.steps.filter((step) => step.closedAt !== null && !isTakenBack(step));
  const first = state.steps.filter((step) => step.openedAt === state.receivedAt);
  const starts = first
    .slice(0, 1)
    .map((step) => ({ from: applicant, to: sideOf(step), at: step.openedAt, step: null }));
  const passes = closed.map((step) => {
    const next = nextOf(step) ?? state.steps.find((one) => one.openedAt > step.closedAt!);
    return { from: sideOf(step), to: next ? sideOf(next) : applicant, at: step.closedAt!, step };
  });
  return [...starts, ...passes.sort((a, b) => a.at - b.at)];
}

/** Issues Mẫu 06: the ISO record of the run, from the recorded steps and nothing else. */
export async function issueControlSlip(
  ctx: TenantContext,
  state: DossierState,
  frame: Frame,
  formId: Uuid,
): Promise<void> {
  const { agencyName, agency, madeOn } = await paperHead(ctx);
  const ids = [...new Set(state.steps.flatMap((step) => (step.personId ? [step.personId] : [])))];
  const people = await getPersons(ctx.tx, ids);
  const positions = await getStepPositions(ctx.tx, frame.procedure.content.steps);
  const sideOf = (step: StepState | null): Side => ({
    lane: step ? (positions.get(rowOf(frame.procedure, step.nodeId)?.id ?? '')?.name ?? step.name) : '',
    person: step?.personId ? (people.get(step.personId)?.fullName ?? '') : '',
  });
  const number = await takeFormNumber(ctx, 'PKS');
  await issueForm(ctx, state.id, 'mau-06', {
    id: formId,
    number,
    data: {
      agency,
      madeOn,
      number,
      ...subjectOf(state, frame),
      leadUnit: agencyName,
      receivedAt: state.receivedAt ?? state.submittedAt,
      dueAt: state.dueAt ?? state.originalDueAt ?? ctx.now,
      ...(state.deliveredAt === null ? {} : { deliveredAt: state.deliveredAt }),
      handovers: handoversOf(state, sideOf).map((handover) => ({
        from: handover.from.lane,
        fromPerson: handover.from.person,
        to: handover.to.lane,
        toPerson: handover.to.person,
        at: handover.at,
        ...(handover.step && handover.step.limitMinutes > 0 ? { outcome: outcomeOf(handover.step, state, frame) } : {}),
        ...(handover.step?.note ? { note: handover.step.note } : {}),
      })),
      ...(state.timeliness === null ? {} : { outcome: state.timeliness }),
      officer: signerOf(ctx),
    },
  });
}
