import type { TenantContext } from '@chuan/api';
import { civilDateOf, missing, type Uuid } from '@chuan/kernel';
import type { ProcedureContent, ProcedureStep } from '@chuan/library/contract';
import { isQuestion, stepCodesOf, workingMinutesOf } from '@chuan/library/server';
import { getAgencyProfile } from '@chuan/tenancy/server';
import type { z } from 'zod';
import {
  type ListPostedInput,
  type PostedList,
  type PostedProcedure,
  type PostedRow,
  type PostedStep,
  type RunningProcedure,
  usualWay,
} from '../contract.ts';
import { findPosted, formsOfApplicant } from '../domain.ts';
import { findPostedByCode, findProcedure, listPostedIds } from '../repository/procedures.ts';
import { findVersion } from '../repository/versions.ts';
import { getCurrentVersion } from '../running.ts';
import { getStepPositions } from './step-positions.ts';

/** Procedures at the agency's public address, some hundreds at most, so that they are ranked where they are read. */
export async function listPosted(ctx: TenantContext, input: z.output<typeof ListPostedInput>): Promise<PostedList> {
  const rows: PostedRow[] = [];
  for (const id of await listPostedIds(ctx.tx)) rows.push(rowOf(await getCurrentVersion(ctx.tx, id, ctx.now)));
  const counts = Map.groupBy(rows, (row) => row.field);
  return {
    ...findPosted(
      rows.filter((row) => input.field === undefined || row.field === input.field),
      input.search,
    ),
    fields: [...counts].map(([field, of]) => ({ field, count: of.length })).sort((a, b) => b.count - a.count),
  };
}

function rowOf({ procedureId, content }: RunningProcedure): PostedRow {
  const fees = new Map(content.methods.map(({ feeVnd, feeNote }) => [`${feeVnd} ${feeNote}`, { feeVnd, feeNote }]));
  return {
    id: procedureId,
    procedureCode: content.procedureCode,
    name: content.name,
    shortName: content.shortName,
    field: content.field,
    limit: shortestOf(content),
    fees: [...fees.values()],
    channels: [...new Set(content.methods.map((method) => method.channel))],
  };
}

/** The limit of the ordinary way: at the counter, whatever the case; the longest there is if cases differ. */
const shortestOf = ({ methods, legalLimit }: ProcedureContent) =>
  methods
    .filter((method) => method.channel === 'direct')
    .reduce<ProcedureContent['legalLimit'] | undefined>(
      (top, { limit }) => (top && workingMinutesOf(top) >= workingMinutesOf(limit) ? top : limit),
      undefined,
    ) ?? legalLimit;

/**
 * All that is posted of a procedure, by its id or its national code. Names positions, never people.
 *
 * @throws {AppError} `procedure.not_found` for one that is not posted, not in force, or not there
 */
export async function getPosted(ctx: TenantContext, key: { id?: Uuid | undefined; code?: string | undefined }) {
  const id = key.id ?? (key.code === undefined ? undefined : await findPostedByCode(ctx.tx, key.code));
  const procedure = id === undefined ? undefined : await findProcedure(ctx.tx, id);
  if (!procedure?.isPosted) throw missing('procedure.not_found');
  const running = await getCurrentVersion(ctx.tx, procedure.id, ctx.now);
  const version = await findVersion(ctx.tx, running.versionId);
  const profile = await getAgencyProfile(ctx.tx, civilDateOf(ctx.now));
  const view: PostedProcedure = {
    ...publicPart(running.content),
    id: procedure.id,
    versionId: running.versionId,
    documentCode: running.documentCode,
    number: running.number,
    effectiveAt: version!.effectiveAt!,
    steps: await postedSteps(ctx, running),
    reception: { name: profile.oneStopName, address: profile.address, phone: profile.phone },
  };
  return view;
}

const endOf = (to: NonNullable<ProcedureStep['outcomes']>[number]['to']) =>
  typeof to === 'object' && 'end' in to ? to.end : undefined;

function publicPart(content: ProcedureContent) {
  const { procedureCode, name, shortName, field, applicantTypes, requirements, sets, cases, methods } = content;
  const { legalLimit, components, legalBases, results, dataFields, hasSampleTimes, source } = content;
  return {
    ...{ procedureCode, name, shortName, field, applicantTypes, requirements, sets, cases, methods },
    ...{ legalLimit, components, legalBases, results, dataFields, hasSampleTimes, source },
    forms: formsOfApplicant(content),
    mayBeRefused: content.steps.some(({ outcomes = [] }) => outcomes.some(({ to }) => endOf(to) === 'refused')),
  };
}

async function postedSteps(ctx: TenantContext, running: RunningProcedure): Promise<PostedStep[]> {
  const { steps } = running.content;
  const usual = usualWay(running);
  const positions = await getStepPositions(ctx.tx, steps);
  const codes = stepCodesOf(steps);
  return steps.map((step) => ({
    id: step.id,
    code: codes.get(step.id) ?? '',
    kind: step.kind,
    name: step.name,
    positionName: positions.get(step.id)?.name ?? '',
    limitMinutes: isQuestion(step) ? 0 : step.limitMinutes,
    isParallel: step.parallelWithPrevious === true,
    isUsual: usual.has(step.id),
    output: step.output,
    outcomes: (step.outcomes ?? []).map((outcome) => outcome.label),
  }));
}
