import type { RequestContext, SessionInfo } from '@chuan/api';
import { staffMay } from '@chuan/api';
import { loadMember } from '@chuan/access/server';
import { withTenant } from '@chuan/db';
import { enterAgency, findSession, listMemberships, signOut } from '@chuan/identity/server';
import { type Clock, civilDateOf, type Uuid } from '@chuan/kernel';
import { findTenantBySlug, getAgencyProfile, listTenants } from '@chuan/tenancy/server';
import type { Request } from 'express';
import type { AppContext, ContextSource, PageSession, RequestFacts } from './context.ts';
import { signedOut } from './context.ts';
import { createCaller } from './router.ts';
import type { Services } from './services.ts';
import type { SessionCookies } from './session-cookie.ts';
import { qrSvg } from './qr-svg.ts';
import { stageUpload } from './uploads.ts';

const staffRights = [
  'library.read',
  'library.edit',
  'library.publish',
  'reference.edit',
  'tenant.read',
  'tenant.create',
  'platform_log.read',
];

interface Caller {
  readonly services: Services;
  readonly clock: Clock;
  readonly cookies: SessionCookies;
}

export interface RequestParts {
  readonly session: SessionInfo | null;
  readonly portalTenantId: Uuid | null;
  readonly idempotencyKey: string | null;
}

/** The request as procedures see it. */
export function requestContext(
  caller: Caller,
  facts: RequestFacts,
  request: Request,
  parts: RequestParts,
): RequestContext {
  const { services, clock } = caller;
  return {
    requestId: facts.requestId,
    address: request.ip ?? '',
    locale: facts.locale,
    clock,
    databases: { app: services.app.db, platform: services.platform.db },
    ports: services.ports,
    ...parts,
  };
}

export async function sessionOf({ services, cookies }: Caller, request: Request): Promise<SessionInfo | null> {
  const token = cookies.read(request);
  return token === undefined ? null : ((await findSession(services.platform.db, token)) ?? null);
}

/** The agency whose public address was called: `/a/<slug>/…`. */
export async function portalOf({ services }: Caller, path: string): Promise<Uuid | null> {
  const slug = /^\/a\/([a-z0-9-]{1,62})(?:\/|\.data|$)/.exec(path)?.[1];
  if (slug === undefined) return null;
  const tenant = await findTenantBySlug(services.app.db, slug);
  return tenant?.status === 'active' ? tenant.id : null;
}

async function pageSession({ services, clock }: Caller, session: SessionInfo | null): Promise<PageSession> {
  if (session === null) return signedOut;
  if (session.staff !== null) {
    const { name, role } = session.staff;
    const permissions = staffRights.filter((right) => staffMay(role, right));
    return {
      ...signedOut,
      signedIn: true,
      face: 'vendor',
      id: session.accountId,
      personName: name,
      positionName: role,
      permissions,
    };
  }
  const { tenantId, personId } = session;
  if (tenantId === null || personId === null) return signedOut;
  const now = clock.now();
  return withTenant(
    services.app.db,
    tenantId,
    async (tx) => {
      const member = await loadMember(tx, personId, now);
      if (!member) return signedOut;
      const profile = await getAgencyProfile(tx, civilDateOf(now));
      return {
        signedIn: true,
        face: 'workspace' as const,
        id: personId,
        personName: member.name,
        positionName: member.positionName,
        agencyName: profile.name,
        permissions: [...member.permissions],
      };
    },
    { access: 'read_only' },
  );
}

function cookiesOf(cookies: SessionCookies, request: Request): AppContext['cookies'] {
  // A cookie of another shape is no device; a stranger's sign-in must not fail for it.
  const device = cookies.readDevice(request)?.slice(0, 1_000);
  return { set: cookies.set, clear: cookies.clear, device, keepDevice: cookies.keepDevice };
}

/** What pages get: the router's caller bound to this request, and the few things only the web does. */
export function contextSource(caller: Caller): ContextSource {
  return async (facts, request): Promise<AppContext> => {
    const session = await sessionOf(caller, request);
    const portalTenantId = await portalOf(caller, request.path);
    const parts = { session, portalTenantId };
    const contextWith = (idempotencyKey: string | null) =>
      requestContext(caller, facts, request, { ...parts, idempotencyKey });
    const tenantId = portalTenantId ?? session?.tenantId ?? null;
    const uploader = { tenantId, address: request.ip ?? '', isVisitor: portalTenantId !== null };
    const token = caller.cookies.read(request);
    const platform = caller.services.platform.db;
    return {
      ...facts,
      session: await pageSession(caller, session),
      api: createCaller(contextWith(null)),
      apiFor: (key) => createCaller(contextWith(key)),
      cookies: cookiesOf(caller.cookies, request),
      endSession: async () => {
        if (token !== undefined) await signOut(contextWith(null), token);
      },
      listPortals: async (search) => {
        const { rows } = await listTenants(caller.services.app.db, { search, status: 'active' });
        return rows.map(({ slug, name, kind }) => ({ slug, name, kind }));
      },
      qrOf: (path) => qrSvg(new URL(path, caller.services.ports.publicUrl).toString()),
      listAgencies: async () => (session === null ? [] : listMemberships(platform, session.accountId)),
      enterAgency: async (id) => enterAgency(contextWith(null), token ?? '', id),
      stageUpload: (upload) => stageUpload(caller.services, uploader, upload, facts.now),
      openFile: (key) => caller.services.ports.files.open(tenantId ?? '', key as never),
    };
  };
}
