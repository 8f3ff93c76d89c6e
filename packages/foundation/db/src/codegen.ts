import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { startTestServer } from './embedded-test.ts';
import { generatedTypes } from './generated-types.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './pool.ts';
import { ensureRoles, roleUrl } from './roles.ts';

/** Migrates an empty database and writes `schema.generated.ts` from it. */
const passwords = { migrator: 'migrator-test', app: 'app-test', relay: 'relay-test', platform: 'platform-test' };
const server = await startTestServer();
const admin = openDatabase(server.superuserUrl, { max: 1 });
await sql`drop database if exists codegen with (force)`.execute(admin.db);
await sql`create database codegen`.execute(admin.db);
await admin.close();
const url = new URL(server.superuserUrl);
url.pathname = '/codegen';
const owner = openDatabase(url.toString(), { max: 1 });
await ensureRoles(owner.db, passwords);
await owner.close();
const migrator = openDatabase(roleUrl(url.toString(), 'migrator', passwords.migrator), { max: 1 });
await migrate(migrator.db);
const target = join(fileURLToPath(new URL('.', import.meta.url)), 'schema.generated.ts');
writeFileSync(target, await generatedTypes(migrator.db));
await migrator.close();
process.stdout.write(`${target}\n`);
process.exit(0);
