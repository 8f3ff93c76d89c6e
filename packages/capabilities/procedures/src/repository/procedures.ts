import type { TenantTx } from '@chuan/db';
import { conflict, foldVietnamese, type Instant, searchTokens, timestamp, type Uuid } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import { sql, type SqlBool } from 'kysely';
import type { ProcedureRow, VersionMark, VersionStatus } from '../contract.ts';

export interface StoredProcedure {
  readonly id: Uuid;
  readonly code: string;
  readonly procedureCode: string;
  readonly name: string;
  readonly shortName: string;
  readonly field: string;
  readonly templateId: Uuid | null;
  readonly currentVersionId: Uuid | null;
  readonly isPosted: boolean;
  readonly version: number;
}

/** @returns false when the agency has a procedure of this code. */
export async function insertProcedure(
  tx: TenantTx,
  procedure: Pick<StoredProcedure, 'id' | 'code' | 'templateId'> & {
    readonly content: ProcedureContent;
    readonly createdAt: Instant;
  },
): Promise<boolean> {
  const { content } = procedure;
  const result = await tx.queries
    .insertInto('procedure')
    .values({
      tenant_id: tx.tenantId,
      id: procedure.id,
      code: procedure.code,
      procedure_code: content.procedureCode,
      name: content.name,
      short_name: content.shortName,
      field: content.field,
      template_id: procedure.templateId,
      created_at: timestamp(procedure.createdAt),
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'code']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function findProcedure(tx: TenantTx, id: Uuid, lock = false): Promise<StoredProcedure | undefined> {
  const base = tx.queries.selectFrom('procedure').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id);
  const row = await (lock ? base.forUpdate() : base).executeTakeFirst();
  return (
    row && {
      id: row.id,
      code: row.code,
      procedureCode: row.procedure_code,
      name: row.name,
      shortName: row.short_name,
      field: row.field,
      templateId: row.template_id,
      currentVersionId: row.current_version_id,
      isPosted: row.is_posted,
      version: row.version,
    }
  );
}

type ProcedureChange = Partial<Pick<StoredProcedure, 'isPosted' | 'currentVersionId' | 'templateId'>> & {
  readonly content?: ProcedureContent;
};

/** @throws {AppError} `procedure.changed` */
export async function saveProcedure(tx: TenantTx, before: StoredProcedure, change: ProcedureChange): Promise<void> {
  const { content } = change;
  const result = await tx.queries
    .updateTable('procedure')
    .set({
      version: before.version + 1,
      ...(change.isPosted === undefined ? {} : { is_posted: change.isPosted }),
      ...(change.currentVersionId === undefined ? {} : { current_version_id: change.currentVersionId }),
      ...(content
        ? {
            procedure_code: content.procedureCode,
            name: content.name,
            short_name: content.shortName,
            field: content.field,
          }
        : {}),
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw conflict('procedure.changed');
}

/** Writes anew by which words a procedure is found. */
export async function replaceTokens(tx: TenantTx, id: Uuid, text: string): Promise<void> {
  await tx.queries
    .deleteFrom('search_token')
    .where('tenant_id', '=', tx.tenantId)
    .where('entity', '=', 'procedure')
    .where('entity_id', '=', id)
    .execute();
  const tokens = searchTokens(text, 120);
  if (tokens.length === 0) return;
  await tx.queries
    .insertInto('search_token')
    .values(tokens.map((token) => ({ tenant_id: tx.tenantId, token, entity: 'procedure', entity_id: id })))
    .execute();
}

/** Every word must begin a word of the procedure; accents do not matter. */
function wordConditions(tx: TenantTx, search: string) {
  const words = foldVietnamese(search).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 8).map(
    (word) => sql<SqlBool>`exists (select 1 from search_token t where t.tenant_id = ${tx.tenantId}
      and t.entity = 'procedure' and t.token >= ${word} and t.token < ${`${word}\uffff`} and t.entity_id = p.id)`,
  );
}

interface ListedRow extends Omit<ProcedureRow, 'current' | 'pending'> {
  readonly currentId: Uuid | null;
}

/** Procedures by field and name, with their version in force and the one on its way. */
export async function listProcedureRows(tx: TenantTx, search: string): Promise<ProcedureRow[]> {
  const conditions = [sql<SqlBool>`p.tenant_id = ${tx.tenantId}`, ...wordConditions(tx, search)];
  const { rows } = await sql<ListedRow>`
    select p.id, p.code, p.procedure_code as "procedureCode", p.name, p.short_name as "shortName", p.field,
      p.template_id as "templateId", p.is_posted as "isPosted", p.current_version_id as "currentId"
    from procedure p where ${sql.join(conditions, sql` and `)} order by p.field collate "vi-x-icu", p.name collate "vi-x-icu", p.code limit 2000`.execute(
    tx.queries,
  );
  const marks = await listMarks(tx);
  return rows
    .map(({ currentId, ...row }) => ({
      ...row,
      current: marks.find((mark) => mark.versionId === currentId) ?? null,
      pending: marks.find((mark) => mark.procedureId === row.id && mark.versionId !== currentId) ?? null,
    }))
    .map((row) => ({ ...row, current: bare(row.current), pending: bare(row.pending) }));
}

type Mark = VersionMark & { readonly procedureId: Uuid };

const bare = (mark: (VersionMark & { procedureId?: Uuid }) | null): VersionMark | null => {
  if (!mark) return null;
  const { versionId, number, status, effectiveAt, updatedAt } = mark;
  return { versionId, number, status, effectiveAt, updatedAt };
};

async function listMarks(tx: TenantTx): Promise<Mark[]> {
  const rows = await tx.queries
    .selectFrom('procedure_version')
    .select(['id', 'procedure_id', 'number', 'status', 'effective_at', 'updated_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('status', 'in', ['draft', 'in_review', 'in_approval', 'approved', 'effective'])
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    versionId: row.id,
    procedureId: row.procedure_id,
    number: row.number,
    status: row.status as VersionStatus,
    effectiveAt: row.effective_at,
    updatedAt: row.updated_at,
  }));
}

/** Posted procedures by name. */
export async function listPostedIds(tx: TenantTx): Promise<Uuid[]> {
  const conditions = [
    sql<SqlBool>`p.tenant_id = ${tx.tenantId}`,
    sql<SqlBool>`p.is_posted`,
    sql<SqlBool>`p.current_version_id is not null`,
  ];
  const { rows } = await sql<{ id: Uuid }>`
    select p.id from procedure p where ${sql.join(conditions, sql` and `)} order by p.name collate "vi-x-icu", p.id limit 500`.execute(
    tx.queries,
  );
  return rows.map((row) => row.id);
}

export async function findPostedByCode(tx: TenantTx, procedureCode: string): Promise<Uuid | undefined> {
  const row = await tx.queries
    .selectFrom('procedure')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('is_posted', '=', true)
    .where('procedure_code', '=', procedureCode)
    .orderBy('code')
    .executeTakeFirst();
  return row?.id;
}

/** Which templates the agency has adopted, and as what. */
export async function listAdopted(tx: TenantTx): Promise<ReadonlyMap<Uuid, { procedureId: Uuid; code: string }>> {
  const rows = await tx.queries
    .selectFrom('procedure')
    .select(['id', 'code', 'template_id'])
    .where('tenant_id', '=', tx.tenantId)
    .where('template_id', 'is not', null)
    .execute();
  return new Map(rows.map((row) => [row.template_id!, { procedureId: row.id, code: row.code }]));
}

export async function listCodes(tx: TenantTx): Promise<string[]> {
  const rows = await tx.queries.selectFrom('procedure').select('code').where('tenant_id', '=', tx.tenantId).execute();
  return rows.map((row) => row.code);
}
