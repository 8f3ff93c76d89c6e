import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { generatedTypes } from './generated-types.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { listSchemaFaults } from './schema-rules.ts';
import { createTestDatabase, type TestDatabase } from './test.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('the schema keeps every rule', async () => {
  expect(await listSchemaFaults(database.migrator)).toEqual([]);
});

test('the types are those of the schema', async () => {
  const written = await readFile(new URL('./schema.generated.ts', import.meta.url), 'utf8');
  expect(written).toBe(await generatedTypes(database.migrator));
});

test('migrating again changes nothing, and a database ahead of the code is refused', async () => {
  expect(await migrate(database.migrator)).toEqual([]);
  expect(await pendingMigrations(database.app)).toEqual([]);
  await sql`insert into platform_meta.kysely_migration (name, timestamp) values ('9999_future', '')`.execute(
    database.migrator,
  );
  await expect(migrate(database.migrator)).rejects.toMatchObject({ code: 'database.newer_than_code' });
  await sql`delete from platform_meta.kysely_migration where name = '9999_future'`.execute(database.migrator);
});

/** A breach of each rule, planted in a copy of its own, must be found under that rule's name. */
const breaches: readonly [rule: string, statement: string][] = [
  ['table-without-tenant', 'create table stray (id uuid primary key)'],
  ['rls-off', 'alter table dossier disable row level security'],
  ['rls-off', 'alter table dossier no force row level security'],
  ['index-not-led-by-tenant', 'create index stray on dossier (status)'],
  ['index-not-led-by-tenant', 'create unique index stray on dossier (code)'],
  [
    'key-without-tenant',
    'alter table person add unique (tenant_id, phone); create table stray (tenant_id uuid not null, p uuid, t uuid, primary key (tenant_id, p), foreign key (p, t) references person (tenant_id, id))',
  ],
  [
    'key-that-moves',
    'alter table dossier_file drop constraint dossier_file_tenant_id_dossier_id_fkey, add foreign key (tenant_id, dossier_id) references dossier (tenant_id, id) on delete cascade',
  ],
  ['no-policy-for-app', 'drop policy tenant_wall on dossier'],
  ['policy-not-the-wall', 'alter policy tenant_wall on dossier using (true)'],
  ['policy-not-the-wall', 'alter policy tenant_wall on dossier with check (true)'],
  ['policy-not-the-wall', 'create policy extra on dossier to chuan_app using (true)'],
  ['policy-not-the-wall', 'create policy extra on dossier using (true)'],
  ['view-not-invoker', 'create view stray as select * from dossier'],
  ['definer-function', "create function stray() returns int language sql security definer as 'select 1'"],
  [
    'trigger',
    "create function stray() returns trigger language plpgsql as 'begin return new; end'; create trigger stray before insert on dossier for each row execute function stray()",
  ],
  ['rule', 'create rule stray as on delete to dossier do instead nothing'],
  ['type-that-loses-indexes', 'alter table dossier add column stray numeric'],
  ['truncate-or-references-granted', 'grant truncate on dossier to chuan_app'],
  ['append-only-table-can-change', 'grant update on event_log to chuan_app'],
  ['platform-role-sees-tenants', 'grant select on dossier to chuan_platform'],
];

describe('a breach is found', () => {
  let copy: TestDatabase;
  afterEach(() => copy.drop());
  test.each(breaches)('%s: %s', async (rule, statement) => {
    copy = await createTestDatabase();
    await sql.raw(statement).execute(copy.migrator);
    expect((await listSchemaFaults(copy.migrator)).map((fault) => fault.rule)).toContain(rule);
  });
});
