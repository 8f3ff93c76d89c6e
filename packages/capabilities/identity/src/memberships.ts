import type { DB, PlatformTx } from '@chuan/db';
import type { Instant, Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';

/** Takes a person's way into an agency away and ends the sessions they have there. */
export async function removeMembership(tx: PlatformTx, tenantId: Uuid, personId: Uuid): Promise<void> {
  await tx.queries
    .deleteFrom('platform.account_membership')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .execute();
  await tx.queries
    .deleteFrom('platform.session')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .execute();
}

/** Ends every session in an agency. */
export async function closeTenantSessions(tx: PlatformTx, tenantId: Uuid): Promise<void> {
  await tx.queries.deleteFrom('platform.session').where('tenant_id', '=', tenantId).execute();
}

export interface TenantActivity {
  readonly tenantId: Uuid;
  readonly members: number;
  /** When the newest of the sessions still kept was opened. */
  readonly lastSessionAt: Instant | null;
}

/** How many people may enter each agency, and when one last did. */
export async function listTenantActivity(db: Kysely<DB>, tenantIds: readonly Uuid[]): Promise<TenantActivity[]> {
  if (tenantIds.length === 0) return [];
  const members = await db
    .selectFrom('platform.account_membership')
    .select((eb) => ['tenant_id as tenantId', eb.fn.countAll<number>().as('members')])
    .where('tenant_id', 'in', tenantIds)
    .groupBy('tenant_id')
    .execute();
  const sessions = await db
    .selectFrom('platform.session')
    .select((eb) => ['tenant_id as tenantId', eb.fn.max('created_at').as('at')])
    .where('tenant_id', 'in', tenantIds)
    .groupBy('tenant_id')
    .execute();
  return tenantIds.map((tenantId) => ({
    tenantId,
    members: members.find((row) => row.tenantId === tenantId)?.members ?? 0,
    lastSessionAt: sessions.find((row) => row.tenantId === tenantId)?.at ?? null,
  }));
}
