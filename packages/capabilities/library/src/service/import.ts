import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type DB, type PlatformTx, withPlatform } from '@chuan/db';
import { type LogActor, recordOnPlatform } from '@chuan/event-log';
import { canonicalJson, type Clock, foldVietnamese, type Json, searchTokens, type Uuid, uuidv7At } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { ImportKind, ImportReport, NationalContent } from '../contract.ts';
import { isRefused, type ReadRow, readRow } from '../domain/reading/rows.ts';
import { failAbandoned, insertRun, saveRun } from '../repository/import-runs.ts';
import { findNationals, type SavedNational, saveNationals, type StoredNational } from '../repository/national.ts';
import { type FileRow, type ImportFile, readImportFile } from './import-rows.ts';

/** What an import needs of its surroundings. `platform` is the platform role's pool: batches are transactions of their own. */
export interface ImportDeps {
  readonly platform: Kysely<DB>;
  readonly clock: Clock;
  readonly actor: LogActor;
  readonly accountId?: Uuid | null;
  readonly requestId?: string;
  /** Called after each batch. */
  onProgress?(done: number, total: number): void;
}

export interface ImportOutcome extends ImportReport {
  readonly runId: Uuid;
  readonly fileName: string;
}

const batchSize = 500;
/** A run that has not ended after this was cut off. */
export const abandonedAfterMs = 15 * 60_000;

/** As `importProcedures`, from a file on disk. @throws {Error} of the file system */
export const importProceduresFile = async (deps: ImportDeps, path: string): Promise<ImportOutcome> =>
  importProcedures(deps, { name: basename(path), bytes: await readFile(path) });

/**
 * Imports national procedures: the catalogue, the details, or the worked-out ones; `.gz` or plain. Dirty rows are
 * repaired where that is certain, marked where it is not, refused only when they name no procedure. A second import
 * of a file changes nothing; a run that was cut off is finished by running it again.
 *
 * @returns the report; `read = taken + updated + unchanged + refused.length`.
 * @throws {AppError} `import.unreadable`, `import.unknown_format`
 */
export async function importProcedures(
  deps: ImportDeps,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ImportOutcome> {
  const { kind, rows } = readImportFile(file.bytes);
  const runId = await openRun(deps, { ...file, kind, total: rows.length });
  const report: ImportReport = {
    kind,
    read: 0,
    taken: 0,
    updated: 0,
    unchanged: 0,
    repaired: [],
    flagged: [],
    refused: [],
  };
  try {
    await importRows(deps, { runId, kind, rows }, report);
  } catch (error) {
    const finishedAt = deps.clock.now();
    await withPlatform(deps.platform, (tx) => saveRun(tx, runId, { status: 'failed', finishedAt, report }));
    throw error;
  }
  await closeRun(deps, { runId, fileName: file.name, total: rows.length }, report);
  return { ...report, runId, fileName: file.name };
}

async function openRun(
  deps: ImportDeps,
  file: { name: string; bytes: Uint8Array; kind: ImportKind; total: number },
): Promise<Uuid> {
  const startedAt = deps.clock.now();
  const id = uuidv7At(startedAt);
  const fileHash = createHash('sha256').update(file.bytes).digest('hex');
  await withPlatform(deps.platform, async (tx) => {
    await failAbandoned(tx, startedAt - abandonedAfterMs);
    const run = { id, kind: file.kind, fileName: file.name, fileHash, startedAt, startedBy: deps.accountId ?? null };
    await insertRun(tx, run, { kind: file.kind, total: file.total, read: 0 });
  });
  return id;
}

async function importRows(
  deps: ImportDeps,
  run: ImportFile & { readonly runId: Uuid },
  report: ImportReport,
): Promise<void> {
  const seen = new Set<string>();
  const { runId, kind, rows } = run;
  for (let from = 0; from < rows.length; from += batchSize) {
    const batch = rows.slice(from, from + batchSize);
    const read = readBatch(kind, batch, seen, report);
    await withPlatform(deps.platform, async (tx) => {
      const counts = await saveBatch(tx, kind, read, deps.clock.now());
      report.taken += counts.taken;
      report.updated += counts.updated;
      report.unchanged += counts.unchanged;
      report.read += batch.length;
      const { read: done, taken, updated, unchanged } = report;
      const progress = { kind, total: rows.length, read: done, taken, updated, unchanged };
      await saveRun(tx, runId, { status: 'running', finishedAt: null, report: progress });
    });
    deps.onProgress?.(report.read, rows.length);
  }
}

/** Reads rows and puts what was done to them into the report; gives back those that can be stored. */
function readBatch(kind: ImportKind, batch: readonly FileRow[], seen: Set<string>, report: ImportReport): ReadRow[] {
  const rows: ReadRow[] = [];
  for (const { line, value } of batch) {
    if (value === undefined) {
      report.refused.push({ line, code: '', why: 'not_json' });
      continue;
    }
    const row = readRow(kind, value);
    if (isRefused(row)) report.refused.push({ line, ...row });
    else if (seen.has(row.code)) report.refused.push({ line, code: row.code, why: 'repeated_row' });
    else {
      seen.add(row.code);
      rows.push(row);
      report.repaired.push(...row.notes.repaired);
      report.flagged.push(...row.notes.flagged);
    }
  }
  return rows;
}

async function saveBatch(tx: PlatformTx, kind: ImportKind, rows: readonly ReadRow[], now: number) {
  const known = await findNationals(
    tx,
    rows.map((row) => row.code),
  );
  const next = rows.map((row) => merged(kind, row, known.get(row.code)));
  const changed = next.filter((row) => known.get(row.code)?.contentHash !== row.contentHash);
  await saveNationals(tx, changed, now);
  const updated = changed.filter((row) => known.has(row.code)).length;
  return { taken: changed.length - updated, updated, unchanged: next.length - changed.length };
}

/** The row with this source's part replaced; what the other sources said stays. The richest source names it. */
function merged(kind: ImportKind, row: ReadRow, known: StoredNational | undefined): SavedNational {
  const content: NationalContent = {
    listing: row.listing ?? known?.content.listing ?? null,
    detail: row.detail ?? known?.content.detail ?? null,
    worked: row.worked ?? known?.content.worked ?? null,
    doubts: [
      ...(known?.content.doubts ?? []).filter((doubt) => doubt.source !== kind),
      ...row.notes.flagged.map((note) => ({ ...note, source: kind })),
    ].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0)),
  };
  const head = {
    code: row.code,
    name: kind === 'catalog' || !known ? row.name : known.name,
    field: preferred(kind, row.field, known?.field),
    level: content.worked?.level ?? content.detail?.level ?? known?.level ?? row.level ?? null,
    kind: (kind === 'catalog' ? row.kind : (known?.kind ?? row.kind)) ?? ('standard' as const),
    promulgatedBy: preferred(kind, row.promulgatedBy, known?.promulgatedBy),
  };
  const searched = [row.code, head.name, head.field, head.promulgatedBy, content.detail?.executingAgency ?? ''].join(
    ' ',
  );
  return {
    ...head,
    content,
    contentHash: hashOf({ ...head, content }),
    searchText: foldVietnamese(`${head.name} ${row.code}`).slice(0, 2_000),
    tokens: [...new Set([...searchTokens(head.name), ...searchTokens(searched, 80), row.code])],
  };
}

/** The catalogue's word stands over the others', which fill what it leaves open. */
function preferred(kind: ImportKind, fresh: string | undefined, known: string | undefined): string {
  const [first, second] = kind === 'catalog' ? [fresh, known] : [known, fresh];
  return first || second || '';
}

const hashOf = (value: object): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(value)) as Json))
    .digest('base64url');

async function closeRun(
  deps: ImportDeps,
  run: { runId: Uuid; fileName: string; total: number },
  report: ImportReport,
): Promise<void> {
  const finishedAt = deps.clock.now();
  await withPlatform(deps.platform, async (tx) => {
    await saveRun(tx, run.runId, { status: 'done', finishedAt, report: { ...report, total: run.total } });
    await recordOnPlatform(tx, {
      at: finishedAt,
      actor: deps.actor,
      action: 'national_procedures.imported',
      subject: { kind: 'import_run', id: run.runId, label: run.fileName },
      after: {
        kind: report.kind,
        read: report.read,
        taken: report.taken,
        updated: report.updated,
        unchanged: report.unchanged,
        repaired: report.repaired.length,
        flagged: report.flagged.length,
        refused: report.refused.length,
      },
      ...(deps.requestId === undefined ? {} : { requestId: deps.requestId }),
    });
  });
}
