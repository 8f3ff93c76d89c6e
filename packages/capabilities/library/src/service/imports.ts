import type { PlatformContext } from '@chuan/api';
import { actorOf } from '@chuan/api';
import { type Instant, missing, type Uuid } from '@chuan/kernel';
import type { z } from 'zod';
import type { ImportFileInput, ImportReason, ImportRunPage, ImportRunView, ReadImportRunInput } from '../contract.ts';
import { findRun, listRuns, type RunRow } from '../repository/import-runs.ts';
import { abandonedAfterMs, importProcedures } from './import.ts';

const pageSize = 50;

/**
 * Imports a file that the screen sends. Batches are committed on their own, so progress can be read meanwhile and a
 * second call finishes what was cut off.
 */
export async function importFile(
  ctx: PlatformContext,
  input: z.output<typeof ImportFileInput>,
): Promise<ImportRunView> {
  const { runId } = await importProcedures(
    {
      platform: ctx.request.databases.platform,
      clock: ctx.request.clock,
      actor: actorOf(ctx),
      accountId: ctx.accountId,
      requestId: ctx.requestId,
    },
    { name: input.fileName, bytes: Buffer.from(input.dataBase64, 'base64') },
  );
  return viewOf(await getRun(ctx, runId));
}

/** The latest runs, the newest first. */
export const listImportRuns = async (ctx: PlatformContext): Promise<ImportRunView[]> =>
  (await listRuns(ctx.platform, 20)).map((run) => viewOf(asNow(run, ctx.now)));

/** A run with its notes, a page at a time, of one kind or reason if asked. @throws {AppError} `import.not_found` */
export async function getImportRun(
  ctx: PlatformContext,
  { id, kind, why, page }: z.output<typeof ReadImportRunInput>,
): Promise<ImportRunPage> {
  const row = await getRun(ctx, id);
  const { repaired = [], flagged = [], refused = [] } = row.report;
  const notes: ImportRunPage['notes'] = [
    ...refused.map((note) => ({ ...note, field: '', what: '', kind: 'refused' as const })),
    ...repaired.map((note) => ({ ...note, kind: 'repaired' as const, line: null })),
    ...flagged.map((note) => ({ ...note, kind: 'flagged' as const, line: null })),
  ].filter((note) => (kind === undefined || note.kind === kind) && (why === undefined || note.why === why));
  return {
    run: viewOf(asNow(row, ctx.now)),
    notes: notes.slice((page - 1) * pageSize, page * pageSize),
    total: notes.length,
    page,
    pageSize,
  };
}

/** A run whose process died says so, also before the next import writes it down. */
const asNow = (run: RunRow, now: Instant): RunRow =>
  run.status === 'running' && run.startedAt < now - abandonedAfterMs ? { ...run, status: 'failed' } : run;

async function getRun(ctx: PlatformContext, id: Uuid): Promise<RunRow> {
  const row = await findRun(ctx.platform, id);
  if (!row) throw missing('import.not_found');
  return row;
}

function countsOf(notes: readonly { readonly why: ImportReason }[] = []) {
  const counts: Partial<Record<ImportReason, number>> = {};
  for (const { why } of notes) counts[why] = (counts[why] ?? 0) + 1;
  return counts;
}

const viewOf = ({ report, ...row }: RunRow): ImportRunView => ({
  id: row.id,
  kind: row.kind,
  fileName: row.fileName,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  status: row.status,
  total: report.total ?? null,
  read: report.read ?? 0,
  taken: report.taken ?? 0,
  updated: report.updated ?? 0,
  unchanged: report.unchanged ?? 0,
  refused: report.refused?.length ?? 0,
  repairedBy: countsOf(report.repaired),
  flaggedBy: countsOf(report.flagged),
  refusedBy: countsOf(report.refused),
});
