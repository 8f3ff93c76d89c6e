import { actorOf, type Member, type TenantContext } from '@chuan/api';
import type { TenantTx } from '@chuan/db';
import { record } from '@chuan/event-log';
import { civilDateOf, conflict, type Instant, type Json, missing, newId, type Uuid } from '@chuan/kernel';
import { listActivePeople } from '@chuan/tenancy/server';
import type { Permission, RoleRef, RolesOverview, RoleView, SaveRoleInput, SetPersonRolesInput } from './contract.ts';
import { inOrder, refuseTakenName, requireManager } from './domain.ts';
import { readyMadeRoles } from './ready-made-roles.ts';
import {
  deleteAssignments,
  deleteRole,
  findMember,
  insertAssignments,
  insertRoles,
  listAssignments,
  listPeopleWithRight,
  listStoredRoles,
  lockRoles,
  saveStoredRole,
  type StoredRole,
} from './repository.ts';

/** The person with positions and permissions on the day of `now`, or undefined when not an active member. */
export const loadMember = (tx: TenantTx, personId: Uuid, now: Instant): Promise<Member | undefined> =>
  findMember(tx, personId, civilDateOf(now));

/** Which of the people have a right now, by whatever role. Whether they are active is not asked. */
export const withRight = async (
  tx: TenantTx,
  personIds: readonly Uuid[],
  right: Permission,
): Promise<ReadonlySet<Uuid>> => new Set(await listPeopleWithRight(tx, personIds, right));

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

/** All roles with their rights, and which active people hold each. */
export async function listRoles(ctx: TenantContext): Promise<RolesOverview> {
  const roles = await listStoredRoles(ctx.tx);
  const nameOf = new Map((await listActivePeople(ctx.tx)).map((person) => [person.id, person.fullName]));
  const holders = (await listAssignments(ctx.tx)).flatMap(({ personId, roleId }) => {
    const fullName = nameOf.get(personId);
    return fullName === undefined ? [] : [{ personId, roleId, fullName }];
  });
  return {
    roles: roles
      .toSorted((a, b) => rankOf(a) - rankOf(b))
      .map((role) => viewOf(role, holders.filter((one) => one.roleId === role.id).length)),
    holders,
  };
}

/** Ready-made roles in the order of a dossier's way through the agency, then the agency's own. */
function rankOf(role: StoredRole): number {
  const index = readyMadeRoles.findIndex((one) => one.key === role.key);
  return index === -1 ? readyMadeRoles.length : index;
}

const viewOf = ({ permissions, ...role }: StoredRole, holders: number): RoleView => ({
  ...role,
  permissions: inOrder(permissions),
  holders,
});

/**
 * Makes a role, or changes its name and rights.
 *
 * @throws {AppError} `role.not_found`, `role.changed`, `role.name_taken`, `role.last_manager`
 */
export async function saveRole(ctx: TenantContext, input: SaveRoleInput): Promise<RolesOverview> {
  const roles = await lockRoles(ctx.tx);
  const permissions = inOrder(input.permissions);
  if (input.id === undefined) {
    const id = newId();
    refuseTakenName(roles, id, input.name);
    const role = { id, key: `own_${id}`, name: input.name, isReadyMade: false, permissions };
    await insertRoles(ctx.tx, [role]);
    recordRole(ctx, 'role.created', undefined, { ...role, version: 1 });
    return listRoles(ctx);
  }
  const before = roleIn(roles, { id: input.id, version: input.version ?? 0 });
  refuseTakenName(roles, before.id, input.name);
  return changeRole(ctx, { action: 'role.saved', before, after: { ...before, name: input.name, permissions } }, roles);
}

/** A ready-made role as it was delivered. @throws {AppError} `role.not_ready_made` and as `saveRole` */
export async function restoreRole(ctx: TenantContext, seen: RoleRef): Promise<RolesOverview> {
  const roles = await lockRoles(ctx.tx);
  const before = roleIn(roles, seen);
  const original = readyMadeRoles.find((role) => role.key === before.key);
  if (!original) throw conflict('role.not_ready_made');
  refuseTakenName(roles, before.id, original.name);
  return changeRole(ctx, { action: 'role.restored', before, after: { ...before, ...original } }, roles);
}

interface RoleChange {
  readonly action: string;
  readonly before: StoredRole;
  readonly after: StoredRole;
}

async function changeRole(ctx: TenantContext, { action, before, after }: RoleChange, roles: readonly StoredRole[]) {
  const next = roles.map((role) => (role.id === after.id ? after : role));
  requireManager(next, await listAssignments(ctx.tx), await activePersonIds(ctx.tx));
  recordRole(ctx, action, before, await saveStoredRole(ctx.tx, after));
  return listRoles(ctx);
}

/** Takes away a role of the agency's own that nobody holds. @throws {AppError} `role.ready_made`, `role.still_held` */
export async function removeRole(ctx: TenantContext, seen: RoleRef): Promise<RolesOverview> {
  const role = roleIn(await lockRoles(ctx.tx), seen);
  if (role.isReadyMade) throw conflict('role.ready_made');
  const holders = (await listAssignments(ctx.tx)).filter((one) => one.roleId === role.id).length;
  if (holders > 0) throw conflict('role.still_held', { people: holders });
  await deleteRole(ctx.tx, role);
  recordRole(ctx, 'role.removed', role, undefined);
  return listRoles(ctx);
}

/**
 * Replaces the roles of an active person.
 *
 * @throws {AppError} `person.not_found`, `role.not_found`, `role.last_manager`
 */
export async function setPersonRoles(ctx: TenantContext, input: SetPersonRolesInput): Promise<RolesOverview> {
  const roles = await lockRoles(ctx.tx);
  if (input.roleIds.some((id) => !roles.some((role) => role.id === id))) throw missing('role.not_found');
  const person = (await listActivePeople(ctx.tx)).find((one) => one.id === input.personId);
  if (!person) throw missing('person.not_found');
  await replaceRoles(ctx, person, input.roleIds, roles);
  return listRoles(ctx);
}

/** Gives a person further roles; those they hold stay. @throws {AppError} `role.not_found` */
export async function addRoles(ctx: TenantContext, personId: Uuid, roleIds: readonly Uuid[]): Promise<void> {
  const held = (await listAssignments(ctx.tx)).filter((one) => one.personId === personId).map((one) => one.roleId);
  await setPersonRoles(ctx, { personId, roleIds: [...new Set([...held, ...roleIds])] });
}

/** Takes every role from a leaving person. @throws {AppError} `role.last_manager` */
export async function dropRoles(ctx: TenantContext, personId: Uuid): Promise<void> {
  const roles = await lockRoles(ctx.tx);
  await replaceRoles(ctx, { id: personId, fullName: '' }, [], roles);
}

async function replaceRoles(
  ctx: TenantContext,
  person: { readonly id: Uuid; readonly fullName: string },
  roleIds: readonly Uuid[],
  roles: readonly StoredRole[],
): Promise<void> {
  const all = await listAssignments(ctx.tx);
  const before = all.filter((one) => one.personId === person.id).map((one) => one.roleId);
  const added = roleIds.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !roleIds.includes(id));
  if (added.length + removed.length === 0) return;
  const next = [
    ...all.filter((one) => one.personId !== person.id),
    ...roleIds.map((roleId) => ({ personId: person.id, roleId })),
  ];
  if (removed.length > 0) requireManager(roles, next, await activePersonIds(ctx.tx));
  await deleteAssignments(ctx.tx, person.id, removed);
  await insertAssignments(ctx.tx, person.id, added);
  const namesOf = (ids: readonly Uuid[]) => roles.filter((role) => ids.includes(role.id)).map((role) => role.name);
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action: 'person.roles_set',
    subject: { kind: 'person', id: person.id, ...(person.fullName ? { label: person.fullName } : {}) },
    before: namesOf(before),
    after: namesOf(roleIds),
    requestId: ctx.requestId,
  });
}

const activePersonIds = async (tx: TenantTx): Promise<ReadonlySet<Uuid>> =>
  new Set((await listActivePeople(tx)).map((person) => person.id));

function roleIn(roles: readonly StoredRole[], seen: RoleRef): StoredRole {
  const role = roles.find((one) => one.id === seen.id);
  if (!role) throw missing('role.not_found');
  if (role.version !== seen.version) throw conflict('role.changed');
  return role;
}

function recordRole(ctx: TenantContext, action: string, before?: StoredRole, after?: StoredRole): void {
  const role = (after ?? before)!;
  record(ctx.tx, {
    at: ctx.now,
    actor: actorOf(ctx),
    action,
    subject: { kind: 'role', id: role.id, label: role.name },
    ...(before ? { before: before as unknown as Json } : {}),
    ...(after ? { after: after as unknown as Json } : {}),
    requestId: ctx.requestId,
  });
}
