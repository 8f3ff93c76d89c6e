import type { Socket } from 'node:net';
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

/** Statements seen before are prepared under a name; texts that vary without end are not worth one. */
const namesAtMost = 400;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= namesAtMost) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Plans each statement once a connection instead of once a call: planning costs as much as running the short ones.
 * Statements asked for in one turn of the event loop leave as one packet.
 */
class PreparingClient extends pg.Client {
  #isHeld = false;

  #hold(): void {
    if (this.#isHeld) return;
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    this.#isHeld = true;
    stream.cork();
    process.nextTick(() => {
      this.#isHeld = false;
      stream.uncork();
    });
  }

  override query(...args: never[]): never {
    this.#hold();
    const [text, values] = args as unknown as [unknown, unknown];
    const send = super.query.bind(this) as (...query: unknown[]) => never;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return send(...args);
    return send({ text, values, name: nameOf(text) });
  }
}

const rewriting = (rewrite: (text: string) => string) =>
  class extends PreparingClient {
    override query(...args: never[]): never {
      const [text, ...others] = args as unknown as [unknown, ...unknown[]];
      const send = super.query.bind(this) as (...query: unknown[]) => never;
      return send(typeof text === 'string' ? rewrite(text) : text, ...others);
    }
  };

export interface OpenDatabaseOptions {
  /** Connections at most; the server's limit is shared by web, worker and relay. */
  max?: number;
  /** Shown in pg_stat_activity. */
  name?: string;
  /** Changes each statement's text before it is sent; for mutants in tests. */
  rewrite?: (text: string) => string;
}

export interface Database {
  readonly db: Kysely<DB>;
  close(): Promise<void>;
}

/** Opens a pool under one role. An idle connection that dies is replaced, never an unhandled error. */
export function openDatabase(url: string, options: OpenDatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    Client: options.rewrite ? rewriting(options.rewrite) : PreparingClient,
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
  // A connection that breaks while it is used tells whoever waits for its answer; it must not end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

/** A round trip. @throws what the driver says when the database does not answer this role. */
export async function ping(db: Kysely<DB>): Promise<void> {
  await sql`select 1`.execute(db);
}
