import type { DB } from '@chuan/db';
import { foldVietnamese, missing, type Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { ListTenantsInput, TenantPage, TenantView } from '../contract.ts';
import { findTenant, findTenantBySlug, listAllTenants } from '../repository/tenants.ts';

export { findTenant, findTenantBySlug };

const pageSize = 50;

/** Agencies by name, with or without accents in the search. `db` may be of the app, the platform or the relay role. */
export async function listTenants(db: Kysely<DB>, input: ListTenantsInput = {}): Promise<TenantPage> {
  const words = foldVietnamese(input.search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const found = (await listAllTenants(db)).filter(
    ({ searchText, status }) =>
      words.every((word) => searchText.includes(word)) && (input.status === undefined || status === input.status),
  );
  const page = input.page ?? 1;
  const rows = found.slice((page - 1) * pageSize, page * pageSize).map(({ searchText: _, ...tenant }) => tenant);
  return { rows, total: found.length, page, pageSize };
}

/** @throws {AppError} `tenant.not_found` */
export async function getTenant(db: Kysely<DB>, id: Uuid): Promise<TenantView> {
  const tenant = await findTenant(db, id);
  if (!tenant) throw missing('tenant.not_found');
  return tenant;
}
