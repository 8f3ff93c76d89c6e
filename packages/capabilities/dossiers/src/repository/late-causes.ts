import type { TenantTx } from '@chuan/db';
import { type Instant, instantOf, missing, timestamp, type Uuid } from '@chuan/kernel';
import { type SqlBool, sql } from 'kysely';
import type { LateCauseClass, LateCauseListInput } from '../contract.ts';

export interface LateCause {
  readonly id: Uuid;
  readonly dossierId: Uuid;
  readonly stepId: Uuid | null;
  readonly breachedAt: Instant;
  readonly status: 'open' | 'recorded' | 'confirmed' | 'returned';
  readonly cause: LateCauseClass | null;
  readonly note: string;
  readonly evidence: string;
  readonly recordedBy: Uuid | null;
  readonly recordedAt: Instant | null;
  readonly confirmedBy: Uuid | null;
  readonly answer: string;
  readonly version: number;
  /** Whoever holds, or held, the late step. */
  readonly holderId: Uuid | null;
  readonly holderPositionId: Uuid | null;
}

const select = (tx: TenantTx) =>
  tx.queries
    .selectFrom('late_cause as cause')
    .leftJoin('dossier_step as step', (join) =>
      join.onRef('step.tenant_id', '=', 'cause.tenant_id').onRef('step.id', '=', 'cause.step_id'),
    )
    .selectAll('cause')
    .select(['step.person_id', 'step.position_id'])
    .where('cause.tenant_id', '=', tx.tenantId);

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const causeOf = (row: Row): LateCause => ({
  id: row.id,
  dossierId: row.dossier_id,
  stepId: row.step_id,
  breachedAt: row.breached_at,
  status: row.status as LateCause['status'],
  cause: row.cause as LateCauseClass | null,
  note: row.note,
  evidence: row.evidence,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  confirmedBy: row.confirmed_by,
  answer: row.answer,
  version: row.version,
  holderId: row.person_id,
  holderPositionId: row.position_id,
});

/** @throws {AppError} `late_cause.not_found` */
export async function getLateCause(tx: TenantTx, id: Uuid): Promise<LateCause> {
  const row = await select(tx).where('cause.id', '=', id).forUpdate('cause').executeTakeFirst();
  if (!row) throw missing('late_cause.not_found');
  return causeOf(row);
}

export async function listLateCausesOf(tx: TenantTx, dossierId: Uuid): Promise<LateCause[]> {
  const rows = await select(tx).where('cause.dossier_id', '=', dossierId).orderBy('cause.breached_at').execute();
  return rows.map(causeOf);
}

/** Whose breaches are asked for. */
export interface BreachesOf {
  readonly personId: Uuid | null;
  readonly positionIds: readonly Uuid[];
}

function conditionsOf(tx: TenantTx, input: LateCauseListInput, who: BreachesOf) {
  const { status, cause, from, to, dossierIds } = input;
  const own = sql<SqlBool>`exists (select 1 from dossier_step s where s.tenant_id = ${tx.tenantId} and s.id = cause.step_id
    and (s.person_id = ${who.personId} or (s.person_id is null and s.position_id = any(${[...who.positionIds]}::uuid[]))))`;
  return [
    ...(status.length > 0 ? [sql<SqlBool>`cause.status = any(${status}::text[])`] : []),
    ...(cause === 'none' ? [sql<SqlBool>`cause.cause is null`] : cause ? [sql<SqlBool>`cause.cause = ${cause}`] : []),
    ...(from ? [sql<SqlBool>`cause.breached_at >= ${timestamp(instantOf(from))}`] : []),
    ...(to ? [sql<SqlBool>`cause.breached_at < ${timestamp(instantOf(to, 1_440))}`] : []),
    ...(dossierIds ? [sql<SqlBool>`cause.dossier_id = any(${dossierIds}::uuid[])`] : []),
    ...(input.mine ? [own] : []),
  ];
}

/** A page of the docket, the newest breach first. */
export async function listLateCauses(
  tx: TenantTx,
  input: LateCauseListInput,
  who: BreachesOf,
): Promise<{ causes: LateCause[]; total: number }> {
  const conditions = conditionsOf(tx, input, who);
  let page = select(tx).orderBy('cause.breached_at', 'desc').orderBy('cause.id');
  let count = tx.queries
    .selectFrom('late_cause as cause')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('cause.tenant_id', '=', tx.tenantId);
  for (const condition of conditions) {
    page = page.where(condition);
    count = count.where(condition);
  }
  const rows = await page
    .limit(input.pageSize)
    .offset((input.page - 1) * input.pageSize)
    .execute();
  const { count: total } = await count.executeTakeFirstOrThrow();
  return { causes: rows.map(causeOf), total };
}

/** Opens the entry of a breach; a second telling of the same breach changes nothing. */
export async function openLateCause(
  tx: TenantTx,
  breach: { id: Uuid; dossierId: Uuid; stepId: Uuid | null; breachedAt: Instant },
): Promise<void> {
  await tx.queries
    .insertInto('late_cause')
    .values({
      tenant_id: tx.tenantId,
      id: breach.id,
      dossier_id: breach.dossierId,
      step_id: breach.stepId,
      breached_at: timestamp(breach.breachedAt),
      status: 'open',
    })
    .onConflict((clash) => clash.doNothing())
    .execute();
}

export async function saveRecorded(
  tx: TenantTx,
  entry: { id: Uuid; cause: LateCauseClass; note: string; evidence: string; by: Uuid | null; at: Instant },
): Promise<void> {
  await tx.queries
    .updateTable('late_cause')
    .set((eb) => ({
      status: 'recorded',
      cause: entry.cause,
      note: entry.note,
      evidence: entry.evidence,
      recorded_by: entry.by,
      recorded_at: timestamp(entry.at),
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', entry.id)
    .execute();
}

export async function saveConfirmed(
  tx: TenantTx,
  entry: { id: Uuid; status: 'confirmed' | 'returned'; answer: string; by: Uuid | null; at: Instant },
): Promise<void> {
  await tx.queries
    .updateTable('late_cause')
    .set((eb) => ({
      status: entry.status,
      answer: entry.answer,
      confirmed_by: entry.by,
      confirmed_at: timestamp(entry.at),
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', entry.id)
    .execute();
}
