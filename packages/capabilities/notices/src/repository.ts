import type { TenantTx } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import type { ListMailsInput, NoticeKind, NoticeParams } from './contract.ts';

export interface NewNotice {
  readonly id: Uuid;
  readonly personId: Uuid | null;
  readonly address: string;
  readonly channel: 'in_app' | 'email';
  readonly kind: NoticeKind;
  readonly params: NoticeParams;
  readonly dossierId: Uuid | null;
  readonly at: Instant;
}

export async function insertNotices(tx: TenantTx, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  await tx.queries
    .insertInto('notice')
    .values(
      notices.map((notice) => ({
        tenant_id: tx.tenantId,
        id: notice.id,
        person_id: notice.personId,
        address: notice.address,
        channel: notice.channel,
        kind: notice.kind,
        params: JSON.stringify(notice.params),
        dossier_id: notice.dossierId,
        created_at: timestamp(notice.at),
      })),
    )
    .execute();
}

export async function findNotice(tx: TenantTx, id: Uuid) {
  return tx.queries
    .selectFrom('notice')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** How many mails of a kind an address was sent, or is to be sent, since an instant. */
export async function countMailsTo(
  tx: TenantTx,
  { address, kind, since }: { address: string; kind: NoticeKind; since: Instant },
): Promise<number> {
  const row = await tx.queries
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('address', '=', address)
    .where('created_at', '>', sql<Instant>`${timestamp(since)}`)
    .where('channel', '=', sql.lit('email'))
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function listInbox(tx: TenantTx, personId: Uuid, limit: number) {
  return tx.queries
    .selectFrom('notice')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .where('channel', '=', 'in_app')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** The mails that went to a person since an instant. */
export async function listMailsTo(tx: TenantTx, personId: Uuid, since: Instant) {
  return tx.queries
    .selectFrom('notice')
    .select(['kind', 'dossier_id', 'created_at', 'sent_at', 'message_id', 'failure'])
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .where('channel', '=', 'email')
    .where('created_at', '>=', sql<Instant>`${timestamp(since)}`)
    .execute();
}

const inFolder = '%@folder.chuan.local>';

/** The agency's mails, the newest first: ids run with time. */
export async function listMails(tx: TenantTx, asked: ListMailsInput, limit: number) {
  const { state, audience, code, olderThan } = asked;
  let query = tx.queries
    .selectFrom('notice')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('channel', '=', 'email');
  if (state === 'waiting') query = query.where('sent_at', 'is', null).where('failure', 'is', null);
  if (state === 'failed') query = query.where('sent_at', 'is', null).where('failure', 'is not', null);
  if (state === 'sent') query = query.where('sent_at', 'is not', null).where('message_id', 'not like', inFolder);
  if (state === 'filed') query = query.where('message_id', 'like', inFolder);
  if (audience) query = query.where('person_id', audience === 'person' ? 'is not' : 'is', null);
  if (code) query = query.where(sql`strpos(params->>'code', ${code})`, '>', 0);
  if (olderThan) query = query.where('id', '<', olderThan);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

export async function countFailedMails(tx: TenantTx): Promise<number> {
  const row = await tx.queries
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('channel', '=', 'email')
    .where('sent_at', 'is', null)
    .where('failure', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function countUnread(tx: TenantTx, personId: Uuid): Promise<number> {
  const row = await tx.queries
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .where('channel', '=', 'in_app')
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What people were told since an instant and have not read. */
export async function listUnreadOf(tx: TenantTx, personIds: readonly Uuid[], since: Instant) {
  if (personIds.length === 0) return [];
  return tx.queries
    .selectFrom('notice')
    .select(['id', 'person_id', 'kind', 'params', 'dossier_id'])
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', 'in', personIds)
    .where('channel', '=', 'in_app')
    .where('created_at', '>=', sql<Instant>`${timestamp(since)}`)
    .where('read_at', 'is', null)
    .execute();
}

/** Marks one's own notices as read; all of them without ids. */
export async function saveRead(tx: TenantTx, personId: Uuid, at: Instant, ids?: readonly Uuid[]): Promise<void> {
  let query = tx.queries
    .updateTable('notice')
    .set({ read_at: timestamp(at) })
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (ids) query = query.where('id', 'in', ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000']);
  await query.execute();
}

export async function saveSent(tx: TenantTx, id: Uuid, at: Instant, messageId: string): Promise<void> {
  await tx.queries
    .updateTable('notice')
    .set({ sent_at: timestamp(at), message_id: messageId, failure: null })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function saveFailure(tx: TenantTx, id: Uuid, failure: string): Promise<void> {
  await tx.queries
    .updateTable('notice')
    .set({ failure: failure.slice(0, 500) })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}
