import type { Member } from '@chuan/api';
import type { TenantTx } from '@chuan/db';
import { civilDateOf, type Instant, newId, type Uuid } from '@chuan/kernel';
import { readyMadeRoles } from './ready-made-roles.ts';
import { findMember, insertAssignments, insertRoles, listStoredRoles } from './repository.ts';

/** The person with positions and permissions on the day of `now`, or undefined when not an active member. */
export const loadMember = (tx: TenantTx, personId: Uuid, now: Instant): Promise<Member | undefined> =>
  findMember(tx, personId, civilDateOf(now));

/**
 * Gives an agency the ready-made roles that it lacks; those it has keep what was changed in them.
 *
 * @param adminPersonId  becomes the agency's administrator, where given.
 */
export async function seedRoles(tx: TenantTx, adminPersonId?: Uuid): Promise<void> {
  await insertRoles(
    tx,
    readyMadeRoles.map((role) => ({ ...role, id: newId(), isReadyMade: true })),
  );
  if (adminPersonId !== undefined) await grantRoles(tx, adminPersonId, ['agency_admin']);
}

/** Gives a person further roles by key, without an entry of its own in the event log; for founding and for imports. */
export async function grantRoles(tx: TenantTx, personId: Uuid, keys: readonly string[]): Promise<void> {
  const roles = (await listStoredRoles(tx)).filter((role) => keys.includes(role.key));
  await insertAssignments(
    tx,
    personId,
    roles.map((role) => role.id),
  );
}
