import { asCitizen, type TenantContext } from '@chuan/api';
import {
  acceptDossier,
  completeStep,
  deliverDossier,
  type DossierState,
  extendDossier,
  listDossierStates,
  reassignStep,
  receiveDossier,
  refuseDossier,
  requestSupplement,
  resumeDossier,
  secretOf,
  stopDossier,
  submitDossier,
  supplementDossier,
  suspendDossier,
  tokenOf,
  withdrawDossier,
} from '@chuan/dossiers/server';
import { complain, rateStep } from '@chuan/feedback/server';
import type { Uuid } from '@chuan/kernel';
import type { ProcedureStep } from '@chuan/library/contract';
import type { AgencyRun } from './agency-run.ts';
import { chargeOf } from './charge.ts';
import type { DossierDraft } from './draft.ts';
import type { Move, Scene } from './next-move.ts';
import type { SampleFile } from './sample-file.ts';
import { words } from './words.ts';

const look = async (ctx: TenantContext, id: Uuid): Promise<DossierState> => (await listDossierStates(ctx.tx, [id]))[0]!;

/** A visitor's dossier comes in. @returns it as it lies in the database then. */
export async function performArrival(run: AgencyRun, index: number, draft: DossierDraft): Promise<DossierState> {
  const { world, agency } = run;
  if (draft.channel === 'online') {
    return asCitizen(world, agency.tenantId, async (ctx) =>
      look(ctx, (await submitDossier(ctx, draft.input)).dossierId),
    );
  }
  const position = draft.procedure.content.steps[0]?.positionId ?? null;
  const officer = run.random(`counter:${index}`).pick(run.holdersOf(position));
  const { channel, isFeePaid } = draft;
  const { content } = draft.procedure;
  const fee = chargeOf(content, { channel, caseKey: draft.input.caseKey }, run.random(`charge:${index}`));
  const input = { ...draft.input, channel, isFeePaid, ...fee };
  return run.as(officer, async (ctx) => look(ctx, (await receiveDossier(ctx, input)).dossierId));
}

/** Makes a move through the product's own use cases. @throws {AppError} the use case's refusal. */
export async function performMove(scene: Scene, move: Move, file: SampleFile): Promise<DossierState> {
  const { run, state } = scene;
  if (move.kind === 'rate') {
    await rate(scene);
    return state;
  }
  return run.as(move.personId!, async (ctx) => {
    await act(ctx, scene, move, file);
    return look(ctx, state.id);
  });
}

async function act(ctx: TenantContext, scene: Scene, move: Move, file: SampleFile): Promise<void> {
  const { state, run, index } = scene;
  const random = run.random(`${index}:words:${state.version}`);
  const target = { dossierId: state.id, version: state.version };
  switch (move.kind) {
    case 'accept':
      await acceptDossier(ctx, {
        ...target,
        components: [],
        isFeePaid: state.feeStatus === 'due',
        ...chargeOf(run.versions.get(state.procedureVersionId)!.content, state, random),
      });
      return;
    case 'refuse_intake':
      await refuseDossier(ctx, { ...target, ...random.pick(words.refusals) });
      return;
    case 'complete':
      await complete(ctx, scene, move);
      return;
    case 'supplement':
      await requestSupplement(ctx, { ...target, stepId: move.step!.id, ...random.pick(words.supplements) });
      return;
    case 'answer':
      await supplementDossier(ctx, { ...target, components: [], files: [], note: random.pick(words.answers) });
      return;
    case 'extend':
      await extendDossier(ctx, { ...target, workingDays: random.whole(1, 3), reason: random.pick(words.extensions) });
      return;
    case 'suspend':
      await suspendDossier(ctx, {
        ...target,
        ...random.pick(words.suspensions),
        document: document(random.whole(10, 400)),
      });
      return;
    case 'resume':
      await resumeDossier(ctx, { ...target, note: random.pick(words.resumptions) });
      return;
    case 'reassign':
      await reassign(ctx, scene);
      return;
    case 'withdraw':
      await withdrawDossier(ctx, { ...target, reason: random.pick(words.withdrawals) });
      return;
    case 'stop':
      await stopDossier(ctx, {
        ...target,
        reason: random.pick(words.stops),
        document: document(random.whole(10, 400)),
      });
      return;
    case 'deliver':
      await deliver(ctx, scene, file);
      return;
    case 'rate':
  }
}

const document = (number: number): string => `${number}/CV (mẫu)`;

async function complete(ctx: TenantContext, { state, run, index }: Scene, { step, row, outcome }: Move): Promise<void> {
  const content = run.versions.get(state.procedureVersionId)!.content;
  await completeStep(ctx, {
    dossierId: state.id,
    version: state.version,
    stepId: step!.id,
    outcome,
    checks: row!.checklist.map((_, at) => at),
    note: '',
    data: dataFor(content.steps, row!, () => figure({ state, run, index }, row!)),
    files: [],
  });
}

/** What the question that comes next looks at, where it is a figure that this step finds out. */
function dataFor(steps: readonly ProcedureStep[], row: ProcedureStep, find: () => number): Record<string, number> {
  const next = steps[steps.indexOf(row) + 1];
  const condition = next?.kind === 'decision' ? next.outcomes?.find((one) => one.condition)?.condition : undefined;
  return condition && typeof condition.value === 'number' ? { [condition.field]: find() } : {};
}

/** A second round always comes out well. */
function figure({ state, run, index }: Pick<Scene, 'state' | 'run' | 'index'>, row: ProcedureStep): number {
  const again = state.steps.some((step) => step.nodeId === row.id && step.status === 'done');
  return run.random(`${index}:figure`).whole(again ? 60 : 42, 95);
}

async function reassign(ctx: TenantContext, { state, run, index }: Scene): Promise<void> {
  const step = state.steps.find((one) => one.status === 'open' && run.holdersOf(one.positionId).length > 1);
  if (!step) return;
  const others = run.holdersOf(step.positionId).filter((id) => id !== step.personId);
  const random = run.random(`${index}:reassign`);
  const target = { dossierId: state.id, version: state.version, stepId: step.id };
  await reassignStep(ctx, { ...target, personId: random.pick(others), reason: random.pick(words.reassignments) });
}

async function deliver(ctx: TenantContext, { state }: Scene, file: SampleFile): Promise<void> {
  const isElectronic = state.deliveryMethod === 'electronic';
  const files = isElectronic ? [{ token: tokenOf(ctx.sign, file(ctx)), componentKey: '' }] : [];
  await deliverDossier(ctx, {
    dossierId: state.id,
    version: state.version,
    method: state.deliveryMethod,
    receiverName: isElectronic ? '' : state.applicant.submitterName || state.applicant.name,
    isFeePaid: state.feeStatus === 'due',
    files,
  });
}

/** Rates a step; whoever is not content may complain as well. */
async function rate({ run, state, index }: Scene): Promise<void> {
  const random = run.random(`${index}:rating`);
  const done = state.steps.filter((step) => step.status === 'done');
  const score = random.weighted(state.timeliness === 'overdue' ? lateScores : scores);
  const comment = random.chance(0.4) ? random.pick(score >= 4 ? words.praise : words.blame) : '';
  const nodeId = random.pick(done).nodeId;
  await asCitizen(run.world, run.agency.tenantId, async (ctx) => {
    const key = { code: state.code, secret: secretOf(ctx, state.id) };
    await rateStep(ctx, { ...key, nodeId, score, comment });
    if (score <= 2 && random.chance(0.7))
      await complain(ctx, { ...key, content: random.pick(words.complaints), contact: state.applicant.phone });
  });
}

const scores = [
  [5, 52],
  [4, 34],
  [3, 10],
  [2, 3],
  [1, 1],
] as const;
const lateScores = [
  [4, 15],
  [3, 35],
  [2, 30],
  [1, 20],
] as const;
