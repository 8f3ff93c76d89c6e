import { type Kysely, sql } from 'kysely';

export type TenantGrant = 'select' | 'insert' | 'update' | 'delete';

/**
 * Puts a freshly created table behind the tenant wall: forced row security with the bare policy expression, exact
 * grants, and distribution by tenant where the Citus extension is installed.
 */
export async function wallTenantTable(
  db: Kysely<unknown>,
  table: string,
  grants: readonly TenantGrant[],
): Promise<void> {
  await distribute(db, table);
  const name = sql.table(table);
  await sql`alter table ${name} enable row level security`.execute(db);
  await sql`alter table ${name} force row level security`.execute(db);
  await sql`create policy tenant_wall on ${name} to chuan_app
    using (tenant_id = current_setting('app.tenant_id')::uuid)
    with check (tenant_id = current_setting('app.tenant_id')::uuid)`.execute(db);
  const words = sql.join(grants.map((grant) => sql.raw(grant)));
  await sql`grant ${words} on ${name} to chuan_app`.execute(db);
}

async function distribute(db: Kysely<unknown>, table: string): Promise<void> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'citus'`.execute(db);
  if (rows.length > 0) await sql`select create_distributed_table(${table}, 'tenant_id')`.execute(db);
}

/** Runs statements in order. */
export async function run(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
