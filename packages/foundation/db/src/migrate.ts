import { readdir, readFile } from 'node:fs/promises';
import { conflict } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as platform from './migrations/0001_platform.ts';
import * as tenantBase from './migrations/0002_tenant_base.ts';
import * as organisation from './migrations/0003_organisation.ts';
import * as procedures from './migrations/0004_procedures.ts';
import * as dossiers from './migrations/0005_dossiers.ts';
import * as feedbackNotices from './migrations/0006_feedback_notices.ts';
import * as oversightViews from './migrations/0007_oversight_views.ts';
import * as lateCauseAnswer from './migrations/0008_late_cause_answer.ts';
import * as procedureContributors from './migrations/0009_procedure_contributors.ts';
import * as deliveryAddress from './migrations/0010_delivery_address.ts';
import * as receptionDays from './migrations/0011_reception_days.ts';
import * as valueDomains from './migrations/0012_value_domains.ts';
import * as unreadIndexes from './migrations/0013_unread_indexes.ts';
import * as fileUpkeep from './migrations/0014_file_upkeep.ts';
import * as checkpointMark from './migrations/0015_checkpoint_mark.ts';
import * as hotIndexes from './migrations/0016_hot_indexes.ts';
import * as nationalDaysByStaff from './migrations/0017_national_days_by_staff.ts';
import * as platformLogActions from './migrations/0018_platform_log_actions.ts';
import type { DB } from './schema.generated.ts';

/** Named here, not read from a folder: the order is reviewed and a bundle carries it. Forward only. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001_platform': platform,
  '0002_tenant_base': tenantBase,
  '0003_organisation': organisation,
  '0004_procedures': procedures,
  '0005_dossiers': dossiers,
  '0006_feedback_notices': feedbackNotices,
  '0007_oversight_views': oversightViews,
  '0008_late_cause_answer': lateCauseAnswer,
  '0009_procedure_contributors': procedureContributors,
  '0010_delivery_address': deliveryAddress,
  '0011_reception_days': receptionDays,
  '0012_value_domains': valueDomains,
  '0013_unread_indexes': unreadIndexes,
  '0014_file_upkeep': fileUpkeep,
  '0015_checkpoint_mark': checkpointMark,
  '0016_hot_indexes': hotIndexes,
  '0017_national_days_by_staff': nationalDaysByStaff,
  '0018_platform_log_actions': platformLogActions,
};

const migratorOf = (db: Kysely<DB>) =>
  new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: 'platform_meta',
  });

/**
 * Brings a database to this code's schema, each migration in its own transaction under the migrator role.
 *
 * @returns names applied now, in order.
 * @throws {AppError} `database.newer_than_code` when the database knows a migration that the code does not.
 */
export async function migrate(db: Kysely<DB>): Promise<string[]> {
  const migrator = migratorOf(db);
  await refuseNewer(db);
  const applied: string[] = [];
  for (;;) {
    const { error, results = [] } = await migrator.migrateUp();
    if (error) throw error;
    if (results.length === 0) break;
    applied.push(...results.map((result) => result.migrationName));
  }
  // Running processes compare this list with their own before they say they are ready.
  await sql`grant usage on schema platform_meta to chuan_app, chuan_platform`.execute(db);
  await sql`grant select on platform_meta.kysely_migration to chuan_app, chuan_platform`.execute(db);
  return applied;
}

/** Names that the code has and the database has not. */
export async function pendingMigrations(db: Kysely<DB>): Promise<string[]> {
  const done = new Set(await appliedMigrations(db));
  return Object.keys(migrations).filter((name) => !done.has(name));
}

async function refuseNewer(db: Kysely<DB>): Promise<void> {
  const unknown = (await appliedMigrations(db)).filter((name) => !(name in migrations));
  if (unknown.length > 0) throw conflict('database.newer_than_code', { migration: unknown.at(-1)! });
}

async function appliedMigrations(db: Kysely<DB>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration' && table.schema === 'platform_meta')) return [];
  const rows = await db
    .withSchema('platform_meta')
    .selectFrom('kysely_migration' as never)
    .select('name' as never)
    .execute();
  return (rows as { name: string }[]).map((row) => row.name).sort();
}

/** The text of all migrations, for telling one schema from another. */
export async function migrationText(): Promise<string> {
  const folder = new URL('./migrations/', import.meta.url);
  const files = (await readdir(folder)).sort();
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), 'utf8')));
  return texts.join('\n');
}
