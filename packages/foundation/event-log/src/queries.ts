import type { PlatformTx, TenantTx } from '@chuan/db';
import { invalid, type Uuid } from '@chuan/kernel';
import { type Bundle, bundleOf } from './bundle.ts';
import { emptyHead, type Head, type LogRow, zeroHash } from './chain.ts';
import { type CheckpointHistory, verifyCheckpoints } from './checkpoint-history.ts';
import { findCheckpointMark, findingOfMark } from './checkpoint-mark.ts';
import { readLogProof } from './checkpoint-writer.ts';
import { type EntryDetail, parseBody } from './entry.ts';
import { parseNoteKey } from './note.ts';
import { platformLog, tenantLog } from './record.ts';
import { serverSha256 } from './sha256-server.ts';
import { type EntryFilter, findRows, type LogAccess, readEnds, readPages } from './tables.ts';
import type { Verdict } from './verdict.ts';
import { ChainVerifier, type VerifyOptions } from './verifier.ts';

/** A row for the screens: columns and body read together. */
export interface EntryView extends EntryDetail {
  seq: number;
  at: number;
  actorId: Uuid | null;
  action: string;
  subject: { kind: string | null; id: Uuid | null; label?: string };
  requestId: string | null;
  /** 64 hex digits. */
  hash: string;
}

function viewOf(row: LogRow): EntryView {
  const { subjectLabel, ...detail } = parseBody(row.body)?.detail ?? { actor: { kind: 'system' as const } };
  return {
    ...detail,
    seq: row.seq,
    at: row.at,
    actorId: row.actorId,
    action: row.action,
    subject: { kind: row.subjectKind, id: row.subjectId, label: subjectLabel },
    requestId: row.requestId,
    hash: row.hash,
  };
}

/** The newest entries of the agency's log that fit the filter; the next page is `before` the last `seq` shown. */
export async function listEntries(tx: TenantTx, filter: EntryFilter = {}): Promise<EntryView[]> {
  return (await findRows(tenantLog(tx), filter)).map(viewOf);
}

export async function listPlatformEntries(tx: PlatformTx, filter: EntryFilter = {}): Promise<EntryView[]> {
  return (await findRows(platformLog(tx), filter)).map(viewOf);
}

/** A stored log against the rows it consists of, read in pages; memory does not grow with the log. */
export async function verifyStoredLog(log: LogAccess, since?: Head, options: VerifyOptions = {}): Promise<Verdict> {
  const { head, lastSeq } = await readEnds(log);
  const start = since && since.seq > 0 ? { seq: since.seq - 1 } : undefined;
  const checkpoints = since ? [since, ...(options.checkpoints ?? [])] : options.checkpoints;
  const verifier = new ChainVerifier(serverSha256, {
    ...options,
    logId: log.logId,
    start,
    expectedHead: head,
    checkpoints,
  });
  const range = { fromSeq: start && start.seq + 1, toSeq: Math.max(lastSeq, head?.seq ?? 0) };
  for await (const rows of readPages(log, range)) for (const row of rows) verifier.push(row);
  return verifier.finish();
}

export interface LogVerdict extends Verdict {
  /** What the checkpoints outside the database say; undefined if no folder was given. */
  checkpoints?: { history: CheckpointHistory; heads: number; latestAt?: number };
}

/** Where the checkpoints lie and whose signature they must bear. */
export interface CheckpointPlace {
  folder: string;
  publicKey: string;
}

/**
 * Verifies the whole log of an agency: every row, the stored head, and, with a folder, every head that was ever
 * witnessed. `ok` is true only if the checkpoints hold too.
 */
export async function verifyTenantLog(tx: TenantTx, place?: CheckpointPlace): Promise<LogVerdict> {
  return verifyAgainst(tenantLog(tx), place);
}

export async function verifyPlatformLog(tx: PlatformTx, place?: CheckpointPlace): Promise<LogVerdict> {
  return verifyAgainst(platformLog(tx), place);
}

async function verifyAgainst(log: LogAccess, place?: CheckpointPlace): Promise<LogVerdict> {
  if (!place) return verifyStoredLog(log);
  const mark = await findCheckpointMark(log.queries, parseNoteKey(serverSha256, place.publicKey)?.name ?? '');
  const history = await verifyCheckpoints(place.folder, place.publicKey);
  const finding = history.ok ? findingOfMark(history, mark) : undefined;
  if (finding) {
    history.findings.push(finding);
    history.ok = false;
  }
  const heads = history.heads.get(log.logId) ?? [];
  const verdict = await verifyStoredLog(log, undefined, { checkpoints: heads });
  const checkpoints = { history, heads: heads.length, latestAt: history.latestAt };
  return { ...verdict, ok: verdict.ok && history.ok, checkpoints };
}

/** What one bundle may hold; a longer log is exported in several. */
export const maxBundleEntries = 50_000;

export interface BundleOrder {
  fromSeq?: number;
  toSeq?: number;
  /** With it the bundle carries the latest signed proof of the log's head. */
  folder?: string;
}

/**
 * A part of the log for verification elsewhere: in the browser, by `verify.py`, by an inspector. Without `toSeq` it
 * reaches the present head and names it.
 *
 * @throws {AppError} `event_log.bundle_too_large`.
 */
export async function exportBundle(tx: TenantTx, order: BundleOrder = {}): Promise<Bundle> {
  const log = tenantLog(tx);
  const { head, lastSeq } = await readEnds(log);
  const fromSeq = Math.max(1, Math.trunc(order.fromSeq ?? 1));
  const toSeq = Math.min(Math.trunc(order.toSeq ?? lastSeq), lastSeq);
  if (toSeq - fromSeq + 1 > maxBundleEntries) throw invalid('event_log.bundle_too_large', { most: maxBundleEntries });
  const rows: LogRow[] = [];
  for await (const page of readPages(log, { fromSeq, toSeq })) rows.push(...page);
  const proof = order.folder && (await readLogProof(order.folder, log.logId));
  const start = fromSeq === 1 ? emptyHead : { seq: fromSeq - 1, hash: rows[0]?.prevHash ?? zeroHash };
  return bundleOf({
    logId: log.logId,
    start,
    rows,
    head: toSeq === lastSeq ? head : undefined,
    proofs: proof ? [proof] : [],
  });
}
