import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import type { LogRow } from './chain.ts';
import { type EntriesProof, listEntriesProofs } from './checkpoint-writer.ts';
import { type Extract, extractFormat } from './extract.ts';
import { openPartOf, openTree } from './open-part.ts';
import { tenantLog } from './record.ts';
import { toBase64 } from './sha256.ts';
import { serverSha256 } from './sha256-server.ts';
import { findRows, type LogAccess, readPages } from './tables.ts';

/** What one extract may hold: the newest entries of its subject. */
const mostEntries = 500;

/** The batch of a proof with the ways from the wanted entries to its root; all its rows are read, none is shown. */
async function batchOf(log: LogAccess, proof: EntriesProof, wanted: readonly LogRow[]): Promise<Extract['batches'][0]> {
  const rows: LogRow[] = [];
  for await (const page of readPages(log, proof)) rows.push(...page);
  const tree = openTree(serverSha256, rows);
  const entries = wanted.map((row) => ({
    open: openPartOf(row),
    path: tree.inclusionProof(row.seq - proof.fromSeq).map(toBase64),
  }));
  return { proof: await proof.read(), entries };
}

/**
 * What the agency's log says of one subject, for whom it concerns: see `Extract`. Whoever hands it out has made sure
 * that they are.
 *
 * @param folder  where the checkpoints lie; without it nothing is witnessed yet.
 */
export async function exportExtract(tx: TenantTx, subjectId: Uuid, folder?: string): Promise<Extract> {
  const log = tenantLog(tx);
  const rows = (await findRows(log, { subjectId, limit: mostEntries })).reverse();
  const proofs = folder === undefined ? [] : await listEntriesProofs(folder, log.logId);
  const batches: Extract['batches'] = [];
  for (const proof of proofs) {
    const wanted = rows.filter(({ seq }) => seq >= proof.fromSeq && seq <= proof.toSeq);
    if (wanted.length > 0) batches.push(await batchOf(log, proof, wanted));
  }
  const pending = rows.filter(({ seq }) => !proofs.some(({ fromSeq, toSeq }) => seq >= fromSeq && seq <= toSeq));
  return { format: extractFormat, logId: log.logId, subjectId, batches, pending: pending.map(openPartOf) };
}
