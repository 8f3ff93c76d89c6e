import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.generated.ts';

const parse = {
  timestamptz: 1184,
  date: 1082,
  int8: 20,
};

// Instants are epoch milliseconds, civil dates are text, counters and đồng fit a double: one form each, set once.
pg.types.setTypeParser(parse.timestamptz, (text) => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));
pg.types.setTypeParser(parse.date, (text) => text);
pg.types.setTypeParser(parse.int8, Number);

export interface OpenDatabaseOptions {
  /** Connections at most; the server's limit is shared by web, worker and relay. */
  max?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
}

export interface Database {
  readonly db: Kysely<DB>;
  close(): Promise<void>;
}

/** Opens a pool under one role. An idle connection that dies is replaced, never an unhandled error. */
export function openDatabase(url: string, options: OpenDatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 16,
    application_name: options.name ?? 'chuan',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // Statements of one connection may be under way together: the first read rides along with BEGIN.
    pipeline: true,
  });
  pool.on('error', () => undefined);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

/** Whether the database answers this role. */
export async function isReachable(db: Kysely<DB>): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
}
