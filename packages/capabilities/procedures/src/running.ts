import type { TenantTx } from '@chuan/db';
import { type Instant, missing, timestamp, type Uuid } from '@chuan/kernel';
import { ProcedureContent } from '@chuan/library/contract';
import { sql } from 'kysely';
import { compileTable } from '@chuan/workflow';
import type { RunningProcedure } from './contract.ts';

/** What is approved never changes, so it is read and compiled once a process. Bounded, oldest out first. */
const kept = new Map<string, RunningProcedure>();
const keptAtMost = 2_000;

const immutable = new Set(['approved', 'effective', 'superseded']);

/** The version a dossier is pinned to. @throws {AppError} `procedure.not_found` */
export async function getVersion(tx: TenantTx, versionId: Uuid): Promise<RunningProcedure> {
  const key = `${tx.tenantId}:${versionId}`;
  const known = kept.get(key);
  if (known) return known;
  const row = await tx.queries
    .selectFrom('procedure_version as version')
    .innerJoin('procedure', (join) =>
      join.onRef('procedure.tenant_id', '=', 'version.tenant_id').onRef('procedure.id', '=', 'version.procedure_id'),
    )
    .select([
      'version.id',
      'version.procedure_id',
      'version.number',
      'version.status',
      'version.content',
      'procedure.code',
    ])
    .where('version.tenant_id', '=', tx.tenantId)
    .where('version.id', '=', versionId)
    .executeTakeFirst();
  if (!row) throw missing('procedure.not_found');
  const content = ProcedureContent.parse(row.content);
  const { definition, rowOfNode } = compileTable(content.steps);
  const running: RunningProcedure = {
    versionId: row.id,
    procedureId: row.procedure_id,
    documentCode: row.code,
    number: row.number,
    content,
    definition,
    rowOfNode,
  };
  if (immutable.has(row.status)) keep(key, running);
  return running;
}

function keep(key: string, running: RunningProcedure): void {
  kept.set(key, running);
  const oldest = kept.size > keptAtMost ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
}

/**
 * The version in force at an instant, whether or not its moment has been announced by a job.
 *
 * @throws {AppError} `procedure.not_in_force`
 */
export async function getCurrentVersion(tx: TenantTx, procedureId: Uuid, now: Instant): Promise<RunningProcedure> {
  const row = await tx.queries
    .selectFrom('procedure_version')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('procedure_id', '=', procedureId)
    .where('status', 'in', ['approved', 'effective'])
    .where('effective_at', '<=', sql<Instant>`${timestamp(now)}`)
    .orderBy('effective_at', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw missing('procedure.not_in_force');
  return getVersion(tx, row.id);
}
