import { type PlatformTx, withPlatform } from '@chuan/db';
import { denied, type Instant, type Uuid } from '@chuan/kernel';
import type { Actor, RequestContext } from './context.ts';
import { signedOut, toTransport } from './errors.ts';
import { t } from './trpc.ts';

/** What a use case of the vendor needs. It reaches platform tables only. */
export interface PlatformContext {
  readonly platform: PlatformTx;
  readonly now: Instant;
  readonly actor: Actor;
  readonly accountId: Uuid;
  readonly requestId: string;
  /** The request itself, for the few use cases that must enter a tenant (onboarding). */
  readonly request: RequestContext;
}

const rights: Readonly<Record<string, readonly string[]>> = {
  admin: ['library.edit', 'library.publish', 'library.read', 'tenant.create', 'tenant.read', 'platform_log.read'],
  librarian: ['library.edit', 'library.publish', 'library.read', 'tenant.read'],
  support: ['library.read', 'tenant.create', 'tenant.read'],
  finance: ['tenant.read'],
};

/** Whether a member of the vendor's staff may do what a procedure declares. */
export const staffMay = (role: string, needs: string): boolean => rights[role]?.includes(needs) ?? false;

/** A call by the vendor's staff, on tables that hold no tenant's data. */
export const platformProcedure = t.procedure.use(async ({ ctx, next, meta, type }) => {
  try {
    const session = ctx.session;
    if (!session?.staff) throw signedOut();
    if (!meta?.needs) throw denied('permission.undeclared');
    if (!staffMay(session.staff.role, meta.needs)) throw denied('permission.missing', { permission: meta.needs });
    await ctx.ports.limits.work.take(`staff:${session.accountId}`);
    const actor: Actor = {
      kind: 'staff',
      id: session.accountId,
      name: session.staff.name,
      positionName: session.staff.role,
      positionIds: [],
      unitIds: [],
    };
    const now = ctx.clock.now();
    const access = type === 'mutation' ? 'read_write' : 'read_only';
    return await withPlatform(
      ctx.databases.platform,
      async (platform) => {
        const context: PlatformContext = {
          platform,
          now,
          actor,
          accountId: session.accountId,
          requestId: ctx.requestId,
          request: ctx,
        };
        const result = await next({ ctx: context });
        if (!result.ok) throw result.error;
        return result;
      },
      access,
    );
  } catch (error) {
    throw toTransport(error);
  }
});

/** A call without a session and without an agency (sign-in, the list of agencies). On the reviewed public list. */
export const publicProcedure = t.procedure.use(async ({ ctx, next, meta }) => {
  try {
    if (!meta?.isPublic) throw denied('permission.undeclared');
    await ctx.ports.limits.anonymous.take(ctx.address);
  } catch (error) {
    throw toTransport(error);
  }
  return next();
});
