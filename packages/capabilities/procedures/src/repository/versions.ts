import type { TenantTx } from '@chuan/db';
import { conflict, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { FieldLock, ProcedureContent } from '@chuan/library/contract';
import { z } from 'zod';
import type { VersionStatus } from '../contract.ts';

export interface StoredVersion {
  readonly id: Uuid;
  readonly procedureId: Uuid;
  readonly number: number;
  readonly status: VersionStatus;
  readonly templateNumber: number | null;
  readonly content: ProcedureContent;
  readonly locks: readonly FieldLock[];
  readonly changeNote: string;
  readonly returnedNote: string;
  readonly draftedBy: Uuid;
  readonly draftedAt: Instant;
  readonly reviewedBy: Uuid | null;
  readonly reviewedAt: Instant | null;
  readonly approvedBy: Uuid | null;
  readonly approvedAt: Instant | null;
  readonly effectiveAt: Instant | null;
  readonly supersededAt: Instant | null;
  readonly updatedAt: Instant;
  readonly version: number;
}

type NewVersion = Pick<
  StoredVersion,
  'id' | 'procedureId' | 'number' | 'templateNumber' | 'content' | 'locks' | 'draftedBy' | 'draftedAt'
>;

export async function insertVersion(tx: TenantTx, version: NewVersion): Promise<void> {
  await tx.queries
    .insertInto('procedure_version')
    .values({
      tenant_id: tx.tenantId,
      id: version.id,
      procedure_id: version.procedureId,
      number: version.number,
      status: 'draft',
      template_number: version.templateNumber,
      content: JSON.stringify(version.content),
      locks: JSON.stringify(version.locks),
      drafted_by: version.draftedBy,
      drafted_at: timestamp(version.draftedAt),
      updated_at: timestamp(version.draftedAt),
    })
    .execute();
}

const at = (instant: Instant | null) => (instant === null ? null : timestamp(instant));

/** Writes what may change of a version. @throws {AppError} `procedure.changed` when somebody else saved meanwhile. */
export async function saveVersion(tx: TenantTx, next: StoredVersion): Promise<StoredVersion> {
  const row = await tx.queries
    .updateTable('procedure_version')
    .set({
      status: next.status,
      content: JSON.stringify(next.content),
      change_note: next.changeNote,
      returned_note: next.returnedNote,
      drafted_by: next.draftedBy,
      drafted_at: timestamp(next.draftedAt),
      reviewed_by: next.reviewedBy,
      reviewed_at: at(next.reviewedAt),
      approved_by: next.approvedBy,
      approved_at: at(next.approvedAt),
      effective_at: at(next.effectiveAt),
      superseded_at: at(next.supersededAt),
      updated_at: timestamp(next.updatedAt),
      version: next.version + 1,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', next.id)
    .where('version', '=', next.version)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw conflict('procedure.changed');
  return { ...next, version: row.version };
}

const all = (tx: TenantTx) =>
  tx.queries.selectFrom('procedure_version').selectAll().where('tenant_id', '=', tx.tenantId);

export async function findVersion(tx: TenantTx, id: Uuid): Promise<StoredVersion | undefined> {
  const row = await all(tx).where('id', '=', id).executeTakeFirst();
  return row && versionOf(row);
}

/** Every version of a procedure but those that were discarded, the newest first. */
export async function listVersions(tx: TenantTx, procedureId: Uuid): Promise<StoredVersion[]> {
  const rows = await all(tx)
    .where('procedure_id', '=', procedureId)
    .where('status', '<>', 'discarded')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(versionOf);
}

export const findDiscarded = (tx: TenantTx, procedureId: Uuid, number: number) =>
  tx.queries
    .selectFrom('procedure_version')
    .select(['id', 'version'])
    .where('tenant_id', '=', tx.tenantId)
    .where('procedure_id', '=', procedureId)
    .where('number', '=', number)
    .where('status', '=', 'discarded')
    .executeTakeFirst();

/** The highest number that was ever given, discarded versions included. */
export async function lastNumber(tx: TenantTx, procedureId: Uuid): Promise<number> {
  const row = await tx.queries
    .selectFrom('procedure_version')
    .select((select) => select.fn.max('number').as('last'))
    .where('tenant_id', '=', tx.tenantId)
    .where('procedure_id', '=', procedureId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof all>['executeTakeFirst']>>>;

const versionOf = (row: Row): StoredVersion => ({
  id: row.id,
  procedureId: row.procedure_id,
  number: row.number,
  status: row.status as VersionStatus,
  templateNumber: row.template_number,
  content: ProcedureContent.parse(row.content),
  locks: z.array(FieldLock).parse(row.locks),
  changeNote: row.change_note,
  returnedNote: row.returned_note,
  draftedBy: row.drafted_by,
  draftedAt: row.drafted_at,
  reviewedBy: row.reviewed_by,
  reviewedAt: row.reviewed_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  effectiveAt: row.effective_at,
  supersededAt: row.superseded_at,
  updatedAt: row.updated_at,
  version: row.version,
});

/** Versions that wait for one of these steps and that the person wrote no part of. */
export async function countWaiting(
  tx: TenantTx,
  who: { readonly personId: Uuid; readonly statuses: readonly ('in_review' | 'in_approval')[] },
): Promise<number> {
  if (who.statuses.length === 0) return 0;
  const row = await tx.queries
    .selectFrom('procedure_version as version')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('version.tenant_id', '=', tx.tenantId)
    .where('version.status', 'in', who.statuses)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('procedure_contributor as wrote')
            .select('wrote.version_id')
            .where('wrote.tenant_id', '=', tx.tenantId)
            .whereRef('wrote.version_id', '=', 'version.id')
            .where('wrote.person_id', '=', who.personId),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(row.waiting);
}
