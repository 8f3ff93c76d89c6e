import type { Member } from '@chuan/api';
import { type DB, frozen, type TenantTx } from '@chuan/db';
import { type CivilDate, conflict, type Uuid } from '@chuan/kernel';
import { type Selectable, sql } from 'kysely';
import type { Permission } from './contract.ts';
import type { Assignment } from './domain.ts';

export interface StoredRole {
  readonly id: Uuid;
  readonly key: string;
  readonly name: string;
  readonly isReadyMade: boolean;
  readonly permissions: readonly Permission[];
  readonly version: number;
}

const roleOf = (row: Selectable<DB['role']>): StoredRole => ({
  id: row.id,
  key: row.key,
  name: row.name,
  isReadyMade: row.is_ready_made,
  permissions: row.permissions as Permission[],
  version: row.version,
});

interface MemberRow {
  readonly name: string;
  /** Position, unit and name of what is held. */
  readonly held: (readonly [Uuid, Uuid, string])[] | null;
  readonly rights: string[][] | null;
}

/** It reads the tables of `tenancy` beside its own, because a second round trip here would be paid by every call. */
const selectMember = frozen<MemberRow>(
  ([tenantId, personId, on]) => sql`
    select person.full_name as name,
      (select json_agg(json_build_array(position.id, position.unit_id, position.name) order by position.sort, position.id)
        from person_position join position
          on position.tenant_id = ${tenantId}::uuid and position.id = person_position.position_id
        where person_position.tenant_id = ${tenantId}::uuid and person_position.person_id = ${personId}::uuid
          and from_on <= ${on}::date and (to_on is null or to_on >= ${on}::date)) as held,
      (select json_agg(role.permissions)
        from person_role join role on role.tenant_id = ${tenantId}::uuid and role.id = person_role.role_id
        where person_role.tenant_id = ${tenantId}::uuid and person_role.person_id = ${personId}::uuid) as rights
    from person
    where person.tenant_id = ${tenantId}::uuid and person.id = ${personId}::uuid and person.status = 'active'`,
);

/** The person with what they hold and may do on a day, in one statement: every call begins with it. */
export async function findMember(tx: TenantTx, personId: Uuid, on: CivilDate): Promise<Member | undefined> {
  const { rows } = await selectMember(tx.queries, [tx.tenantId, personId, on]);
  const row = rows[0];
  if (!row) return undefined;
  const held = row.held ?? [];
  return {
    kind: 'person',
    id: personId,
    name: row.name,
    positionName: held.map(([, , name]) => name).join(', '),
    positionIds: held.map(([id]) => id),
    unitIds: [...new Set(held.map(([, unitId]) => unitId))],
    permissions: new Set(row.rights?.flat()),
  };
}

/** Those of the people to whom some role of theirs gives a right. */
export async function listPeopleWithRight(
  tx: TenantTx,
  personIds: readonly Uuid[],
  right: Permission,
): Promise<Uuid[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.queries
    .selectFrom('person_role as given')
    .innerJoin('role', (join) =>
      join.onRef('role.tenant_id', '=', 'given.tenant_id').onRef('role.id', '=', 'given.role_id'),
    )
    .select('given.person_id as personId')
    .distinct()
    .where('given.tenant_id', '=', tx.tenantId)
    .where('given.person_id', 'in', personIds)
    .where(sql<boolean>`${right} = any(role.permissions)`)
    .execute();
  return rows.map((row) => row.personId);
}

/** Roles in the order of their names, the ready-made first. */
export async function listStoredRoles(tx: TenantTx): Promise<StoredRole[]> {
  const rows = await tx.queries
    .selectFrom('role')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('is_ready_made', 'desc')
    .orderBy('name')
    .execute();
  return rows.map(roleOf);
}

/** All roles with their rows locked, so that rules over several of them hold until the transaction ends. */
export async function lockRoles(tx: TenantTx): Promise<StoredRole[]> {
  const rows = await tx.queries
    .selectFrom('role')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(roleOf);
}

/** Makes the roles whose keys the agency does not have. */
export async function insertRoles(tx: TenantTx, roles: readonly Omit<StoredRole, 'version'>[]): Promise<void> {
  await tx.queries
    .insertInto('role')
    .values(
      roles.map((role) => ({
        tenant_id: tx.tenantId,
        id: role.id,
        key: role.key,
        name: role.name,
        is_ready_made: role.isReadyMade,
        permissions: [...role.permissions],
      })),
    )
    .onConflict((clash) => clash.columns(['tenant_id', 'key']).doNothing())
    .execute();
}

/** @throws {AppError} `role.changed` when the row has moved on. */
export async function saveStoredRole(tx: TenantTx, role: StoredRole): Promise<StoredRole> {
  const row = await tx.queries
    .updateTable('role')
    .set({ name: role.name, permissions: [...role.permissions], version: role.version + 1 })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', role.id)
    .where('version', '=', role.version)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('role.changed');
  return roleOf(row);
}

export async function deleteRole(tx: TenantTx, role: StoredRole): Promise<void> {
  const result = await tx.queries
    .deleteFrom('role')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', role.id)
    .where('version', '=', role.version)
    .executeTakeFirst();
  if (result.numDeletedRows !== 1n) throw conflict('role.changed');
}

export async function listAssignments(tx: TenantTx): Promise<Assignment[]> {
  return tx.queries
    .selectFrom('person_role')
    .select(['person_id as personId', 'role_id as roleId'])
    .where('tenant_id', '=', tx.tenantId)
    .execute();
}

export async function insertAssignments(tx: TenantTx, personId: Uuid, roleIds: readonly Uuid[]): Promise<void> {
  if (roleIds.length === 0) return;
  await tx.queries
    .insertInto('person_role')
    .values(roleIds.map((roleId) => ({ tenant_id: tx.tenantId, person_id: personId, role_id: roleId })))
    .onConflict((clash) => clash.doNothing())
    .execute();
}

export async function deleteAssignments(tx: TenantTx, personId: Uuid, roleIds: readonly Uuid[]): Promise<void> {
  if (roleIds.length === 0) return;
  await tx.queries
    .deleteFrom('person_role')
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .where('role_id', 'in', roleIds)
    .execute();
}
