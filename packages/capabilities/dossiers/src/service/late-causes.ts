import { actorOf, type TenantContext } from '@chuan/api';
import { record } from '@chuan/event-log';
import { conflict, denied } from '@chuan/kernel';
import type { z } from 'zod';
import type { ConfirmLateCauseInput, RecordLateCauseInput } from '../contract.ts';
import { findCode } from '../repository/load.ts';
import { getLateCause, type LateCause, saveConfirmed, saveRecorded } from '../repository/late-causes.ts';

/** Whose breach it is: the late step's holder, or anyone of its position; a whole dossier's is the leaders'. */
export const isBreachOf = (entry: LateCause, ctx: Pick<TenantContext, 'actor' | 'can'>): boolean => {
  if (entry.holderId !== null) return entry.holderId === ctx.actor.id;
  if (entry.holderPositionId !== null) return ctx.actor.positionIds.includes(entry.holderPositionId);
  return ctx.can('late_cause.confirm');
};

interface Change {
  readonly action: string;
  readonly after: Readonly<Record<string, string>>;
  readonly note: string;
}

async function log(ctx: TenantContext, entry: LateCause, { action, after, note }: Change): Promise<void> {
  const label = await findCode(ctx.tx, entry.dossierId);
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action,
    subject: { kind: 'dossier', id: entry.dossierId, label },
    before: { status: entry.status, cause: entry.cause },
    after: { lateCauseId: entry.id, ...after },
    reason: note,
    requestId: ctx.requestId,
  });
}

/** Its holder says why it was late, with evidence. @throws {AppError} `late_cause.not_yours`, `late_cause.confirmed` */
export async function recordLateCause(ctx: TenantContext, input: z.infer<typeof RecordLateCauseInput>) {
  const entry = await getLateCause(ctx.tx, input.lateCauseId);
  if (entry.version !== input.version) throw conflict('dossier.changed_meanwhile');
  if (!isBreachOf(entry, ctx)) throw denied('late_cause.not_yours');
  if (entry.status === 'confirmed') throw conflict('late_cause.confirmed');
  await saveRecorded(ctx.tx, { ...input, id: entry.id, by: ctx.actor.id, at: ctx.now });
  await log(ctx, entry, { action: 'late_cause.recorded', after: { cause: input.cause }, note: input.note });
  return { lateCauseId: entry.id, version: entry.version + 1 };
}

/**
 * A leader confirms the cause or gives it back; never one's own.
 *
 * @throws {AppError} `late_cause.own`, `late_cause.not_recorded`
 */
export async function confirmLateCause(ctx: TenantContext, input: z.infer<typeof ConfirmLateCauseInput>) {
  const entry = await getLateCause(ctx.tx, input.lateCauseId);
  if (entry.version !== input.version) throw conflict('dossier.changed_meanwhile');
  if (entry.status !== 'recorded') throw conflict('late_cause.not_recorded');
  if (entry.recordedBy === ctx.actor.id) throw denied('late_cause.own');
  const status = input.isConfirmed ? 'confirmed' : 'returned';
  await saveConfirmed(ctx.tx, { id: entry.id, status, answer: input.note, by: ctx.actor.id, at: ctx.now });
  await log(ctx, entry, { action: `late_cause.${status}`, after: { cause: entry.cause ?? '' }, note: input.note });
  return { lateCauseId: entry.id, version: entry.version + 1 };
}
