import { type ApiPorts, type Member } from '@chuan/api';
import { listSchemaFaults } from '@chuan/db';
import { createTestDatabase, openRewritten, type TestDatabase } from '@chuan/db/test';
import { rootRouter } from '@chuan/web/router';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attack, attackProcedure, declared, type Field, listProcedures } from './attack.ts';
import { expectedPermissions } from './expected-permissions.ts';
import { populate, portsOf } from './world.ts';

/**
 * Does the attack have teeth? Each mutant takes one brick out of one wall and must be noticed. There are two walls: the
 * policies of the database, and the conditions of the queries. The second is tried with the first pulled down.
 */
let database: TestDatabase;
let field: Field;
const tables: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  field = {
    database,
    ports: portsOf(),
    mine: await populate(database, 'mine'),
    theirs: await populate(database, 'theirs', 2),
  };
});
afterAll(() => database.drop());

const walled = async (of: TestDatabase): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where p.polname = 'tenant_wall' order by 1`.execute(of.migrator);
  return rows.map((row) => row.name);
};

test('a policy dropped or opened on any table is found', async () => {
  tables.push(...(await walled(database)));
  expect(tables.length).toBeGreaterThan(25);
  for (const table of tables) {
    for (const breach of [
      sql`drop policy tenant_wall on ${sql.table(table)}`,
      sql`alter policy tenant_wall on ${sql.table(table)} using (true)`,
    ]) {
      const rolledBack = database.migrator.transaction().execute(async (tx) => {
        await breach.execute(tx);
        expect((await listSchemaFaults(tx)).map((fault) => fault.object).join(), table).toContain(table);
        throw new Error('enough');
      });
      await expect(rolledBack).rejects.toThrow('enough');
    }
  }
});

describe('with the policies pulled down', () => {
  beforeAll(async () => {
    for (const table of await walled(database))
      await sql`alter policy tenant_wall on ${sql.table(table)} using (true) with check (true)`.execute(
        database.migrator,
      );
  });

  test('the queries alone still keep agencies apart', async () => {
    expect(await attack(field)).toEqual([]);
  });

  /** The procedures that read a table by an id of the caller's. */
  const readers: readonly (readonly [table: string, path: string])[] = [
    ['dossier', 'dossiers.page'],
    ['dossier', 'dossiers.completeStep'],
    ['dossier', 'dossiers.publicStatus'],
    ['dossier', 'dossiers.track'],
    ['dossier', 'dossiers.extend'],
    ['dossier', 'dossiers.deliver'],
    ['dossier_form', 'dossiers.form'],
    ['dossier_file', 'dossiers.file'],
    ['late_cause', 'dossiers.recordLateCause'],
    ['late_cause', 'dossiers.confirmLateCause'],
    ['complaint', 'feedback.complaints'],
    ['complaint', 'feedback.answer'],
    ['unit', 'tenancy.renameUnit'],
    ['unit', 'tenancy.closeUnit'],
    ['unit', 'tenancy.getOrganisation'],
    ['unit', 'tenancy.moveUnit'],
    ['position', 'tenancy.closePosition'],
    ['person', 'tenancy.changePerson'],
    ['person', 'tenancy.setPersonStatus'],
    ['role', 'access.removeRole'],
    ['role', 'access.saveRole'],
    ['role', 'access.listRoles'],
  ];

  test.each(readers)('a condition missing on %s is found by %s', async (table, path) => {
    const mutated = openRewritten(database.url('app'), (text) => withoutTenant(text, table));
    try {
      const open: Field = { ...field, database: { ...database, app: mutated.db } };
      expect(await attack(open, (one) => one === path)).not.toEqual([]);
    } finally {
      await mutated.close();
    }
  });
});

/** The statement with its tenant conditions made true, where it touches the table. */
function withoutTenant(text: string, table: string): string {
  if (!new RegExp(`\\b${table}\\b`).test(text)) return text;
  return text.replace(
    /((?:"?\w+"?\.)?"?tenant_id"?) = \$(\d+)/g,
    (_all, _column, index: string) => `$${index}::text is not null`,
  );
}

describe('a permission forgotten', () => {
  const guarded = listProcedures().filter((one) => !['public', 'member', 'undeclared'].includes(declared(one)));

  test.each(guarded.map((one) => [one.path] as const))('on %s is found', async (path) => {
    const definition = (rootRouter._def.procedures as unknown as Record<string, { _def: { meta?: object } }>)[path]!
      ._def;
    const kept = definition.meta;
    definition.meta = { needs: 'member' };
    try {
      const now = Object.fromEntries(listProcedures().map((one) => [one.path, declared(one)]));
      expect(now).not.toEqual(expectedPermissions);
    } finally {
      definition.meta = kept;
    }
  });

  test('because the gate lets everybody through is found', async () => {
    const everything = new Set(Object.values(expectedPermissions));
    const generous: ApiPorts = {
      ...field.ports,
      loadMember: async (...args) => {
        const member = await field.ports.loadMember(...args);
        return member && ({ ...member, permissions: everything } as Member);
      },
    };
    const procedure = listProcedures().find((one) => one.path === 'dossiers.page')!;
    const breaches = await attackProcedure({ ...field, ports: generous }, procedure);
    expect(breaches.map((breach) => breach.what)).toContain('let_in');
  });
});
