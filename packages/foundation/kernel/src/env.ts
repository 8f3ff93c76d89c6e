import { z } from 'zod';
import { invalid } from './errors.ts';

const url = (protocols: RegExp) => z.url({ protocol: protocols });
const postgresUrl = url(/^postgres(ql)?$/);

/**
 * Every setting of the product, from the environment. `start` checks them before it does anything; the table in
 * the README is made from the descriptions here.
 */
export const Env = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000).describe('Port of the web server.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address the web server listens on; `0.0.0.0` behind a proxy or in a container.'),
  PUBLIC_URL: url(/^https?$/)
    .optional()
    .describe('Address people type, when it differs from `http://localhost:PORT`; `https` makes cookies secure.'),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(8)
    .default(0)
    .describe("Reverse proxies in front of the web server; the visitor's address is taken from that many hops."),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe('Folder of everything that is kept: database, files, mail, checkpoints, logs.'),
  DATABASE_URL: postgresUrl
    .optional()
    .describe('Administrator of a PostgreSQL 15 or newer database; unset runs the PostgreSQL 18 that comes along.'),
  DATABASE_MIGRATOR_URL: postgresUrl.optional().describe('Role that owns the schema. Derived when unset.'),
  DATABASE_APP_URL: postgresUrl
    .optional()
    .describe('Role of web and worker, bound by the tenant policies. Derived when unset.'),
  DATABASE_RELAY_URL: postgresUrl.optional().describe('Role of the outbox relay and the queues. Derived when unset.'),
  DATABASE_PLATFORM_URL: postgresUrl.optional().describe('Role of identity and vendor tables. Derived when unset.'),
  SMTP_URL: url(/^smtps?$/)
    .optional()
    .describe('Mail server, `smtp://user:password@host:587`; unset writes mail to `DATA_DIR/mail`.'),
  MAIL_FROM: z.string().default('Chuẩn <no-reply@localhost>').describe('Sender of the mail.'),
  CHECKPOINT_DIR: z
    .string()
    .optional()
    .describe(
      'Folder of the signed checkpoints of the event log, best on another machine; else `DATA_DIR/checkpoints`.',
    ),
  DEMO: z
    .enum(['full', 'small', 'off'])
    .default('full')
    .describe('Sample data that the first start loads: three agencies and three months, a little of it, or none.'),
  CLAMD_ADDRESS: z
    .string()
    .optional()
    .describe('Virus scanner `host:port` or socket path of clamd; unset finds the EICAR test file only.'),
  RATE_LIMIT_SCALE: z.coerce
    .number()
    .min(1)
    .max(100_000)
    .default(1)
    .describe('Widens every rate limit by this factor, for load tests from one address.'),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(1)
    .max(65_534)
    .optional()
    .describe(
      "Port of the web's figures for Prometheus, on this machine only, and the next one the worker's; unset: none.",
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('Least level logged.'),
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('production')
    .describe('`development` reloads code as it changes; `pnpm dev` sets it.'),
  CHUAN_TEST_SERVER_URL: postgresUrl
    .optional()
    .describe('Tests only: administrator of the PostgreSQL they make their databases on.'),
  CHUAN_JOURNEYS_URL: url(/^https?$/)
    .optional()
    .describe('Tests only: address of a running product that the browser journeys use instead of starting one.'),
});
export type Env = z.infer<typeof Env>;

/**
 * The checked settings. An empty value counts as unset, as compose files and shells write it.
 *
 * @throws {AppError} `env.invalid` with the `names` that are wrong.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const read = Env.safeParse(set);
  if (read.success) return read.data;
  const names = new Set(read.error.issues.map((issue) => String(issue.path[0])));
  throw invalid('env.invalid', { names: [...names].join(', ') });
}

/** The installation's address as people type it, without a slash at its end. */
export const publicUrlOf = ({ PUBLIC_URL, PORT }: Pick<Env, 'PUBLIC_URL' | 'PORT'>): string =>
  (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '');

export interface Setting {
  readonly name: string;
  /** The default as it would be typed; absent when there is none. */
  readonly fallback?: string;
  readonly description: string;
}

/** The settings in the order of the table that documents them. */
export function listSettings(): Setting[] {
  return Object.entries(Env.shape).map(([name, schema]) => {
    const fallback = schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : undefined;
    return { name, description: schema.description ?? '', ...(fallback !== undefined && { fallback }) };
  });
}

/** A variable of the machine, not of the product: `PATH` and its like. */
export const readVariable = (name: string): string | undefined => process.env[name];

/** The variables of this process, for handing on to a child with some of them set anew. */
export function childEnvironment(changes: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const all = Object.entries({ ...process.env, ...changes });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/**
 * What V8 may take for each process. Left alone it grows to a share of the machine's memory; web and worker together
 * are to stay within 600 MB.
 */
export const heapFlags: Readonly<Record<'web' | 'worker', readonly string[]>> = {
  web: ['--max-old-space-size=224', '--max-semi-space-size=8'],
  worker: ['--max-old-space-size=128', '--max-semi-space-size=4'],
};
