import { ensureRoles, migrate, openDatabase, withPlatform } from '@chuan/db';
import { checkServer } from '@chuan/db/embedded-check';
import { type DatabaseUrls, passwordsOf } from '@chuan/db/embedded-urls';
import { isAppError } from '@chuan/kernel';
import type { Env } from '@chuan/kernel/env';
import { migrateQueue } from '@chuan/jobs';
import { builtInLayouts } from '@chuan/print';
import { seedFormLayouts, seedReference } from '@chuan/tenancy/server';
import type { AddCommand } from '../add-command.ts';
import type { House } from '../house.ts';
import { words } from '../words.ts';

/** Roles, schema, queue and reference data, each only as far as it is missing; may run again at any time. */
export const addMigrate: AddCommand = (program, run) => {
  program
    .command('migrate')
    .description(words('help.migrate'))
    .action(() => run(migrateHouse));
};

async function migrateHouse(house: House): Promise<void> {
  const urls = await house.urls();
  if (await mayMakeRoles(urls, house.env)) await makeRoles(urls);
  const applied = await migrate(await house.open('migrator', 1));
  await migrateQueue(urls.migrator);
  await withPlatform(await house.open('platform', 1), async (tx) => {
    await seedReference(tx);
    await seedFormLayouts(tx, builtInLayouts.map(rowOf));
  });
  house.say(
    applied.length === 0
      ? words('migrate.nothing')
      : words('migrate.done', { count: applied.length, last: applied.at(-1) ?? '' }),
  );
}

/** An installation may name all four roles itself, made by its own administrator; then there is nothing to make. */
async function mayMakeRoles(urls: DatabaseUrls, env: Env): Promise<boolean> {
  const { DATABASE_MIGRATOR_URL, DATABASE_APP_URL, DATABASE_RELAY_URL, DATABASE_PLATFORM_URL } = env;
  const named = [DATABASE_MIGRATOR_URL, DATABASE_APP_URL, DATABASE_RELAY_URL, DATABASE_PLATFORM_URL].every(Boolean);
  try {
    await checkServer(urls.admin, true);
    return true;
  } catch (error) {
    if (named && isAppError(error) && error.code === 'database.not_admin') return false;
    throw error;
  }
}

async function makeRoles(urls: DatabaseUrls): Promise<void> {
  const admin = openDatabase(urls.admin, { max: 1, name: 'chuan-migrate' });
  try {
    await ensureRoles(admin.db, passwordsOf(urls));
  } finally {
    await admin.close();
  }
}

/** The layouts' titles end with the dossier's code, which is not part of the form's name. */
const rowOf = (layout: (typeof builtInLayouts)[number]) => ({
  code: layout.code,
  validFrom: layout.validFrom,
  nameVi: layout.title.replace(/\s*\{[^}]*\}/g, ''),
  legal: 'TT 03/2025/TT-VPCP',
  layout,
});
