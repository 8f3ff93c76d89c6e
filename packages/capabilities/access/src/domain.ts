import { conflict, foldVietnamese, type Uuid } from '@chuan/kernel';
import { type Permission, permissions } from './contract.ts';

export interface RoleRights {
  readonly id: Uuid;
  readonly permissions: readonly Permission[];
}

export interface Assignment {
  readonly personId: Uuid;
  readonly roleId: Uuid;
}

/** The right that gives rights: an agency in which nobody has it is locked out of itself. */
const keystone: Permission = 'role.manage';

/** Without repeats, in the order of the matrix. */
export const inOrder = (rights: readonly Permission[]): Permission[] =>
  permissions.filter((right) => rights.includes(right));

/**
 * Refuses a state in which no active person may give rights.
 *
 * @throws {AppError} `role.last_manager`
 */
export function requireManager(
  roles: readonly RoleRights[],
  assignments: readonly Assignment[],
  activePersonIds: ReadonlySet<Uuid>,
): void {
  const keys = new Set(roles.filter((role) => role.permissions.includes(keystone)).map((role) => role.id));
  const isHeld = assignments.some((one) => keys.has(one.roleId) && activePersonIds.has(one.personId));
  if (!isHeld) throw conflict('role.last_manager');
}

/** @throws {AppError} `role.name_taken` */
export function refuseTakenName(
  roles: readonly { readonly id: Uuid; readonly name: string }[],
  id: Uuid,
  name: string,
): void {
  const folded = foldVietnamese(name.trim());
  if (roles.some((role) => role.id !== id && foldVietnamese(role.name.trim()) === folded)) {
    throw conflict('role.name_taken');
  }
}
