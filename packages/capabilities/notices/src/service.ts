import { withRight } from '@chuan/access/server';
import type { TenantContext } from '@chuan/api';
import type { TenantTx } from '@chuan/db';
import { findDossier } from '@chuan/dossiers/server';
import type { JobContext } from '@chuan/jobs';
import { civilDateOf, type Uuid, uuidv7At } from '@chuan/kernel';
import { getVersion } from '@chuan/procedures/server';
import { getPersons, getPositionHolders, getRegulation } from '@chuan/tenancy/server';
import { type Inbox, type MailState, NoticeKind, type NoticeKind as Kind, NoticeParams } from './contract.ts';
import { mailStateOf, paramsOf, type Recipient } from './domain.ts';
import { mailWaiting } from './events.ts';
import {
  countMailsTo,
  countUnread,
  findNotice,
  insertNotices,
  listInbox,
  listMailsTo,
  type NewNotice,
  saveFailure,
  saveRead,
  saveSent,
} from './repository.ts';

const inboxSize = 60;

export async function getInbox(ctx: TenantContext): Promise<Inbox> {
  const rows = await listInbox(ctx.tx, ctx.actor.id!, inboxSize);
  const oldest = rows.at(-1)?.created_at;
  const mails = oldest === undefined ? [] : await listMailsTo(ctx.tx, ctx.actor.id!, oldest);
  // A notice and its mail are made in one moment, of one kind, about one dossier.
  const keyOf = (one: { kind: string; dossier_id: Uuid | null; created_at: number }) =>
    `${one.kind} ${one.dossier_id} ${one.created_at}`;
  // How a mail fares is for whoever sees to the mail; to everybody else it matters only when it did not arrive.
  const isTold = (state: MailState) => state === 'failed' || ctx.can('mail.read');
  const states = mails.map((mail) => [keyOf(mail), mailStateOf(mail)] as const);
  const stateOf = new Map(states.filter(([, state]) => isTold(state)));
  return {
    unread: await countUnread(ctx.tx, ctx.actor.id!),
    notices: rows.map((row) => ({
      id: row.id,
      kind: NoticeKind.parse(row.kind),
      params: NoticeParams.parse(row.params),
      dossierId: row.dossier_id,
      at: row.created_at,
      isRead: row.read_at !== null,
      mailed: stateOf.get(keyOf(row)) ?? null,
    })),
  };
}

/** For the shell: how many notices wait to be read. */
export const countMyUnread = (ctx: TenantContext): Promise<number> => countUnread(ctx.tx, ctx.actor.id!);

export const markRead = (ctx: TenantContext, ids?: readonly Uuid[]): Promise<void> =>
  saveRead(ctx.tx, ctx.actor.id!, ctx.now, ids);

/** Who is to be told of a step: its holder, or everyone of its position while nobody took it. */
export async function recipientsOf(
  tx: TenantTx,
  step: { personId: Uuid | null; positionId: Uuid | null },
  now: number,
): Promise<Recipient[]> {
  const on = civilDateOf(now);
  const ids = step.personId
    ? [step.personId]
    : step.positionId
      ? ((await getPositionHolders(tx, [step.positionId], on)).get(step.positionId) ?? []).map(
          (holder) => holder.personId,
        )
      : [];
  const people = await getPersons(tx, [...new Set(ids)]);
  return [...people.values()]
    .filter((person) => person.status === 'active')
    .map(({ id, email }) => ({ personId: id, email }));
}

/**
 * Mails that strangers set off by handing in, without having signed in: so many of a kind to one address in so long a
 * time. What is beyond that stands in the inbox and on the screen, and fills nobody's mailbox.
 */
const mailsAtMost: Partial<Record<Kind, { readonly count: number; readonly withinMs: number }>> = {
  submitted: { count: 5, withinMs: 3_600_000 },
  intake_arrived: { count: 2, withinMs: 900_000 },
  file_infected: { count: 2, withinMs: 900_000 },
  paper_infected: { count: 5, withinMs: 3_600_000 },
};

async function mayMail(ctx: JobContext, kind: Kind, address: string): Promise<boolean> {
  const limit = mailsAtMost[kind];
  if (!limit) return true;
  const since = ctx.now - limit.withinMs;
  return (await countMailsTo(ctx.tx, { address, kind, since })) < limit.count;
}

/** Puts a notice into people's inboxes and, where they have an address, into the mail. */
export async function tell(
  ctx: JobContext,
  to: readonly Recipient[],
  what: { kind: Kind; params: NoticeParams; dossierId: Uuid | null },
) {
  const notices: NewNotice[] = [];
  for (const { personId, email } of to) {
    const base = { ...what, personId, at: ctx.now };
    notices.push({ ...base, id: uuidv7At(ctx.now), address: '', channel: 'in_app' });
    if (email && (await mayMail(ctx, what.kind, email)))
      notices.push({ ...base, id: uuidv7At(ctx.now), address: email, channel: 'email' });
  }
  await send(ctx, notices);
}

/** Mails an applicant who left an address. */
export async function tellApplicant(
  ctx: JobContext,
  address: string,
  what: { kind: Kind; params: NoticeParams; dossierId: Uuid },
) {
  if (!address || !(await mayMail(ctx, what.kind, address))) return;
  await send(ctx, [{ ...what, id: uuidv7At(ctx.now), personId: null, address, channel: 'email', at: ctx.now }]);
}

async function send(ctx: JobContext, notices: readonly NewNotice[]): Promise<void> {
  await insertNotices(ctx.tx, notices);
  for (const notice of notices) if (notice.channel === 'email') ctx.enqueue(mailWaiting, { noticeId: notice.id });
}

/** A dossier with what its notices are filled from. */
export async function dossierForNotice(tx: TenantTx, dossierId: Uuid, stepId?: Uuid) {
  const state = await findDossier(tx, dossierId);
  if (!state) return undefined;
  const { content } = await getVersion(tx, state.procedureVersionId);
  const step = state.steps.find((one) => one.id === stepId);
  const params = paramsOf(state, content.shortName, step);
  if (state.intakeDueAt === null) return { state, step, content, params };
  const { value } = await getRegulation(tx, 'intake.online_check', civilDateOf(state.submittedAt));
  return { state, step, content, params: { ...params, intakeHours: value.limit.value } };
}

/**
 * Who takes in what was handed in online: those with the right to, of the position that the first step is given to.
 * Where none of them has it, all of the position, so that somebody hears of it.
 */
export async function intakeRecipients(
  tx: TenantTx,
  { content }: NonNullable<Awaited<ReturnType<typeof dossierForNotice>>>,
  now: number,
): Promise<Recipient[]> {
  const people = await recipientsOf(tx, { personId: null, positionId: content.steps[0]?.positionId ?? null }, now);
  const ids = people.map(({ personId }) => personId);
  const able = await withRight(tx, ids, 'dossier.receive');
  return able.size === 0 ? people : people.filter(({ personId }) => able.has(personId));
}

/** A notice that still waits to be mailed. */
export async function findUnsent(tx: TenantTx, noticeId: Uuid) {
  const notice = await findNotice(tx, noticeId);
  if (!notice || notice.sent_at !== null) return undefined;
  return notice;
}

export const markSent = (ctx: JobContext, noticeId: Uuid, messageId: string): Promise<void> =>
  saveSent(ctx.tx, noticeId, ctx.now, messageId);

export const markFailed = (ctx: JobContext, noticeId: Uuid, reason: string): Promise<void> =>
  saveFailure(ctx.tx, noticeId, reason);
