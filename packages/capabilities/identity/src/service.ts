import type { RequestContext, SessionInfo } from '@chuan/api';
import { type DB, type PlatformTx, withPlatform, withTenant } from '@chuan/db';
import { record, recordOnPlatform } from '@chuan/event-log';
import { AppError, conflict, denied, type Instant, invalid, missing, newId, type Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { SignInInput, SignInResult } from './contract.ts';
import { afterAttempt, isLocked } from './domain.ts';
import { hashPassword, isRightPassword } from './passwords.ts';
import {
  findAccount,
  findStaff,
  insertAccount,
  listEveryMembership,
  listMemberships,
  type Membership,
  saveAttempt,
  saveMembership,
  savePasswordHash,
  saveStaff,
} from './repository.ts';
import { type OpenSession, sessionsOf } from './sessions.ts';

const wrongPair = () => new AppError('signed_out', 'session.wrong_pair');

/**
 * Opens a session. Unknown e-mail, wrong password, locked and disabled account are one answer after the same work.
 *
 * @throws {AppError} `session.wrong_pair`, `request.too_many`
 */
export async function signIn(request: RequestContext, input: SignInInput): Promise<SignInResult> {
  const db = request.databases.platform;
  await request.ports.limits.guesses.take(`sign-in:${request.address}:${input.email}`);
  const now = request.clock.now();
  const account = await findAccount(db, { email: input.email });
  const right = await isRightPassword(account?.passwordHash, input.password);
  if (!account || !account.isActive) throw wrongPair();
  // A word of its own would tell strangers that the account is there.
  if (isLocked(account, now)) throw wrongPair();
  const attempt = afterAttempt(account, right, now);
  if (attempt.failedCount !== account.failedCount || attempt.lockedUntil !== account.lockedUntil)
    await saveAttempt(db, account.id, attempt.failedCount, attempt.lockedUntil);
  if (!right) throw wrongPair();
  const agencies = await listMemberships(db, account.id);
  const staff = await findStaff(db, account.id);
  const first = staff ? undefined : agencies[0];
  if (!staff && !first) throw denied('session.no_agency');
  const session = await openSession(request, account.id, first, now);
  return {
    token: session.token,
    expiresAt: session.expiresAt,
    isStaff: staff !== undefined,
    agencies: agencies.map(({ tenantId, slug, name }) => ({ tenantId, slug, name })),
  };
}

async function openSession(request: RequestContext, accountId: Uuid, place: Membership | undefined, now: Instant) {
  const at = { tenantId: place?.tenantId ?? null, personId: place?.personId ?? null };
  const session = await sessionsOf(request.databases.platform).open(accountId, at, now);
  if (place) await recordSession(request, place, 'session.opened', now);
  return session;
}

type Place = Pick<Membership, 'tenantId' | 'personId'>;

async function recordSession(request: RequestContext, place: Place, action: string, now: Instant): Promise<void> {
  await withTenant(request.databases.app, place.tenantId, async (tx) => {
    const member = await request.ports.loadMember(tx, place.personId, now);
    record(tx, {
      at: now,
      actor: {
        kind: 'person',
        id: place.personId,
        name: member?.name,
        positionName: member?.positionName || undefined,
      },
      action,
      subject: { kind: 'person', id: place.personId },
      requestId: request.requestId,
      address: request.address,
    });
  });
}

/** A session in another of the account's agencies, under a new token. @throws {AppError} `agency.not_found` */
export async function enterAgency(request: RequestContext, token: string, tenantId: Uuid): Promise<OpenSession> {
  const sessions = sessionsOf(request.databases.platform);
  const current = await sessions.find(token);
  if (!current) throw new AppError('signed_out', 'session.required');
  const place = (await listMemberships(request.databases.platform, current.accountId)).find(
    (membership) => membership.tenantId === tenantId,
  );
  if (!place) throw missing('agency.not_found');
  await sessions.close(token);
  return openSession(request, current.accountId, place, request.clock.now());
}

export const signOut = (db: Kysely<DB>, token: string): Promise<void> => sessionsOf(db).close(token);

/** The session behind a cookie's token, as the request context carries it. */
export async function findSession(db: Kysely<DB>, token: string): Promise<SessionInfo | undefined> {
  const session = await sessionsOf(db).find(token);
  if (!session) return undefined;
  const staff = session.tenantId === null ? await findStaff(db, session.accountId) : undefined;
  return {
    accountId: session.accountId,
    sessionHash: session.sessionHash,
    tenantId: session.tenantId,
    personId: session.personId,
    staff: staff ?? null,
  };
}

export async function changePassword(request: RequestContext, input: { current: string; next: string }): Promise<void> {
  const session = request.session;
  if (!session) throw new AppError('signed_out', 'session.required');
  const db = request.databases.platform;
  await request.ports.limits.guesses.take(`password:${session.accountId}`);
  const account = await findAccount(db, { id: session.accountId });
  if (!account || !(await isRightPassword(account.passwordHash, input.current))) throw invalid('password.wrong');
  await savePasswordHash(db, account.id, await hashPassword(input.next));
  await sessionsOf(db).closeAll(account.id);
  await recordPasswordChange(request, session);
}

/** In the log of the agency that the session was of; the vendor's own people in the platform's. */
async function recordPasswordChange(request: RequestContext, session: SessionInfo): Promise<void> {
  const { requestId, address } = request;
  const at = request.clock.now();
  const action = 'account.password_changed';
  if (session.tenantId && session.personId) {
    const place = { tenantId: session.tenantId, personId: session.personId };
    return recordSession(request, place, action, at);
  }
  await withPlatform(request.databases.platform, async (tx) => {
    const actor = { kind: 'staff' as const, id: session.accountId, name: session.staff?.name };
    await recordOnPlatform(tx, {
      at,
      actor,
      action,
      subject: { kind: 'account', id: session.accountId },
      requestId,
      address,
    });
  });
}

/**
 * A new password for somebody who forgot theirs, by who may give their agency's rights away. Ends every session of the
 * account and opens a locked one.
 *
 * @param tenantId  the agency that asks; undefined for the operator, who may for every account.
 * @throws {AppError} `account.not_found`, `password.elsewhere` when the account opens more than this agency.
 */
export async function resetPassword(
  db: Kysely<DB>,
  by: { readonly email: string } | { readonly id: Uuid },
  next: { readonly passwordHash: string; readonly tenantId?: Uuid },
): Promise<void> {
  const account = await findAccount(db, by);
  if (!account) throw missing('account.not_found');
  if (next.tenantId !== undefined) await requireOnlyIn(db, account.id, next.tenantId);
  await savePasswordHash(db, account.id, next.passwordHash);
  await saveAttempt(db, account.id, 0, null);
  await sessionsOf(db).closeAll(account.id);
}

/** Whoever sets a password can enter with it: it must not open anything that is not theirs to give. */
async function requireOnlyIn(db: Kysely<DB>, accountId: Uuid, tenantId: Uuid): Promise<void> {
  const isElsewhere = (await listEveryMembership(db, accountId)).some((one) => one !== tenantId);
  if (isElsewhere || (await findStaff(db, accountId))) throw conflict('password.elsewhere');
}

/** Makes the account unless the e-mail has one; its password then stays. Hash first, outside any transaction. */
export async function ensureAccount(tx: PlatformTx, email: string, passwordHash: string, now: Instant): Promise<Uuid> {
  return insertAccount(tx, { id: newId(), email: email.trim().toLowerCase(), passwordHash, now });
}

export { hashPassword, listMemberships, saveMembership, saveStaff };
