import type { PlatformTx } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { ImportKind, ImportReport } from '../contract.ts';

/** How far a run is, and at its end what became of the file. */
export const StoredReport = ImportReport.partial().extend({
  kind: ImportKind.optional(),
  total: z.int().optional(),
});
export type StoredReport = z.infer<typeof StoredReport>;

export interface RunRow {
  readonly id: Uuid;
  readonly kind: string;
  readonly fileName: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly status: 'running' | 'done' | 'failed';
  readonly report: StoredReport;
}

export interface NewRun {
  readonly id: Uuid;
  readonly kind: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly startedAt: Instant;
  readonly startedBy: Uuid | null;
}

export async function insertRun(tx: PlatformTx, run: NewRun, report: StoredReport): Promise<void> {
  await tx.queries
    .insertInto('platform.import_run')
    .values({
      id: run.id,
      kind: run.kind,
      file_name: run.fileName,
      file_hash: run.fileHash,
      started_at: timestamp(run.startedAt),
      started_by: run.startedBy,
      status: 'running',
      report: JSON.stringify(report),
    })
    .execute();
}

export async function saveRun(
  tx: PlatformTx,
  id: Uuid,
  { status, finishedAt, report }: Pick<RunRow, 'status' | 'finishedAt' | 'report'>,
): Promise<void> {
  await tx.queries
    .updateTable('platform.import_run')
    .set({
      status,
      finished_at: finishedAt === null ? null : timestamp(finishedAt),
      report: JSON.stringify(report),
    })
    .where('id', '=', id)
    .execute();
}

const columns = ['id', 'kind', 'file_name', 'started_at', 'finished_at', 'status'] as const;

export async function listRuns(tx: PlatformTx, limit: number): Promise<RunRow[]> {
  const rows = await tx.queries
    .selectFrom('platform.import_run')
    .select([...columns, 'report'])
    .orderBy('started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(runOf);
}

export async function findRun(tx: PlatformTx, id: Uuid): Promise<RunRow | undefined> {
  const row = await tx.queries
    .selectFrom('platform.import_run')
    .select([...columns, 'report'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && runOf(row);
}

const runOf = (row: {
  id: string;
  kind: string;
  file_name: string;
  started_at: number;
  finished_at: number | null;
  status: string;
  report: unknown;
}): RunRow => ({
  id: row.id,
  kind: row.kind,
  fileName: row.file_name,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  status: row.status as RunRow['status'],
  report: StoredReport.parse(row.report),
});

/** A run whose process died is not running any more. */
export async function failAbandoned(tx: PlatformTx, before: Instant): Promise<void> {
  await sql`update platform.import_run set status = 'failed', finished_at = started_at
    where status = 'running' and started_at < ${timestamp(before)}`.execute(tx.queries);
}
