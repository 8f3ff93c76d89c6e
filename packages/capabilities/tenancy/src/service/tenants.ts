import { actorOf, type PlatformContext } from '@chuan/api';
import type { DB } from '@chuan/db';
import { recordOnPlatform } from '@chuan/event-log';
import { closeTenantSessions, listTenantActivity } from '@chuan/identity/server';
import { conflict, foldVietnamese, missing, type Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { ListTenantsInput, SetTenantStatusInput, TenantHealthPage, TenantPage, TenantView } from '../contract.ts';
import { findTenant, findTenantBySlug, listAllTenants, saveTenantStatus } from '../repository/tenants.ts';

export { findTenantBySlug };

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

/** Agencies with how they fare, for the vendor. */
export async function listTenantHealth(ctx: PlatformContext, input: ListTenantsInput): Promise<TenantHealthPage> {
  const page = await listTenants(ctx.platform.queries, input);
  const activity = await listTenantActivity(
    ctx.platform.queries,
    page.rows.map((tenant) => tenant.id),
  );
  const of = new Map(activity.map((one) => [one.tenantId, one]));
  return {
    ...page,
    rows: page.rows.map((tenant) => ({
      ...tenant,
      members: of.get(tenant.id)?.members ?? 0,
      lastSessionAt: of.get(tenant.id)?.lastSessionAt ?? null,
    })),
  };
}

/**
 * Suspends an agency, which ends its sessions, or lets it work again.
 *
 * @throws {AppError} `tenant.not_found`, `tenant.changed`, `tenant.not_ready` while it is being founded.
 */
export async function setTenantStatus(ctx: PlatformContext, input: SetTenantStatusInput): Promise<TenantView> {
  const tx = ctx.platform;
  const before = await getTenant(tx.queries, input.tenantId);
  if (before.version !== input.version) throw conflict('tenant.changed');
  if (before.status === 'provisioning') throw conflict('tenant.not_ready');
  const after = await saveTenantStatus(tx, before, input.status);
  if (input.status === 'suspended') await closeTenantSessions(tx, before.id);
  await recordOnPlatform(tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action: input.status === 'suspended' ? 'tenant.suspended' : 'tenant.activated',
    subject: { kind: 'tenant', id: before.id, label: before.name },
    before: { status: before.status },
    after: { status: after.status },
    reason: input.reason,
    requestId: ctx.requestId,
  });
  return after;
}
