import type { Call } from '@chuan/ui';
import type { RoleRef, RolesOverview, RoleView, SaveRoleInput } from '../contract.ts';

/** Changes of roles. */
export interface RoleCalls {
  readonly onSave: Call<SaveRoleInput>;
  readonly onRestore: Call<RoleRef>;
  readonly onRemove: Call<RoleRef>;
}

export interface RolesScreenProps extends RolesOverview, RoleCalls {
  readonly agencyName: string;
  readonly canManage: boolean;
  readonly hrefOfPerson: (personId: string) => string;
}

/** What is asked about one role, or about a new one. */
export type RoleTask =
  | { readonly kind: 'create'; readonly from?: RoleView }
  | { readonly kind: 'rename' | 'restore' | 'remove'; readonly role: RoleView };
