import { openDatabase } from '@chuan/db';
import { PostgresConnection } from 'bullmq';
import { sql } from 'kysely';

/** The schema that BullMQ keeps its tables in, apart from ours. */
export const queueSchema = 'queue';

/**
 * Brings the queue's schema to what this BullMQ needs, under the migrator role, so that the roles that run own
 * nothing. May run again at any time; concurrent runs wait for one another.
 *
 * Only the relay role may use it: jobs carry ids, and neither the web's role nor the platform's has business there.
 */
export async function migrateQueue(migratorUrl: string): Promise<void> {
  const connection = new PostgresConnection({
    connectionString: migratorUrl,
    schema: queueSchema,
    migrate: true,
    max: 1,
  });
  try {
    await connection.waitUntilReady();
  } finally {
    await connection.close();
  }
  const { db, close } = openDatabase(migratorUrl, { max: 1, name: 'chuan-migrate-queue' });
  try {
    await db.transaction().execute(async (tx) => {
      // Two that grant at once would change one row of the catalogue together, which the server refuses.
      await sql`select pg_advisory_xact_lock(726355)`.execute(tx);
      const schema = sql.id(queueSchema);
      await sql`grant usage on schema ${schema} to chuan_relay`.execute(tx);
      await sql`grant select, insert, update, delete on all tables in schema ${schema} to chuan_relay`.execute(tx);
      await sql`revoke insert, update, delete on ${sql.id(queueSchema, 'migration')} from chuan_relay`.execute(tx);
      await sql`grant usage, select on all sequences in schema ${schema} to chuan_relay`.execute(tx);
    });
  } finally {
    await close();
  }
}
