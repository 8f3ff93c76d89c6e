import type { TenantContext } from '@chuan/api';
import { limitMinutesOf } from '@chuan/calendar';
import { isDeliveryNode } from '@chuan/dossiers/server';
import type { Uuid } from '@chuan/kernel';
import { isQuestion, isWork, stepCodesOf } from '@chuan/library/contract';
import type { RunningProcedure } from '@chuan/procedures/contract';
import { getVersion } from '@chuan/procedures/server';
import type { FlowFigures, PeriodDays, StepFigures } from '../contract.ts';
import { type FlowRow, isJammed, pausedMinutes, type StepUse, timeParts, usualWay } from '../domain/flow-time.ts';
import { conditionOf, type Way, waysOf } from '../domain/flow-ways.ts';
import type { DayBounds } from '../domain/open-work.ts';
import * as facts from '../repository.ts';

/** The version whose table names and orders the steps. */
export type VersionOf = Uuid;

export interface Flow {
  readonly procedureId: Uuid;
  readonly name: string;
  readonly document: string;
  readonly limitMinutes: number;
  /** Rows that somebody works on. */
  readonly rows: readonly FlowRow[];
  readonly ways: readonly Way[];
  /** Of a row that only an answer leads to: the question and the answer. */
  conditionOf(rowId: string): string;
  /** `B2`; of a question its words. */
  nameOf(rowId: string): string;
  rowOf(nodeId: string): string;
  laneOf(nodeId: string): string;
}

const shapes = new WeakMap<RunningProcedure, Flow>();

/** A procedure's table as figures need it. @throws {AppError} `procedure.not_found` */
export async function loadFlow(ctx: TenantContext, versionId: VersionOf): Promise<Flow> {
  const procedure = await getVersion(ctx.tx, versionId);
  const known = shapes.get(procedure);
  if (known) return known;
  const flow = shapeOf(procedure);
  shapes.set(procedure, flow);
  return flow;
}

function shapeOf(procedure: RunningProcedure): Flow {
  const { content, definition, rowOfNode } = procedure;
  const forks = new Set(definition.nodes.filter((node) => node.kind === 'fork').map((node) => node.id));
  const rowOf = (nodeId: string) => rowOfNode[nodeId] ?? nodeId;
  const steps = content.steps.filter(isWork);
  const codes = stepCodesOf(content.steps);
  const drawn = content.steps.map((step) => ({
    id: step.id,
    isParallel: step.parallelWithPrevious === true,
    isQuestion: !isWork(step),
  }));
  return {
    procedureId: procedure.procedureId,
    name: content.shortName,
    document: procedure.documentCode,
    limitMinutes: Math.round(limitMinutesOf(content.legalLimit) ?? 0),
    rows: steps.map((step) => ({
      id: step.id,
      label: codes.get(step.id) ?? '',
      name: step.name,
      limitMinutes: step.limitMinutes,
      isParallel: step.parallelWithPrevious === true,
      // A row's own node bears its name.
      ahead: usualWay(step.id, definition.flows, (nodeId) => forks.has(nodeId)),
      isDelivery: isDeliveryNode(procedure, step.id),
    })),
    ways: waysOf(drawn, definition.flows),
    conditionOf: (rowId) => {
      const condition = conditionOf(rowId, drawn, definition.flows);
      const question = content.steps.find((step) => step.id === condition?.rowId);
      return question && isQuestion(question) ? `${question.name} ${condition!.outcome}` : '';
    },
    nameOf: (rowId) => codes.get(rowId) ?? content.steps.find((step) => step.id === rowId)?.name ?? '',
    rowOf,
    laneOf: (nodeId) => content.steps.find((step) => step.id === rowOf(nodeId))?.lane ?? '',
  };
}

interface FlowOrder {
  readonly versionId: VersionOf;
  readonly days: PeriodDays;
  readonly bounds: DayBounds;
  /** Results of the period. */
  readonly results: number;
}

/** Where the dossiers of one procedure stand, and where its results of the period spent their time. */
export async function flowFigures(ctx: TenantContext, order: FlowOrder): Promise<FlowFigures> {
  const { versionId, days, bounds, results } = order;
  const flow = await loadFlow(ctx, versionId);
  const { procedureId, rows } = flow;
  const uses = byRow(flow, await facts.sumUse(ctx.tx, procedureId, days));
  const standing = await facts.countStanding(ctx.tx, procedureId);
  const paused = pausedMinutes(await facts.listClockMarks(ctx.tx, procedureId, days), bounds.calendar);
  const each = (minutes: number) => (results === 0 ? 0 : Math.round(minutes / results));
  const steps = rows.map((row): StepFigures => {
    const { id, label, name, limitMinutes } = row;
    const use = uses.find((one) => one.rowId === id);
    return {
      nodeId: id,
      label,
      name,
      limitMinutes,
      condition: flow.conditionOf(id),
      standing: { count: standing.get(id) ?? 0, rows: { procedureId, nodeId: id } },
      averageMinutes: use && use.visits > 0 ? Math.round(use.usedMinutes / use.visits) : null,
      visits: use?.visits ?? 0,
      isJammed: isJammed(row, use),
    };
  });
  const resolved = {
    status: ['resolved' as const, 'delivered' as const],
    resolvedFrom: days.from,
    resolvedTo: days.to,
  };
  return {
    procedureId,
    name: flow.name,
    document: flow.document,
    steps,
    ways: flow.ways.map(({ entries, stages, joins }) => ({
      entries: entries.map(({ rowId, outcome }) => ({ label: flow.nameOf(rowId), outcome })),
      stages: stages.map((stage) => [...stage]),
      joins: joins === null ? null : flow.nameOf(joins),
    })),
    timeUse: {
      dossiers: { count: results, rows: { procedureId, ...resolved } },
      limitMinutes: flow.limitMinutes,
      parts: timeParts(rows, uses, results),
      applicantMinutes: each(paused.awaiting_applicant),
      otherAgencyMinutes: each(paused.with_other_agency),
      suspendedMinutes: each(paused.suspended),
    },
  };
}

function byRow(flow: Flow, uses: readonly facts.NodeUse[]): StepUse[] {
  const rows = new Map<string, StepUse>();
  for (const { nodeId, visits, usedMinutes } of uses) {
    const rowId = flow.rowOf(nodeId);
    const known = rows.get(rowId) ?? { rowId, visits: 0, usedMinutes: 0 };
    rows.set(rowId, { rowId, visits: known.visits + visits, usedMinutes: known.usedMinutes + usedMinutes });
  }
  return [...rows.values()];
}
