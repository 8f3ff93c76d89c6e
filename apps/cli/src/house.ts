import { type Database, openDatabase, type RoleName } from '@chuan/db';
import { checkServer } from '@chuan/db/embedded-check';
import { type DatabaseUrls, findDatabaseUrls } from '@chuan/db/embedded-urls';
import { type Clock, systemClock, unavailable } from '@chuan/kernel';
import type { Env } from '@chuan/kernel/env';

/** What a command works with. Everything it opens is closed when the command ends. */
export interface House {
  readonly env: Env;
  readonly clock: Clock;
  /** One line of the command's answer. */
  say(line: string): void;
  /** A fault found; the command goes on and ends with exit code 1. */
  fault(line: string): void;
  /** @throws {AppError} `cli.no_database` when none is named and none runs. */
  urls(): Promise<DatabaseUrls>;
  open(role: RoleName | 'admin', max?: number): Promise<Database['db']>;
}

export interface HouseOptions {
  readonly env: Env;
  readonly clock?: Clock;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Runs a command and closes what it opened. @returns the exit code. */
export async function withHouse(options: HouseOptions, work: (house: House) => Promise<void>): Promise<number> {
  const opened: Database[] = [];
  let faults = 0;
  const { env, clock = systemClock, say, complain } = options;
  const urls = (): Promise<DatabaseUrls> => runningUrls(env);
  const house: House = {
    env,
    clock,
    say,
    fault(line) {
      faults += 1;
      complain(line);
    },
    urls,
    async open(role, max = 4) {
      const url = (await urls())[role];
      // Says what is wrong with an address in words of ours; the driver would in its own.
      if (opened.length === 0) await checkServer(url, false);
      const database = openDatabase(url, { max, name: 'chuan-cli' });
      opened.push(database);
      return database.db;
    },
  };
  try {
    await work(house);
    return faults > 0 ? 1 : 0;
  } finally {
    await Promise.all(opened.map((database) => database.close()));
  }
}

/** The roles' addresses as the environment names them, else of the database that runs in `DATA_DIR`. */
async function runningUrls(env: Env): Promise<DatabaseUrls> {
  const found = await findDatabaseUrls(env);
  if (found) return found;
  const { DATABASE_MIGRATOR_URL: migrator, DATABASE_APP_URL: app } = env;
  const { DATABASE_RELAY_URL: relay, DATABASE_PLATFORM_URL: platform } = env;
  if (!migrator || !app || !relay || !platform) throw unavailable('cli.no_database', { folder: env.DATA_DIR });
  return { admin: migrator, migrator, app, relay, platform };
}
