import { type PlatformTx, withPlatform } from '@chuan/db';
import { denied, type Instant, type Uuid } from '@chuan/kernel';
import type { Actor, RequestContext } from './context.ts';
import { causeOf, signedOut, toTransport } from './errors.ts';
import { type CallKey, callKey, findPlatformAnswer, storePlatformAnswer } from './idempotency.ts';
import { networkOf } from './rate-limit.ts';
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
  admin: [
    'library.edit',
    'library.publish',
    'library.read',
    'reference.edit',
    'tenant.create',
    'tenant.read',
    'platform_log.read',
  ],
  librarian: ['library.edit', 'library.publish', 'library.read', 'reference.edit', 'tenant.read'],
  support: ['library.read', 'tenant.create', 'tenant.read'],
  finance: ['tenant.read'],
};

/** Whether a member of the vendor's staff may do what a procedure declares. */
export const staffMay = (role: string, needs: string): boolean => rights[role]?.includes(needs) ?? false;

type Answer = { ok: boolean; error?: unknown; data?: unknown };

interface Call {
  readonly request: RequestContext;
  readonly accountId: Uuid;
  readonly actor: Actor;
  next(options: { ctx: PlatformContext }): Promise<Answer>;
}

const contextOf = ({ request, accountId, actor }: Call, platform: PlatformTx, now: Instant): PlatformContext => ({
  platform,
  now,
  actor,
  accountId,
  requestId: request.requestId,
  request,
});

/** `next()` returns failures instead of throwing them; inside a transaction a failure must throw, or it would commit. */
function rethrow(result: Answer): Answer {
  if (!result.ok) throw causeOf(result.error);
  return result;
}

async function runQuery(call: Call): Promise<Answer> {
  const now = call.request.clock.now();
  const work = async (tx: PlatformTx) => rethrow(await call.next({ ctx: contextOf(call, tx, now) }));
  return withPlatform(call.request.databases.platform, work, 'read_only');
}

/** A change and its stored answer stand or fall together; the same key again gives the same answer. */
async function runMutation(call: Call, key: CallKey): Promise<Answer> {
  const now = call.request.clock.now();
  const { platform } = call.request.databases;
  const earlier = await withPlatform(platform, (tx) => findPlatformAnswer(tx, key), 'read_only');
  if (earlier) return again(earlier);
  try {
    return await withPlatform(platform, async (tx) => {
      const result = rethrow(await call.next({ ctx: contextOf(call, tx, now) }));
      await storePlatformAnswer(tx, key, result.data, now);
      return result;
    });
  } catch (error) {
    const other = await withPlatform(platform, (tx) => findPlatformAnswer(tx, key), 'read_only');
    if (!other) throw error;
    return again(other);
  }
}

const again = ({ response }: { readonly response: unknown }): Answer & { readonly marker: string } => ({
  ok: true,
  data: response,
  marker: 'middlewareMarker',
});

/**
 * A call by the vendor's staff, on tables that hold no tenant's data. Some use cases also reach a tenant in
 * transactions of their own, so a key that was answered is found before anything runs.
 */
export const platformProcedure = t.procedure.use(async ({ ctx, next, meta, type, path, getRawInput }) => {
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
    const call: Call = { request: ctx, accountId: session.accountId, actor, next: next as never };
    if (type !== 'mutation') return (await runQuery(call)) as never as ReturnType<typeof next<PlatformContext>>;
    const key = callKey(session.accountId, ctx.idempotencyKey, path, await getRawInput());
    return (await runMutation(call, key)) as never as ReturnType<typeof next<PlatformContext>>;
  } catch (error) {
    throw toTransport(error);
  }
});

/** A call without a session and without an agency (sign-in, the list of agencies). On the reviewed public list. */
export const publicProcedure = t.procedure.use(async ({ ctx, next, meta }) => {
  try {
    if (!meta?.isPublic) throw denied('permission.undeclared');
    await ctx.ports.limits.doors.take(networkOf(ctx.address));
    const result = await next();
    // What a use case refuses is an answer with a status of its own, not a breakdown.
    rethrow(result as Answer);
    return result;
  } catch (error) {
    throw toTransport(error);
  }
});
