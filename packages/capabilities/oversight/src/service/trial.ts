import type { TenantContext } from '@chuan/api';
import { type ClockFact, dueInstant, type TimeLimit } from '@chuan/calendar';
import { isDeliveryNode, limitOf } from '@chuan/dossiers/server';
import { civilDateOf, conflict, type Instant, type Uuid } from '@chuan/kernel';
import { isWork, stepCodesOf } from '@chuan/library/contract';
import type { RunningProcedure } from '@chuan/procedures/contract';
import { getVersion, getVersionView } from '@chuan/procedures/server';
import { getCalendar } from '@chuan/tenancy/server';
import type { Figure, Practice, Trial, TrialWindow } from '../contract.ts';
import { trialWindows } from '../domain/periods.ts';
import { type TrialRow, type TrialRun, tryDraft } from '../domain/trial.ts';
import * as facts from '../repository.ts';

/** Fewer dossiers than these in a quarter say little; the last 90 days are then looked at, if they have more. */
const fewDossiers = 10;
/** The newest are tried; enough for any quarter of one procedure at one agency but the busiest. */
const triedAtMost = 2_000;

/** How the steps of a procedure were really done of late. @throws {AppError} `procedure.not_found` */
export async function getPractice(ctx: TenantContext, versionId: Uuid): Promise<Practice> {
  const { procedureId, rowOfNode } = await getVersion(ctx.tx, versionId);
  const { window, dossiers } = await chooseWindow(ctx, procedureId);
  const nodes = dossiers.count === 0 ? [] : await facts.listNodePractice(ctx.tx, procedureId, window);
  return {
    window,
    dossiers,
    steps: nodes.map(({ nodeId, dossiers: count, median, p90 }) => ({
      stepId: rowOfNode[nodeId] ?? nodeId,
      dossiers: count,
      medianMinutes: Math.round(median),
      p90Minutes: Math.round(p90),
    })),
  };
}

interface Chosen {
  readonly window: TrialWindow;
  readonly dossiers: Figure;
}

async function chooseWindow(ctx: TenantContext, procedureId: Uuid): Promise<Chosen> {
  const { quarter, days } = trialWindows(civilDateOf(ctx.now));
  const chosen = (window: TrialWindow, count: number): Chosen => ({
    window,
    dossiers: {
      count,
      rows: { procedureId, status: ['delivered'], resolvedFrom: window.from, resolvedTo: window.to },
    },
  });
  const inQuarter = await facts.countHandedOver(ctx.tx, procedureId, quarter);
  if (inQuarter >= fewDossiers) return chosen(quarter, inQuarter);
  const lately = await facts.countHandedOver(ctx.tx, procedureId, days);
  return lately > inQuarter ? chosen(days, lately) : chosen(quarter, inQuarter);
}

/**
 * Tries a version, as it is saved, on the dossiers that were done of late: before it is in force, it is seen whom it
 * would have fitted and who would have been late.
 *
 * @throws {AppError} `procedure.not_found`, `trial.flow_broken` while its table means no flow that can be run
 */
export async function tryVersion(ctx: TenantContext, versionId: Uuid): Promise<Trial> {
  const view = await getVersionView(ctx, versionId);
  const broken = view.problems.find((problem) => problem.severity === 'error' && problem.code.startsWith('flow.'));
  if (broken) throw conflict('trial.flow_broken');
  const draft = await getVersion(ctx.tx, versionId);
  const { window, dossiers } = await chooseWindow(ctx, draft.procedureId);
  const order = { days: window, limit: triedAtMost };
  const done = dossiers.count === 0 ? [] : await facts.listHandedOver(ctx.tx, draft.procedureId, order);
  const runs = await runsOf(ctx, draft, done);
  const tried = tryDraft({ definition: draft.definition, rows: rowsOf(draft) }, runs);
  return { window, dossiers, tried: runs.length, version: view.version, ...tried };
}

function rowsOf(draft: RunningProcedure): TrialRow[] {
  const codes = stepCodesOf(draft.content.steps);
  return draft.content.steps.filter(isWork).map((step) => ({
    id: step.id,
    code: codes.get(step.id) ?? '',
    name: step.name,
    limitMinutes: step.limitMinutes,
    isTimed: step.limitMinutes > 0 && !isDeliveryNode(draft, step.id),
  }));
}

async function runsOf(
  ctx: TenantContext,
  draft: RunningProcedure,
  done: readonly facts.DoneDossier[],
): Promise<TrialRun[]> {
  const ids = done.map((dossier) => dossier.id);
  const steps = await facts.listDoneSteps(ctx.tx, ids);
  const clocks = await facts.listClockFacts(ctx.tx, ids);
  const owns = new Map<Uuid, TrialRun['own']>();
  for (const { versionId } of done) {
    if (!owns.has(versionId)) owns.set(versionId, ownOf(await getVersion(ctx.tx, versionId)));
  }
  const runs: TrialRun[] = [];
  for (const dossier of done) {
    const { calendar } = await getCalendar(ctx.tx, { versionId: dossier.calendarVersionId });
    const limit = limitOf(draft.content, dossier.channel, dossier.caseKey);
    runs.push({
      id: dossier.id,
      code: dossier.code,
      own: owns.get(dossier.versionId)!,
      visits: (steps.get(dossier.id) ?? []).map(({ nodeId, usedMinutes, limitMinutes }) => ({
        stepId: nodeId,
        usedMinutes,
        wasLate: limitMinutes > 0 && usedMinutes > limitMinutes,
      })),
      resolvedAt: dossier.resolvedAt,
      dueAt: dueOf(dossier.receivedAt, limit, calendar, clocks.get(dossier.id) ?? []),
      wasLate: dossier.isLate,
    });
  }
  return runs;
}

const ownOf = ({ definition, content }: RunningProcedure): TrialRun['own'] => ({
  definition,
  names: new Map(content.steps.map((step) => [step.id, step.name])),
});

const isWorking = ({ unit }: TimeLimit): boolean => unit === 'working_days' || unit === 'working_hours';

/** A dossier that never stops waiting was never handed over, so there is always an instant. */
function dueOf(
  receivedAt: Instant,
  limit: TimeLimit,
  calendar: Parameters<typeof dueInstant>[2],
  clock: readonly ClockFact[],
): Instant {
  // More time in days of another kind says nothing about this limit.
  const counted = clock.filter(
    ({ kind, extension }) =>
      kind !== 'extended' || (extension !== undefined && isWorking(extension) === isWorking(limit)),
  );
  return dueInstant(receivedAt, limit, calendar, counted) ?? Number.MAX_SAFE_INTEGER;
}
