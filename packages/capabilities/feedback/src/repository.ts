import type { TenantTx } from '@chuan/db';
import { conflict, type Instant, missing, timestamp, type Uuid } from '@chuan/kernel';

export async function insertRating(
  tx: TenantTx,
  rating: { id: Uuid; dossierId: Uuid; nodeId: string; score: number; comment: string; at: Instant },
): Promise<boolean> {
  const result = await tx.queries
    .insertInto('rating')
    .values({
      tenant_id: tx.tenantId,
      id: rating.id,
      dossier_id: rating.dossierId,
      node_id: rating.nodeId,
      score: rating.score,
      comment: rating.comment,
      at: timestamp(rating.at),
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'dossier_id', 'node_id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function listRatedNodes(tx: TenantTx, dossierId: Uuid): Promise<string[]> {
  const rows = await tx.queries
    .selectFrom('rating')
    .select('node_id')
    .where('tenant_id', '=', tx.tenantId)
    .where('dossier_id', '=', dossierId)
    .execute();
  return rows.map((row) => row.node_id);
}

const summaryRows = 2_000;

/** Ratings since an instant, newest first. */
export async function listRatings(tx: TenantTx, since: Instant) {
  return tx.queries
    .selectFrom('rating')
    .select(['dossier_id', 'node_id', 'score', 'comment', 'at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('at', '>=', timestamp(since) as never)
    .orderBy('at', 'desc')
    .limit(summaryRows)
    .execute();
}

export interface Complaint {
  readonly id: Uuid;
  readonly dossierId: Uuid | null;
  readonly number: string;
  readonly content: string;
  readonly contact: string;
  readonly status: 'open' | 'answered';
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly answer: string;
  readonly answeredAt: Instant | null;
  readonly version: number;
}

export async function insertComplaint(
  tx: TenantTx,
  complaint: Pick<Complaint, 'id' | 'dossierId' | 'number' | 'content' | 'contact' | 'at' | 'dueAt'>,
): Promise<void> {
  await tx.queries
    .insertInto('complaint')
    .values({
      tenant_id: tx.tenantId,
      id: complaint.id,
      dossier_id: complaint.dossierId,
      number: complaint.number,
      content: complaint.content,
      contact: complaint.contact,
      status: 'open',
      at: timestamp(complaint.at),
      due_at: timestamp(complaint.dueAt),
    })
    .execute();
}

const select = (tx: TenantTx) => tx.queries.selectFrom('complaint').selectAll().where('tenant_id', '=', tx.tenantId);
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const complaintOf = (row: Row): Complaint => ({
  id: row.id,
  dossierId: row.dossier_id,
  number: row.number,
  content: row.content,
  contact: row.contact,
  status: row.status as Complaint['status'],
  at: row.at,
  dueAt: row.due_at,
  answer: row.answer,
  answeredAt: row.answered_at,
  version: row.version,
});

export async function listComplaints(tx: TenantTx): Promise<Complaint[]> {
  const rows = await select(tx).orderBy('status', 'desc').orderBy('due_at').limit(500).execute();
  return rows.map(complaintOf);
}

/** @throws {AppError} `complaint.not_found` */
export async function getComplaint(tx: TenantTx, id: Uuid): Promise<Complaint> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw missing('complaint.not_found');
  return complaintOf(row);
}

export async function saveAnswer(
  tx: TenantTx,
  answer: { id: Uuid; version: number; answer: string; by: Uuid | null; at: Instant },
): Promise<void> {
  const result = await tx.queries
    .updateTable('complaint')
    .set({
      status: 'answered',
      answer: answer.answer,
      answered_by: answer.by,
      answered_at: timestamp(answer.at),
      version: answer.version + 1,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', answer.id)
    .where('version', '=', answer.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw conflict('complaint.changed');
}
