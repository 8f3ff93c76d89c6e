import { type Database, withPlatform, withTenant } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import type { HeadSource } from './checkpoint-writer.ts';
import { emptyHead } from './chain.ts';
import { platformLogId } from './entry.ts';
import { BatchMaker, type EntryBatch } from './open-part.ts';
import { verifyStoredLog } from './queries.ts';
import { platformLog, tenantLog } from './record.ts';
import { serverSha256 } from './sha256-server.ts';
import { type LogAccess, readPages } from './tables.ts';

interface HeadSourceOptions {
  /** Under the app role: each log is read in a transaction of its tenant. */
  db: Database['db'];
  tenantIds(): Promise<readonly Uuid[]>;
  /** Under the platform role; with it the platform's own log is witnessed too. */
  platform?: Database['db'];
}

/** The logs of a database. Only what was added since the last witnessed head is read. */
export function databaseHeads({ db, tenantIds, platform }: HeadSourceOptions): HeadSource {
  return {
    logIds: async () => [...(await tenantIds()), ...(platform ? [platformLogId] : [])],
    check: (logId, since, covered) => {
      const check = async (log: LogAccess) => {
        const verdict = await verifyStoredLog(log, since);
        const head = verdict.head.seq > emptyHead.seq ? verdict.head : undefined;
        if (!verdict.ok || head === undefined || logId === platformLogId) return { verdict, head };
        return { verdict, head, batches: await batchesOf(log, { fromSeq: covered + 1, toSeq: head.seq }) };
      };
      return logId === platformLogId && platform
        ? withPlatform(platform, (tx) => check(platformLog(tx)), 'read_only')
        : withTenant(db, logId, (tx) => check(tenantLog(tx)), { access: 'read_only', statementTimeoutMs: 60_000 });
    },
  };
}

async function batchesOf(log: LogAccess, range: { fromSeq: number; toSeq: number }): Promise<EntryBatch[]> {
  const maker = new BatchMaker(serverSha256);
  for await (const rows of readPages(log, range)) for (const row of rows) maker.push(row);
  return maker.finish();
}
