import type { DB, PlatformTx } from '@chuan/db';
import { conflict, foldVietnamese, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import type { Kysely, Selectable } from 'kysely';
import type { TenantKind, TenantStatus, TenantView } from '../contract.ts';

type Row = Selectable<DB['platform.tenant']>;

const viewOf = (row: Row): TenantView => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  shortName: row.short_name,
  kind: row.kind as TenantKind,
  provinceCode: row.province_code,
  status: row.status as TenantStatus,
  isSample: row.is_sample,
  createdAt: row.created_at,
  version: row.version,
});

export async function findTenantBySlug(db: Kysely<DB>, slug: string): Promise<TenantView | undefined> {
  const row = await db.selectFrom('platform.tenant').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row && viewOf(row);
}

export async function findTenant(db: Kysely<DB>, id: Uuid): Promise<TenantView | undefined> {
  const row = await db.selectFrom('platform.tenant').selectAll().where('id', '=', id).executeTakeFirst();
  return row && viewOf(row);
}

/** All agencies by name. Some thousands at most: words without accents are compared here, not in the database. */
export async function listAllTenants(db: Kysely<DB>): Promise<(TenantView & { searchText: string })[]> {
  const rows = await db.selectFrom('platform.tenant').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({
    ...viewOf(row),
    searchText: foldVietnamese(`${row.name} ${row.short_name} ${row.slug}`),
  }));
}

export type NewTenant = Omit<TenantView, 'version' | 'status'>;

/** Makes the row unless the address is taken, and gives back the row that has it. */
export async function insertTenant(tx: PlatformTx, tenant: NewTenant): Promise<TenantView> {
  await tx.queries
    .insertInto('platform.tenant')
    .values({
      id: tenant.id,
      slug: tenant.slug,
      name: tenant.name,
      short_name: tenant.shortName,
      kind: tenant.kind,
      province_code: tenant.provinceCode,
      status: 'provisioning',
      is_sample: tenant.isSample,
      created_at: timestamp(tenant.createdAt as Instant),
    })
    .onConflict((clash) => clash.column('slug').doNothing())
    .execute();
  const row = await tx.queries
    .selectFrom('platform.tenant')
    .selectAll()
    .where('slug', '=', tenant.slug)
    .executeTakeFirstOrThrow();
  return viewOf(row);
}

/** @throws {AppError} `tenant.changed` when the row has moved on. */
export async function saveTenantStatus(tx: PlatformTx, tenant: TenantView, status: TenantStatus): Promise<TenantView> {
  const row = await tx.queries
    .updateTable('platform.tenant')
    .set({ status, version: tenant.version + 1 })
    .where('id', '=', tenant.id)
    .where('version', '=', tenant.version)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('tenant.changed');
  return viewOf(row);
}
