import { type TenantTx, withTenant } from '@chuan/db';
import { recordApart } from '@chuan/event-log';
import { denied, type Instant, missing, type Uuid } from '@chuan/kernel';
import type { Actor, ReadNote, RequestContext, TenantContext } from './context.ts';
import { causeOf, signedOut, toTransport } from './errors.ts';
import { type CallKey, callKey, findAnswer, storeAnswer } from './idempotency.ts';
import { networkOf } from './rate-limit.ts';
import { logRefusal } from './refusals.ts';
import { t } from './trpc.ts';

const nobody: Uuid = '00000000-0000-0000-0000-000000000000';

interface Admission {
  readonly actor: Actor;
  can(permission: string): boolean;
}

/** Who may come in is found inside the call's own transaction, so a right withdrawn a moment ago is gone. */
type Admit = (request: RequestContext, tx: TenantTx, now: Instant) => Promise<Admission>;

function contextOf(request: RequestContext, tx: TenantTx, now: Instant, admission: Admission) {
  const reads: ReadNote[] = [];
  const context: TenantContext = {
    tx,
    tenantId: tx.tenantId,
    now,
    actor: admission.actor,
    requestId: request.requestId,
    locale: request.locale,
    files: request.ports.files,
    sign: request.ports.sign,
    address: request.address,
    limits: request.ports.limits,
    publicUrl: request.ports.publicUrl,
    can: admission.can,
    noteRead: (note) => {
      reads.push(note);
    },
  };
  return { context, reads };
}

/** Reads run in a READ ONLY transaction, so what they saw of a person is logged in one of its own before they answer. */
async function logReads(request: RequestContext, context: TenantContext, reads: readonly ReadNote[]): Promise<void> {
  if (reads.length === 0) return;
  await recordApart(request.databases.app, context.tenantId, ...reads.map((note) => entryOfRead(context, note)));
}

const entryOfRead = (context: TenantContext, { action, subjectKind, subjectId, label, purpose }: ReadNote) => ({
  at: context.now,
  actor: actorOf(context),
  action,
  ...(subjectId ? { subject: { kind: subjectKind, id: subjectId, ...(label ? { label } : {}) } } : {}),
  purpose,
  requestId: context.requestId,
});

/** The actor as the event log writes it. */
export const actorOf = (context: Pick<TenantContext, 'actor'>) => ({
  kind: context.actor.kind,
  id: context.actor.id ?? undefined,
  name: context.actor.name,
  positionName: context.actor.positionName || undefined,
});

type Next = (options: { ctx: TenantContext }) => Promise<{ ok: boolean; error?: unknown; data?: unknown }>;

interface Call {
  readonly request: RequestContext;
  readonly tenantId: Uuid;
  readonly admit: Admit;
  readonly next: Next;
  readonly ahead?: (tx: TenantTx) => void;
  readonly reachesPlatform?: boolean;
}

async function runQuery({ request, tenantId, admit, next }: Call) {
  const now = request.clock.now();
  let finish = async () => {};
  const result = await withTenant(
    request.databases.app,
    tenantId,
    async (tx) => {
      const { context, reads } = contextOf(request, tx, now, await admit(request, tx, now));
      finish = () => logReads(request, context, reads);
      return rethrow(await next({ ctx: context }));
    },
    { access: 'read_only' },
  );
  await finish();
  return result;
}

/** What an earlier call with this key was given, to whoever may still come in. */
const findEarlier = ({ request, tenantId, admit }: Call, key: CallKey, now: Instant) =>
  withTenant(request.databases.app, tenantId, async (tx) => {
    await admit(request, tx, now);
    return findAnswer(tx, key, request.ports.sign);
  });

const again = ({ response }: { readonly response: unknown }) => ({
  ok: true,
  data: response,
  marker: 'middlewareMarker',
});

/** A change and its stored answer stand or fall together; the same key again gives the same answer. */
async function runMutation(call: Call, key: CallKey) {
  const { request, tenantId, admit, next, ahead, reachesPlatform } = call;
  const now = request.clock.now();
  const given = reachesPlatform ? await findEarlier(call, key, now) : undefined;
  if (given) return again(given);
  try {
    return await withTenant(request.databases.app, tenantId, async (tx) => {
      const admission = admit(request, tx, now);
      ahead?.(tx);
      const { context } = contextOf(request, tx, now, await admission);
      const result = rethrow(await next({ ctx: context }));
      storeAnswer(tx, key, { sign: request.ports.sign, response: result.data }, now);
      return result;
    });
  } catch (error) {
    const earlier = await findEarlier(call, key, now);
    if (!earlier) throw error;
    return again(earlier);
  }
}

/** `next()` returns failures instead of throwing them; inside a transaction a failure must throw, or it would commit. */
function rethrow<R extends { ok: boolean; error?: unknown }>(result: R): R {
  if (!result.ok) throw causeOf(result.error);
  return result;
}

const admitMember =
  (needs: string): Admit =>
  async (request, tx, now) => {
    const personId = request.session?.personId;
    if (!personId) throw signedOut();
    const member = await request.ports.loadMember(tx, personId, now);
    if (!member) throw signedOut();
    if (needs !== 'member' && !member.permissions.has(needs)) throw denied('permission.missing', { permission: needs });
    return { actor: member, can: (permission) => member.permissions.has(permission) };
  };

const citizen: Actor = { kind: 'citizen', id: null, name: '', positionName: '', positionIds: [], unitIds: [] };
const admitCitizen: Admit = async () => ({ actor: citizen, can: () => false });

/**
 * One call = one actor of one agency = one declared permission = one transaction bound to that agency, with its
 * event-log entry and its stored answer inside. Queries run READ ONLY. The agency comes from the session, never
 * from input.
 */
export const tenantProcedure = t.procedure.use(async ({ ctx, next, meta, type, path, getRawInput }) => {
  try {
    const session = ctx.session;
    if (!session?.tenantId || !session.personId) throw signedOut();
    if (!meta?.needs) throw denied('permission.undeclared');
    const { tenantId, personId } = session;
    await ctx.ports.limits.work.take(`${tenantId}:${personId}`);
    const call: Call = { request: ctx, tenantId, admit: admitMember(meta.needs), next: next as never };
    try {
      if (type !== 'mutation') return (await runQuery(call)) as never as ReturnType<typeof next<TenantContext>>;
      const input = await getRawInput();
      const key = callKey(personId, ctx.idempotencyKey, path, input);
      const change = {
        ...call,
        ahead: (tx: TenantTx) => meta.ahead?.(tx, input),
        reachesPlatform: meta.reachesPlatform ?? false,
      };
      return (await runMutation(change, key)) as never as ReturnType<typeof next<TenantContext>>;
    } catch (error) {
      await logRefusal({ request: ctx, tenantId, personId, path }, error);
      throw error;
    }
  } catch (error) {
    throw toTransport(error);
  }
});

/** A call at an agency's public address, by anybody. What it may see is decided by what it knows, in the service. */
export const citizenProcedure = t.procedure.use(async ({ ctx, next, meta, type, path, getRawInput }) => {
  try {
    if (!ctx.portalTenantId) throw missing('agency.not_found');
    if (!meta?.isPublic) throw denied('permission.undeclared');
    const { visits, anonymous } = ctx.ports.limits;
    await (type === 'mutation' ? anonymous : visits).take(networkOf(ctx.address));
    const call: Call = { request: ctx, tenantId: ctx.portalTenantId, admit: admitCitizen, next: next as never };
    if (type !== 'mutation') return (await runQuery(call)) as never as ReturnType<typeof next<TenantContext>>;
    const key = callKey(nobody, ctx.idempotencyKey, path, await getRawInput());
    const change = { ...call, reachesPlatform: meta.reachesPlatform ?? false };
    return (await runMutation(change, key)) as never as ReturnType<typeof next<TenantContext>>;
  } catch (error) {
    throw toTransport(error);
  }
});
