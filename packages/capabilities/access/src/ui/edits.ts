import type { Permission, RoleView } from '../contract.ts';

/** Ticks set or taken away against the roles as the server has them: role id → right → ticked. */
export type Edits = Readonly<Record<string, Readonly<Partial<Record<Permission, boolean>>>>>;

export const isTicked = (role: RoleView, right: Permission, edits: Edits): boolean =>
  edits[role.id]?.[right] ?? role.permissions.includes(right);

/** The edits with one tick changed; a tick back at what the server has is no edit. */
export function withTick(edits: Edits, role: RoleView, right: Permission, ticked: boolean): Edits {
  const { [right]: _, ...others } = edits[role.id] ?? {};
  const next = role.permissions.includes(right) === ticked ? others : { ...others, [right]: ticked };
  const { [role.id]: __, ...rest } = edits;
  return Object.keys(next).length === 0 ? rest : { ...rest, [role.id]: next };
}

/** What is left of edits against roles that have moved on meanwhile: nothing that they already say. */
export function rebased(edits: Edits, roles: readonly RoleView[]): Edits {
  return roles.reduce<Edits>((kept, role) => {
    const entries = Object.entries(edits[role.id] ?? {}) as [Permission, boolean][];
    return entries.reduce((before, [right, ticked]) => withTick(before, role, right, ticked), kept);
  }, {});
}

export const countEdits = (edits: Edits): number =>
  Object.values(edits).reduce((sum, ofRole) => sum + Object.keys(ofRole).length, 0);

export const permissionsAfter = (role: RoleView, edits: Edits, all: readonly Permission[]): Permission[] =>
  all.filter((right) => isTicked(role, right, edits));
