import type { DB, PlatformTx, TenantTx } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import type { EntryPoint } from './contract.ts';
import type { Attempts } from './domain.ts';

export interface Account {
  readonly id: Uuid;
  readonly email: string;
  readonly passwordHash: string;
  readonly isActive: boolean;
}

export async function findAccount(db: Kysely<DB>, by: { email: string } | { id: Uuid }): Promise<Account | undefined> {
  const query = db.selectFrom('platform.account').selectAll();
  const row = await ('email' in by
    ? query.where('email', '=', by.email)
    : query.where('id', '=', by.id)
  ).executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    email: row.email,
    passwordHash: row.password_hash,
    isActive: row.status === 'active',
  };
}

export async function insertAccount(
  tx: PlatformTx,
  account: { id: Uuid; email: string; passwordHash: string; now: Instant },
): Promise<Uuid> {
  const row = await tx.queries
    .insertInto('platform.account')
    .values({
      id: account.id,
      email: account.email,
      password_hash: account.passwordHash,
      status: 'active',
      created_at: timestamp(account.now),
    })
    .onConflict((clash) => clash.column('email').doUpdateSet({ email: account.email }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Held by whoever sets a person's password, until the agency's entry stands: behind this lock the entry is seen, or it
 * will never come.
 */
export async function lockPasswordLog(tx: TenantTx, personId: Uuid): Promise<void> {
  await sql`select pg_advisory_xact_lock(726358, hashtext(${personId}))`.execute(tx.queries);
}

/**
 * Locks the account's count of strangers' failures until the transaction ends. Its commit does not wait for the disk:
 * counting for an account must not take visibly longer than finding that there is none.
 */
export async function lockAttempts(tx: PlatformTx, id: Uuid): Promise<Attempts | undefined> {
  await sql`set local synchronous_commit to off`.execute(tx.queries);
  const row = await tx.queries
    .selectFrom('platform.account')
    .select(['failed_count', 'locked_until'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { failedCount: row.failed_count, notBefore: row.locked_until };
}

export async function saveAttempts(db: Kysely<DB>, id: Uuid, { failedCount, notBefore }: Attempts): Promise<void> {
  await db
    .updateTable('platform.account')
    .set({ failed_count: failedCount, locked_until: notBefore === null ? null : timestamp(notBefore) })
    .where('id', '=', id)
    .execute();
}

export async function savePasswordHash(db: Kysely<DB>, id: Uuid, passwordHash: string) {
  await db.updateTable('platform.account').set({ password_hash: passwordHash }).where('id', '=', id).execute();
}

export interface Membership extends EntryPoint {
  readonly personId: Uuid;
}

export async function listMemberships(db: Kysely<DB>, accountId: Uuid): Promise<Membership[]> {
  const rows = await db
    .selectFrom('platform.account_membership as membership')
    .innerJoin('platform.tenant as tenant', 'tenant.id', 'membership.tenant_id')
    .select(['tenant.id', 'tenant.slug', 'tenant.name', 'membership.person_id'])
    .where('membership.account_id', '=', accountId)
    .where('tenant.status', '=', 'active')
    .orderBy('tenant.name')
    .execute();
  return rows.map((row) => ({ tenantId: row.id, slug: row.slug, name: row.name, personId: row.person_id }));
}

/** Every agency that the account is of, suspended ones included. */
export async function listEveryMembership(db: Kysely<DB>, accountId: Uuid): Promise<Uuid[]> {
  const rows = await db
    .selectFrom('platform.account_membership')
    .select('tenant_id')
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => row.tenant_id);
}

export async function saveMembership(tx: PlatformTx, accountId: Uuid, tenantId: Uuid, personId: Uuid): Promise<void> {
  await tx.queries
    .insertInto('platform.account_membership')
    .values({ account_id: accountId, tenant_id: tenantId, person_id: personId })
    .onConflict((clash) => clash.columns(['account_id', 'tenant_id']).doUpdateSet({ person_id: personId }))
    .execute();
}

export async function findStaff(db: Kysely<DB>, accountId: Uuid) {
  const row = await db
    .selectFrom('platform.staff')
    .select(['full_name', 'role'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && { name: row.full_name, role: row.role as 'librarian' | 'support' | 'finance' | 'admin' };
}

export async function saveStaff(
  tx: PlatformTx,
  staff: { accountId: Uuid; name: string; role: 'librarian' | 'support' | 'finance' | 'admin' },
): Promise<void> {
  await tx.queries
    .insertInto('platform.staff')
    .values({ account_id: staff.accountId, full_name: staff.name, role: staff.role })
    .onConflict((clash) => clash.column('account_id').doUpdateSet({ full_name: staff.name, role: staff.role }))
    .execute();
}
