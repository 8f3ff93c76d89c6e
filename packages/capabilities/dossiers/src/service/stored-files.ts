import { type Database, type TenantTx, withTenant } from '@chuan/db';
import { record } from '@chuan/event-log';
import type { FileStore, Scanner } from '@chuan/files';
import { enqueue } from '@chuan/jobs';
import type { Instant, Uuid } from '@chuan/kernel';
import { fileInfected } from '../events.ts';
import { listPendingKeys, listUsedKeys, type SettledFile, settleScan } from '../repository/stored-files.ts';

interface Stored {
  readonly db: Database['db'];
  readonly files: FileStore;
  readonly tenantId: Uuid;
}

const dayMs = 86_400_000;
/** Well past the day for which an upload's token is good, and long enough for a database set back to be noticed. */
const unusedKeptMs = 7 * dayMs;

/** Removes uploads of an agency that no dossier was given. @returns how many. */
export const sweepUploads = ({ db, files, tenantId }: Stored, now: Instant): Promise<number> =>
  files.sweepUnused(tenantId, {
    before: now - unusedKeptMs,
    usedOf: async (keys) =>
      new Set(await withTenant(db, tenantId, (tx) => listUsedKeys(tx, keys), { access: 'read_only' })),
  });

export interface Rescanned {
  readonly clean: number;
  readonly infected: number;
  /** Contents that the scanner gave no answer on this time either, or that are not there. */
  readonly undecided: number;
}

const batch = 100;

/**
 * Asks the scanner again about an agency's files that it gave no answer on. A file is settled once, however many
 * workers ask; one that turns out infected stays barred, the agency's log says of which dossier it was, and who is concerned is told.
 */
export async function rescanFiles(stored: Stored & { readonly scanner: Scanner }, now: Instant): Promise<Rescanned> {
  const { db, tenantId } = stored;
  const counts = { clean: 0, infected: 0, undecided: 0 };
  let keys: string[] = [];
  do {
    const after = keys.at(-1) ?? '';
    keys = await withTenant(db, tenantId, (tx) => listPendingKeys(tx, after, batch), { access: 'read_only' });
    for (const key of keys) {
      const verdict = await verdictOf(stored, key);
      if (verdict === 'unavailable') counts.undecided += 1;
      else counts[verdict] += await withTenant(db, tenantId, (tx) => settle(tx, { key, verdict, now }));
    }
  } while (keys.length === batch);
  return counts;
}

async function verdictOf({ files, scanner, tenantId }: Stored & { readonly scanner: Scanner }, key: string) {
  const content = await files.open(tenantId, key).catch(() => undefined);
  if (!content) return 'unavailable';
  try {
    return await scanner.scan(content);
  } finally {
    content.destroy();
  }
}

interface Settlement {
  readonly key: string;
  readonly verdict: 'clean' | 'infected';
  readonly now: Instant;
}

async function settle(tx: TenantTx, { key, verdict, now }: Settlement): Promise<number> {
  const settled = await settleScan(tx, key, verdict);
  if (verdict === 'infected')
    for (const file of settled) {
      recordInfected(tx, file, now);
      enqueue(tx, fileInfected, { dossierId: file.dossierId, fileId: file.id }, { now });
    }
  return settled.length;
}

const recordInfected = (tx: TenantTx, { id, dossierId, name }: SettledFile, now: Instant): void =>
  record(tx, {
    at: now,
    actor: { kind: 'system' },
    action: 'dossier.file_infected',
    subject: { kind: 'dossier', id: dossierId },
    after: { fileId: id, name },
  });
