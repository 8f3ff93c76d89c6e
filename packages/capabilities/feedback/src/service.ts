import { actorOf, networkOf, type TenantContext } from '@chuan/api';
import { dueInstant } from '@chuan/calendar';
import { findDossier, framesFor, identifyApplicant, listDossierStates, takeNumber } from '@chuan/dossiers/server';
import { record } from '@chuan/event-log';
import { civilDateOf, conflict, invalid, type Uuid, uuidv7At } from '@chuan/kernel';
import { getCalendar, getRegulation } from '@chuan/tenancy/server';
import type { z } from 'zod';
import type { AnswerInput, ComplainInput, ComplaintView, RateInput, RatingSummary } from './contract.ts';
import {
  type Complaint,
  getComplaint,
  insertComplaint,
  insertRating,
  listComplaints,
  listRatedNodes,
  listRatings,
  saveAnswer,
} from './repository.ts';

/** Rates a step that is done, once. @throws {AppError} `rating.not_done`, `rating.given` */
export async function rateStep(ctx: TenantContext, input: RateInput): Promise<void> {
  const { code, secret, nodeId, score, comment } = input;
  const { state, steps } = await identifyApplicant(ctx, { code, secret });
  const step = steps.find((one) => one.nodeId === nodeId);
  if (step?.status !== 'done') throw invalid('rating.not_done');
  const rating = { id: uuidv7At(ctx.now), dossierId: state.id, nodeId, score, comment, at: ctx.now };
  if (!(await insertRating(ctx.tx, rating))) throw conflict('rating.given');
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action: 'rating.given',
    subject: { kind: 'dossier', id: state.id, label: state.code },
    after: { nodeId, score },
    requestId: ctx.requestId,
  });
}

/** Nodes of a dossier that its applicant has rated. */
export async function ratedNodes(ctx: TenantContext, input: { code: string; secret: string }): Promise<string[]> {
  const { state } = await identifyApplicant(ctx, input);
  return listRatedNodes(ctx.tx, state.id);
}

/** Takes a complaint, about a dossier or about the agency, and says until when it will be answered. */
export async function complain(ctx: TenantContext, input: ComplainInput) {
  await ctx.limits.guesses.take(`complain:${ctx.tenantId}:${networkOf(ctx.address)}`);
  const { code, secret } = input;
  const dossier = code && secret ? (await identifyApplicant(ctx, { code, secret })).state : undefined;
  const on = civilDateOf(ctx.now);
  const { value } = await getRegulation(ctx.tx, 'complaint.answer_limit', on);
  const { calendar } = await getCalendar(ctx.tx, { on });
  const dueAt = dueInstant(ctx.now, value.limit, calendar)!;
  const id = uuidv7At(ctx.now);
  const number = `${String(await takeNumber(ctx.tx, 'PAKN', on.slice(0, 4))).padStart(4, '0')}/PAKN`;
  const { content, contact } = input;
  await insertComplaint(ctx.tx, { id, dossierId: dossier?.id ?? null, number, content, contact, at: ctx.now, dueAt });
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action: 'complaint.received',
    subject: { kind: 'complaint', id, label: number },
    after: { dossierId: dossier?.id ?? null, dueAt },
    requestId: ctx.requestId,
  });
  return { number, dueAt };
}

const viewOf = (complaint: Complaint, dossierCode: string): ComplaintView => ({ ...complaint, dossierCode });

export async function listComplaintViews(ctx: TenantContext): Promise<ComplaintView[]> {
  const complaints = await listComplaints(ctx.tx);
  const ids = complaints.flatMap((complaint) => (complaint.dossierId ? [complaint.dossierId] : []));
  const codes = new Map((await listDossierStates(ctx.tx, ids)).map((state) => [state.id, state.code]));
  ctx.noteRead({ action: 'complaint.listed', subjectKind: 'complaint', subjectId: null, purpose: 'handling' });
  return complaints.map((complaint) => viewOf(complaint, codes.get(complaint.dossierId ?? '') ?? ''));
}

/** Answers once. @throws {AppError} `complaint.answered`, `complaint.changed` */
export async function answerComplaint(ctx: TenantContext, input: z.infer<typeof AnswerInput>): Promise<ComplaintView> {
  const complaint = await getComplaint(ctx.tx, input.id);
  if (complaint.status === 'answered') throw conflict('complaint.answered');
  await saveAnswer(ctx.tx, { ...input, by: ctx.actor.id, at: ctx.now });
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action: 'complaint.answered',
    subject: { kind: 'complaint', id: complaint.id, label: complaint.number },
    before: { status: complaint.status },
    after: { status: 'answered' },
    reason: input.answer.slice(0, 2_000),
    requestId: ctx.requestId,
  });
  const dossier = complaint.dossierId ? await findDossier(ctx.tx, complaint.dossierId) : undefined;
  const answered = { ...complaint, status: 'answered' as const, answer: input.answer, answeredAt: ctx.now };
  return viewOf({ ...answered, version: complaint.version + 1 }, dossier?.code ?? '');
}

const summaryDays = 92;

/** How the steps of each procedure were rated in the last quarter. */
export async function summarizeRatings(ctx: TenantContext): Promise<RatingSummary> {
  const ratings = await listRatings(ctx.tx, ctx.now - summaryDays * 86_400_000);
  const states = new Map(
    (await listDossierStates(ctx.tx, [...new Set(ratings.map((row) => row.dossier_id))])).map((state) => [
      state.id,
      state,
    ]),
  );
  const frames = framesFor(ctx);
  const rows = new Map<string, { row: RatingSummary['rows'][number]; sum: number }>();
  const comments: RatingSummary['comments'] = [];
  for (const rating of ratings) {
    const state = states.get(rating.dossier_id);
    if (!state) continue;
    const { procedure } = await frames(state);
    const stepName = procedure.content.steps.find((step) => step.id === rating.node_id)?.name ?? rating.node_id;
    const key = `${state.procedureId}:${rating.node_id}`;
    const entry = rows.get(key) ?? {
      row: emptyRow(state.procedureId, procedure.content.shortName, rating.node_id, stepName),
      sum: 0,
    };
    entry.sum += rating.score;
    entry.row = { ...entry.row, count: entry.row.count + 1, low: entry.row.low + (rating.score <= 2 ? 1 : 0) };
    rows.set(key, entry);
    if (rating.comment && comments.length < 50)
      comments.push({ at: rating.at, score: rating.score, stepName, comment: rating.comment });
  }
  const sum = ratings.reduce((total, rating) => total + rating.score, 0);
  return {
    count: ratings.length,
    average: ratings.length === 0 ? null : round(sum / ratings.length),
    rows: [...rows.values()]
      .map(({ row, sum: rowSum }) => ({ ...row, average: round(rowSum / row.count) }))
      .sort((a, b) => a.average - b.average),
    comments,
  };
}

const emptyRow = (procedureId: Uuid, procedureName: string, nodeId: string, stepName: string) => ({
  procedureId,
  procedureName,
  nodeId,
  stepName,
  count: 0,
  average: 0,
  low: 0,
});

const round = (value: number) => Math.round(value * 10) / 10;
