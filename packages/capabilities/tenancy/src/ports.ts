import type { RequestContext, TenantContext } from '@chuan/api';
import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';

/** What later capabilities do for this one; the composition root plugs them in. */
export interface TenancyPorts {
  /** Gives a new agency its roles and its first administrator the right one. */
  seedRoles(tx: TenantTx, adminPersonId: Uuid): Promise<void>;
  /** Takes a leaving person's rights away. @throws {AppError} when the agency could not do without them. */
  dropRoles(ctx: TenantContext, personId: Uuid): Promise<void>;
  /** The agency's roles and who holds which. */
  listRoles(ctx: TenantContext): Promise<KnownRoles>;
  /** Gives a person further roles; those they hold stay. */
  addRoles(ctx: TenantContext, personId: Uuid, roleIds: readonly Uuid[]): Promise<void>;
  /** Dossiers under way, for what a change of the calendar says of itself. */
  countOpenDossiers?(tx: TenantTx): Promise<number>;
  /** The same by the calendar version that their time is counted on. */
  countOpenByCalendar?(tx: TenantTx): Promise<readonly { readonly versionId: Uuid; readonly count: number }[]>;
}

export interface KnownRoles {
  readonly roles: readonly { readonly id: Uuid; readonly name: string }[];
  readonly holders: readonly { readonly personId: Uuid; readonly roleId: Uuid }[];
}

/** People have accounts, which are the platform's: their use cases reach both sides. */
export type PeopleContext = TenantContext & Pick<RequestContext, 'databases'>;
