import type { Database } from '@chuan/db';
import { missing } from '@chuan/kernel';
import { findTenantBySlug, listTenants } from '@chuan/tenancy/server';
import type { TenantView } from '@chuan/tenancy/contract';

/** Every agency, or the one with this address. @throws {AppError} `cli.no_tenant` */
export async function tenantsOf(db: Database['db'], slug?: string): Promise<TenantView[]> {
  if (slug !== undefined) {
    const tenant = await findTenantBySlug(db, slug);
    if (!tenant) throw missing('cli.no_tenant', { slug });
    return [tenant];
  }
  const all: TenantView[] = [];
  for (let page = 1; ; page++) {
    const { rows, total } = await listTenants(db, { page });
    all.push(...rows);
    if (all.length >= total || rows.length === 0) return all;
  }
}
