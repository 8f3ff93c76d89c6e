import { type DB, type TenantTx, withPlatform, withTenant } from '@chuan/db';
import { AppError, type Clock, type Instant, newId, type Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { Actor, ApiPorts, RequestContext, SessionInfo, TenantContext } from './context.ts';
import type { PlatformContext } from './platform-procedure.ts';

/** What acting outside a request needs: for jobs, the operator's commands, the demo and tests. */
export interface Surroundings {
  readonly databases: { readonly app: Kysely<DB>; readonly platform: Kysely<DB> };
  readonly ports: ApiPorts;
  readonly clock: Clock;
}

type Work<T> = (ctx: TenantContext) => Promise<T>;

const nobody = { id: null, name: '', positionName: '', positionIds: [], unitIds: [] } as const;

const contextOf = (
  { ports }: Surroundings,
  tx: TenantTx,
  who: { actor: Actor; now: Instant; can: (permission: string) => boolean },
): TenantContext => ({
  tx,
  tenantId: tx.tenantId,
  now: who.now,
  actor: who.actor,
  requestId: newId(),
  locale: 'vi',
  files: ports.files,
  sign: ports.sign,
  address: '',
  limits: ports.limits,
  publicUrl: ports.publicUrl,
  can: who.can,
  noteRead: () => undefined,
});

/**
 * Runs a use case as a person of an agency, with the rights they hold at the clock's instant, in one transaction.
 * Whoever calls this has already decided that the person acts: no session is asked for.
 *
 * @throws {AppError} `session.required` when the person is no active member, and what `work` throws.
 */
export function asMember<T>(around: Surroundings, tenantId: Uuid, personId: Uuid, work: Work<T>): Promise<T> {
  const now = around.clock.now();
  return withTenant(around.databases.app, tenantId, async (tx) => {
    const member = await around.ports.loadMember(tx, personId, now);
    if (!member) throw new AppError('signed_out', 'session.required');
    return work(contextOf(around, tx, { actor: member, now, can: (permission) => member.permissions.has(permission) }));
  });
}

/** As anybody at the agency's public address. */
export function asCitizen<T>(around: Surroundings, tenantId: Uuid, work: Work<T>): Promise<T> {
  const now = around.clock.now();
  return withTenant(around.databases.app, tenantId, (tx) =>
    work(contextOf(around, tx, { actor: { ...nobody, kind: 'citizen' }, now, can: () => false })),
  );
}

export interface Staff {
  readonly accountId: Uuid;
  readonly name: string;
  readonly role: NonNullable<SessionInfo['staff']>['role'];
}

/** As one of the vendor's staff, on the platform's tables. */
export function asStaff<T>(around: Surroundings, staff: Staff, work: (ctx: PlatformContext) => Promise<T>): Promise<T> {
  const { databases, ports, clock } = around;
  const now = clock.now();
  const request: RequestContext = {
    requestId: newId(),
    address: '',
    locale: 'vi',
    clock,
    session: {
      accountId: staff.accountId,
      sessionHash: '',
      tenantId: null,
      personId: null,
      staff: { role: staff.role, name: staff.name },
    },
    portalTenantId: null,
    idempotencyKey: null,
    databases,
    ports,
  };
  const actor: Actor = { ...nobody, kind: 'staff', id: staff.accountId, name: staff.name, positionName: staff.role };
  return withPlatform(databases.platform, (platform) =>
    work({ platform, now, actor, accountId: staff.accountId, requestId: request.requestId, request }),
  );
}
