import { isAppError } from '@chuan/kernel';

/** What is asked before a process says that it can serve. Each probe throws when it has no answer. */
export interface ReadinessProbes {
  /** A round trip to the database. */
  database(): Promise<unknown>;
  /** Names of migrations that the code has and the database has not. */
  migrations(): Promise<readonly string[]>;
  /** How far the workers are behind. */
  queue(): Promise<{ readonly depth: number; readonly oldestAgeMs: number }>;
}

interface Check {
  readonly ok: boolean;
  /** Code of the failure. */
  readonly error?: string;
}

export interface Readiness {
  /** Whether this process can serve: the database answers and has the schema that the code needs. */
  readonly ready: boolean;
  readonly checks: {
    readonly database: Check;
    readonly migrations: Check & { readonly pending?: readonly string[] };
    /** Not ok when events wait for too long. It does not stop serving: what waits is kept. */
    readonly queue: Check & { readonly depth?: number; readonly oldestAgeMs?: number };
  };
}

const probeMs = 2_000;
const longestWaitMs = 60_000;

/** Asks all probes at once. Never throws, answers within two seconds, tells no address and no name. */
export async function readiness(probes: ReadinessProbes): Promise<Readiness> {
  const [database, migrations, queue] = await Promise.all([
    ask(probes.database),
    ask(probes.migrations),
    ask(probes.queue),
  ]);
  const pending = migrations.answer;
  const state = queue.answer;
  const checks = {
    database: { ok: database.error === undefined, ...errorOf(database) },
    migrations: { ok: pending?.length === 0, ...errorOf(migrations), ...(pending && { pending }) },
    queue: {
      ok: state !== undefined && state.oldestAgeMs <= longestWaitMs,
      ...errorOf(queue),
      ...(state && { depth: state.depth, oldestAgeMs: state.oldestAgeMs }),
    },
  };
  return { ready: checks.database.ok && checks.migrations.ok, checks };
}

interface Asked<T> {
  readonly answer?: T;
  readonly error?: string;
}

const errorOf = ({ error }: Asked<unknown>) => (error === undefined ? {} : { error });

async function ask<T>(probe: () => Promise<T>): Promise<Asked<T>> {
  const { promise: late, resolve } = Promise.withResolvers<Asked<T>>();
  const timer = setTimeout(() => resolve({ error: 'probe.too_slow' }), probeMs);
  const asked = (async () => ({ answer: await probe() }))().catch((error: unknown) => ({
    error: isAppError(error) ? error.code : 'probe.failed',
  }));
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
