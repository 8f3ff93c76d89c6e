import type { TenantContext } from '@chuan/api';
import { enqueue } from '@chuan/jobs';
import { civilDateOf, conflict, denied, type Instant, type Uuid, uuidv7At } from '@chuan/kernel';
import { brokenLocks, checkContent, compareContent } from '@chuan/library/server';
import type { z } from 'zod';
import type {
  ApproveInput,
  PostInput,
  ReturnInput,
  SaveVersionInput,
  SendInput,
  VersionAction,
  VersionRef,
  VersionView,
} from '../contract.ts';
import { effectiveFrom, requireMove, requireOther, requireSound } from '../domain.ts';
import { versionDue, versionMoved } from '../events.ts';
import { forgetContributors, listContributors, noteContributor } from '../repository/contributors.ts';
import { replaceTokens, saveProcedure, type StoredProcedure } from '../repository/procedures.ts';
import {
  findDiscarded,
  findVersion,
  insertVersion,
  lastNumber,
  listVersions,
  saveVersion,
  type StoredVersion,
} from '../repository/versions.ts';
import { type Doing, doingOf, loggedChange, recordChange } from './log.ts';
import { listPositionOptions } from './positions.ts';
import { needProcedure, needVersion } from './stored.ts';
import { viewOf } from './views.ts';

interface Moving {
  readonly procedure: StoredProcedure;
  readonly version: StoredVersion;
}

/** Notes that the actor wrote a part of a version; they may neither review nor approve it any more. */
const noteAuthor = (ctx: TenantContext, versionId: Uuid) =>
  noteContributor(ctx.tx, { versionId, personId: ctx.actor.id!, at: ctx.now });

/** Loads a version for a move and sees that the move is open. */
async function begin(ctx: TenantContext, action: VersionAction, seen: VersionRef): Promise<Moving> {
  const version = await needVersion(ctx, seen.versionId);
  const procedure = await needProcedure(ctx, version.procedureId, true);
  requireMove(action, version, seen.version);
  return { procedure, version };
}

const labelOf = ({ procedure, version }: Moving) =>
  `${procedure.code} · ${version.number} · ${version.content.shortName}`;

interface Finished {
  readonly action: string;
  readonly after?: object;
  readonly reason?: string;
  /** What others are told of it. */
  readonly move?: z.input<typeof versionMoved.payload>['move'];
}

/** Stores the moved version, records the move and gives back what the page shows. */
async function finish(
  ctx: TenantContext,
  { procedure, version }: Moving,
  next: StoredVersion,
  { move, ...entry }: Finished,
): Promise<VersionView> {
  const saved = await saveVersion(ctx.tx, { ...next, updatedAt: ctx.now });
  recordChange(doingOf(ctx), {
    ...entry,
    id: procedure.id,
    label: labelOf({ procedure, version }),
    before: { status: version.status, number: version.number },
    after: { status: saved.status, number: saved.number, ...entry.after },
  });
  const byPersonId = ctx.actor.id;
  if (move && byPersonId !== null) {
    const moved = { versionId: saved.id, version: saved.version, move, byPersonId };
    enqueue(ctx.tx, versionMoved, moved, { now: ctx.now });
  }
  return viewOf(ctx, procedure, saved);
}

/**
 * Saves a draft as it is; faults are told and bar only what comes later. Locked parts of the template stay as they are.
 *
 * @throws {AppError} `procedure.changed`, `procedure.wrong_state`, `procedure.locked` with the locked path
 */
export async function saveDraft(ctx: TenantContext, input: z.output<typeof SaveVersionInput>): Promise<VersionView> {
  const moving = await begin(ctx, 'save', input);
  const { version, procedure } = moving;
  const [broken] = brokenLocks(version.content, input.content, version.locks);
  if (broken) throw denied('procedure.locked', { path: broken.path, reason: broken.reason });
  const { content, changeNote } = input;
  const changes = compareContent(version.content, content).map(loggedChange);
  const next = { ...version, content, changeNote, draftedBy: ctx.actor.id!, draftedAt: ctx.now };
  if (version.number === 1) await saveProcedure(ctx.tx, procedure, { content });
  await noteAuthor(ctx, version.id);
  return finish(ctx, moving, next, { action: 'procedure.saved', after: { changes: changes.slice(0, 200) } });
}

/** Sends a draft to review. @throws {AppError} `procedure.has_errors` while anything is wrong with it */
export async function sendToReview(ctx: TenantContext, input: SendInput): Promise<VersionView> {
  const moving = await begin(ctx, 'send', input);
  await requireFit(ctx, moving.version);
  const changeNote = input.changeNote ?? moving.version.changeNote;
  // The note is printed with the version: who words it writes a part.
  if (changeNote !== moving.version.changeNote) await noteAuthor(ctx, moving.version.id);
  const open = { returnedNote: '', reviewedBy: null, reviewedAt: null };
  const next = { ...moving.version, ...open, status: 'in_review' as const, changeNote };
  return finish(ctx, moving, next, { action: 'procedure.sent_to_review', move: 'sent' });
}

/** Passes a reviewed version on to approval. @throws {AppError} `procedure.own_review`, `procedure.has_errors` */
export async function reviewVersion(ctx: TenantContext, input: VersionRef): Promise<VersionView> {
  const moving = await begin(ctx, 'review', input);
  requireOther('review', { contributors: await listContributors(ctx.tx, moving.version.id) }, ctx.actor.id);
  await requireFit(ctx, moving.version);
  const reviewed = { reviewedBy: ctx.actor.id, reviewedAt: ctx.now };
  return finish(
    ctx,
    moving,
    { ...moving.version, status: 'in_approval', ...reviewed },
    { action: 'procedure.reviewed', move: 'reviewed' },
  );
}

/**
 * Approves a version: from a moment on it is in force and the one before it is superseded. Dossiers that run stay on
 * the version they began with.
 *
 * @throws {AppError} `procedure.own_approval`, `procedure.has_errors`, `procedure.in_the_past`
 */
export async function approveVersion(ctx: TenantContext, input: z.output<typeof ApproveInput>): Promise<VersionView> {
  const moving = await begin(ctx, 'approve', input);
  requireOther('approve', { contributors: await listContributors(ctx.tx, moving.version.id) }, ctx.actor.id);
  await requireFit(ctx, moving.version);
  const effectiveAt = effectiveFrom(input.effectiveAt, ctx.now);
  const approved = { approvedBy: ctx.actor.id, approvedAt: ctx.now, effectiveAt };
  const next = { ...moving.version, status: 'approved' as const, ...approved };
  const view = await finish(ctx, moving, next, {
    action: 'procedure.approved',
    after: { effectiveAt },
    move: 'approved',
  });
  if (effectiveAt > ctx.now) {
    enqueue(ctx.tx, versionDue, { versionId: view.versionId }, { now: ctx.now, availableAt: effectiveAt });
    return view;
  }
  await takeEffect(doingOf(ctx), view.versionId);
  const version = await needVersion(ctx, view.versionId);
  return viewOf(ctx, await needProcedure(ctx, version.procedureId), version);
}

/** Sends a version back to its author with what is to be changed. */
export async function returnToDraft(ctx: TenantContext, input: z.output<typeof ReturnInput>): Promise<VersionView> {
  const moving = await begin(ctx, 'return', input);
  const needed = moving.version.status === 'in_review' ? 'procedure.review' : 'procedure.approve';
  if (!ctx.can(needed)) throw denied('permission.missing', { permission: needed });
  const next = { ...moving.version, status: 'draft' as const, returnedNote: input.note };
  return finish(ctx, moving, next, { action: 'procedure.returned', reason: input.note, move: 'returned' });
}

/** Gives a draft up. Its number is given to the next one. */
export async function discardDraft(ctx: TenantContext, input: VersionRef): Promise<VersionView> {
  const moving = await begin(ctx, 'discard', input);
  const next = { ...moving.version, status: 'discarded' as const };
  return finish(ctx, moving, next, { action: 'procedure.discarded', move: 'discarded' });
}

/**
 * Begins the next version from the one in force. There is one on its way at a time.
 *
 * @throws {AppError} `procedure.draft_exists`, `procedure.not_in_force`
 */
export async function draftNext(ctx: TenantContext, procedureId: Uuid): Promise<VersionView> {
  const procedure = await needProcedure(ctx, procedureId, true);
  const versions = await listVersions(ctx.tx, procedureId);
  const current = versions.find((version) => version.id === procedure.currentVersionId);
  if (!current) throw conflict('procedure.not_in_force');
  if (versions.some((version) => version.number > current.number)) throw conflict('procedure.draft_exists');
  const number = current.number + 1;
  const fresh = { ...current, number, draftedBy: ctx.actor.id!, draftedAt: ctx.now };
  const versionId = uuidv7At(ctx.now);
  if ((await lastNumber(ctx.tx, procedureId)) >= number) await reviveDiscarded(ctx, procedureId, fresh);
  else await insertVersion(ctx.tx, { ...fresh, id: versionId });
  const version = (await listVersions(ctx.tx, procedureId)).find((one) => one.number === number)!;
  await noteAuthor(ctx, version.id);
  recordChange(doingOf(ctx), {
    action: 'procedure.drafted',
    id: procedure.id,
    label: labelOf({ procedure, version }),
    after: { number, from: current.number },
  });
  return viewOf(ctx, procedure, version);
}

/** A number is given once: the draft that was given up with it begins anew. */
async function reviveDiscarded(ctx: TenantContext, procedureId: Uuid, fresh: StoredVersion): Promise<void> {
  const row = await findDiscarded(ctx.tx, procedureId, fresh.number);
  if (!row) throw conflict('procedure.draft_exists');
  await forgetContributors(ctx.tx, row.id);
  await saveVersion(ctx.tx, {
    ...fresh,
    id: row.id,
    version: row.version,
    status: 'draft',
    changeNote: '',
    returnedNote: '',
    reviewedBy: null,
    reviewedAt: null,
    approvedBy: null,
    approvedAt: null,
    effectiveAt: null,
    supersededAt: null,
    updatedAt: ctx.now,
  });
}

/** Posts the procedure at the agency's public address, or takes it down. @throws {AppError} `procedure.not_in_force` */
export async function postProcedure(ctx: TenantContext, { procedureId, isPosted }: z.output<typeof PostInput>) {
  const procedure = await needProcedure(ctx, procedureId, true);
  if (procedure.currentVersionId === null) throw conflict('procedure.not_in_force');
  const version = await needVersion(ctx, procedure.currentVersionId);
  if (procedure.isPosted !== isPosted) {
    await saveProcedure(ctx.tx, procedure, { isPosted });
    recordChange(doingOf(ctx), {
      action: isPosted ? 'procedure.posted' : 'procedure.withdrawn',
      id: procedure.id,
      label: labelOf({ procedure, version }),
      before: { isPosted: procedure.isPosted },
      after: { isPosted },
    });
  }
  return viewOf(ctx, { ...procedure, isPosted }, version);
}

async function requireFit(ctx: TenantContext, { content }: StoredVersion): Promise<void> {
  const positions = await listPositionOptions(ctx.tx, ctx.now);
  requireSound(checkContent(content, { on: civilDateOf(ctx.now), positions }));
}

/**
 * Puts an approved version in force when its moment has come, and lets the one before it go. Does nothing when the
 * reason has gone, so it may be called twice.
 */
export async function takeEffect(doing: Doing, versionId: Uuid): Promise<void> {
  const { tx, now } = doing;
  const version = await findVersion(tx, versionId);
  if (!version || version.status !== 'approved' || (version.effectiveAt ?? Infinity) > now) return;
  const procedure = await needProcedure({ tx }, version.procedureId, true);
  const effectiveAt: Instant = version.effectiveAt!;
  const earlier = (await listVersions(tx, version.procedureId)).filter((one) => one.status === 'effective');
  for (const one of earlier) {
    await saveVersion(tx, { ...one, status: 'superseded', supersededAt: effectiveAt, updatedAt: now });
  }
  const inForce = await saveVersion(tx, { ...version, status: 'effective', updatedAt: now });
  const { content } = inForce;
  await saveProcedure(tx, procedure, { currentVersionId: version.id, content });
  const words = [content.name, content.shortName, content.field, content.procedureCode, procedure.code];
  await replaceTokens(tx, procedure.id, words.join(' '));
  recordChange(doing, {
    action: 'procedure.took_effect',
    id: procedure.id,
    label: labelOf({ procedure, version }),
    after: { number: version.number, effectiveAt, superseded: earlier.map((one) => one.number) },
  });
}
