import { networkOf, type RequestContext, type SessionInfo } from '@chuan/api';
import { type DB, type PlatformTx, type TenantTx, withPlatform, withTenant } from '@chuan/db';
import { type LogEntry, record, recordOnPlatform } from '@chuan/event-log';
import { AppError, conflict, denied, type Instant, invalid, missing, newId, type Uuid } from '@chuan/kernel';
import type { Kysely } from 'kysely';
import type { AccountView, ChangePasswordInput, SessionGrant, SignInInput, SignInResult } from './contract.ts';
import { findDevice, markDevice, type MarkedAccount } from './devices.ts';
import { checkNewPassword, takeAttempt } from './domain.ts';
import { entryOfPassword, passwordActions } from './password-log.ts';
import { hashPassword, isRightPassword } from './passwords.ts';
import {
  findAccount,
  findStaff,
  insertAccount,
  listEveryMembership,
  listMemberships,
  lockAttempts,
  lockPasswordLog,
  type Membership,
  saveAttempts,
  saveMembership,
  savePasswordHash,
  saveStaff,
} from './repository.ts';
import { type OpenSession, sessionsOf } from './sessions.ts';

const wrongPair = () => new AppError('signed_out', 'session.wrong_pair');
const nobody: Uuid = '00000000-0000-0000-0000-000000000000';

/**
 * Opens a session. Unknown e-mail, wrong password, a wait that is not over and a disabled account are one answer after
 * the same work. A device that has signed in to the account before has tries of its own, so nobody elsewhere can keep
 * its owner out; all others share the account's slow count, and each address its own.
 *
 * @throws {AppError} `session.wrong_pair`, `request.too_many`
 */
export async function signIn(request: RequestContext, input: SignInInput): Promise<SignInResult> {
  const db = request.databases.platform;
  const { limits, sign } = request.ports;
  const now = request.clock.now();
  const account = await findAccount(db, { email: input.email });
  const triesOfDevice = account && (await takeOwnersTry(request, account, input.device));
  if (!triesOfDevice) await limits.guesses.take(`sign-in:${networkOf(request.address)}:${input.email}`);
  const mayTry = triesOfDevice !== undefined || (await takeStrangersTry(db, account?.id ?? nobody, now));
  const lane = triesOfDevice === undefined ? 'stranger' : 'owner';
  const isRight = await isRightPassword(mayTry ? account?.passwordHash : undefined, input.password, lane);
  if (!isRight || !account?.isActive) throw wrongPair();
  // Strangers' failures are forgotten by a right password from among them, not by the owner at their own desk.
  if (triesOfDevice) await limits.owners.forget(triesOfDevice);
  else await saveAttempts(db, account.id, { failedCount: 0, notBefore: null });
  const agencies = await listMemberships(db, account.id);
  const staff = await findStaff(db, account.id);
  const first = staff ? undefined : agencies[0];
  if (!staff && !first) throw denied('session.no_agency');
  const session = await openSession(request, account.id, first, now);
  return {
    token: session.token,
    expiresAt: session.expiresAt,
    device: markDevice(sign, input.device, account, now),
    isStaff: staff !== undefined,
    agencies: agencies.map(({ tenantId, slug, name }) => ({ tenantId, slug, name })),
  };
}

/** A try of a device that the account knows, by the name under which its tries are counted; undefined when none is left. */
async function takeOwnersTry({ ports, clock }: RequestContext, account: MarkedAccount, device: string | undefined) {
  const nonce = findDevice(ports.sign, device, account, clock.now());
  if (nonce === undefined) return undefined;
  const key = `device:${nonce}:${account.id}`;
  return ports.limits.owners.take(key).then(
    () => key,
    () => undefined,
  );
}

/** Whether a stranger may try the account now; the attempt is counted at once. */
const takeStrangersTry = (db: Kysely<DB>, accountId: Uuid, now: Instant): Promise<boolean> =>
  withPlatform(db, async (tx) => {
    const attempts = await lockAttempts(tx, accountId);
    const next = attempts && takeAttempt(attempts, now);
    if (next) await saveAttempts(tx.queries, accountId, next);
    return next !== undefined;
  });

type Place = Pick<Membership, 'tenantId' | 'personId'>;

async function openSession(request: RequestContext, accountId: Uuid, place: Membership | undefined, now: Instant) {
  const at = { tenantId: place?.tenantId ?? null, personId: place?.personId ?? null };
  const session = await sessionsOf(request.databases.platform).open(accountId, at, now);
  if (place) await recordSession(request, place, 'session.opened', now);
  return session;
}

async function recordSession(request: RequestContext, place: Place, action: string, now: Instant): Promise<void> {
  const { personId } = place;
  await withTenant(request.databases.app, place.tenantId, (tx) =>
    recordSessionIn(tx, request, { personId, action, now }),
  );
}

interface SessionAct {
  readonly personId: Uuid;
  readonly action: string;
  readonly now: Instant;
}

async function recordSessionIn(tx: TenantTx, request: RequestContext, { personId, action, now }: SessionAct) {
  const member = await request.ports.loadMember(tx, personId, now);
  record(tx, {
    at: now,
    actor: {
      kind: 'person',
      id: personId,
      name: member?.name,
      positionName: member?.positionName || undefined,
    },
    action,
    subject: { kind: 'person', id: personId },
    requestId: request.requestId,
    address: request.address,
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

/** Ends the session of a cookie's token, here and on the server. */
export async function signOut(request: RequestContext, token: string): Promise<void> {
  await sessionsOf(request.databases.platform).close(token);
  const place = placeOf(request.session);
  if (place) await recordSession(request, place, 'session.closed', request.clock.now());
}

const placeOf = (session: SessionInfo | null) =>
  session?.tenantId && session.personId ? { tenantId: session.tenantId, personId: session.personId } : undefined;

/** Ends every session of one's own account, this one too. @throws {AppError} `session.required` */
export async function signOutEverywhere(request: RequestContext): Promise<void> {
  const session = sessionIn(request);
  await sessionsOf(request.databases.platform).closeAll(session.accountId);
  const place = placeOf(session);
  if (place) await recordSession(request, place, 'session.closed_everywhere', request.clock.now());
}

function sessionIn({ session }: RequestContext): SessionInfo {
  if (!session) throw new AppError('signed_out', 'session.required');
  return session;
}

/** One's own account. @throws {AppError} `session.required` */
export async function getAccount(request: RequestContext): Promise<AccountView> {
  const { accountId } = sessionIn(request);
  const db = request.databases.platform;
  const account = await findAccount(db, { id: accountId });
  if (!account) throw new AppError('signed_out', 'session.required');
  return { email: account.email, sessions: await sessionsOf(db).count(accountId) };
}

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

/**
 * Gives the account another password. Every session ends, and every device must show the new password once; the one
 * that changed it goes on under a new token.
 *
 * @throws {AppError} `session.required`, `request.too_many`, `password.wrong`, `password.same`, `password.is_email`
 */
export async function changePassword(request: RequestContext, input: ChangePasswordInput): Promise<SessionGrant> {
  const session = sessionIn(request);
  const db = request.databases.platform;
  const now = request.clock.now();
  const key = `password:${session.accountId}`;
  await request.ports.limits.owners.take(key);
  const account = await findAccount(db, { id: session.accountId });
  if (!account || !(await isRightPassword(account.passwordHash, input.current, 'owner')))
    throw invalid('password.wrong');
  await request.ports.limits.owners.forget(key);
  checkNewPassword(input.next, { current: input.current, email: account.email });
  const passwordHash = await hashPassword(input.next);
  const opened = await setOwnPassword(request, session, { passwordHash, now });
  const device = markDevice(request.ports.sign, input.device, { id: account.id, passwordHash }, now);
  return { token: opened.token, expiresAt: opened.expiresAt, device };
}

/**
 * The password, the sessions and the platform's entry in one transaction. The agency's is open around it; should it fail
 * after the platform's, `completePasswordLog` makes its entry.
 */
async function setOwnPassword(
  request: RequestContext,
  session: SessionInfo,
  { passwordHash, now }: { readonly passwordHash: string; readonly now: Instant },
): Promise<OpenSession> {
  const { accountId, tenantId, personId } = session;
  const set = (entry: LogEntry) =>
    withPlatform(request.databases.platform, async (tx) => {
      await savePasswordHash(tx.queries, accountId, passwordHash);
      const sessions = sessionsOf(tx.queries);
      await sessions.closeAll(accountId);
      const opened = await sessions.open(accountId, { tenantId, personId }, now);
      await recordOnPlatform(tx, entry);
      return opened;
    });
  const place = placeOf(session);
  if (!place) return set(entryOfStaff(request, session, now));
  const { changed: action } = passwordActions;
  const { requestId } = request;
  return withTenant(request.databases.app, place.tenantId, async (tx) => {
    await lockPasswordLog(tx, place.personId);
    const opened = await set(entryOfPassword({ at: now, action, actorId: place.personId, ...place, requestId }));
    await recordSessionIn(tx, request, { personId: place.personId, action, now });
    return opened;
  });
}

const entryOfStaff = ({ requestId, address }: RequestContext, { accountId, staff }: SessionInfo, at: Instant) => ({
  at,
  actor: { kind: 'staff' as const, id: accountId, name: staff?.name },
  action: passwordActions.changed,
  subject: { kind: 'account', id: accountId },
  requestId,
  address,
});

/**
 * A new password for somebody who forgot theirs, by who may give their agency's rights away. Ends every session of the
 * account and opens a locked one. The platform's log tells of it in the same transaction.
 *
 * @param tenantId  the agency that asks; undefined for the operator, who may for every account.
 * @throws {AppError} `account.not_found`, `password.elsewhere` when the account opens more than this agency.
 */
export async function resetPassword(
  db: Kysely<DB>,
  by: { readonly email: string } | { readonly id: Uuid },
  next: { readonly passwordHash: string; readonly tenantId?: Uuid; readonly entry: LogEntry },
): Promise<void> {
  await withPlatform(db, async (tx) => {
    const account = await findAccount(tx.queries, by);
    if (!account) throw missing('account.not_found');
    if (next.tenantId !== undefined) await requireOnlyIn(tx.queries, account.id, next.tenantId);
    await startAfresh(tx.queries, account.id, next.passwordHash);
    await recordOnPlatform(tx, next.entry);
  });
}

/** Whoever sets a password can enter with it: it must not open anything that is not theirs to give. */
async function requireOnlyIn(db: Kysely<DB>, accountId: Uuid, tenantId: Uuid): Promise<void> {
  const isElsewhere = (await listEveryMembership(db, accountId)).some((one) => one !== tenantId);
  if (isElsewhere || (await findStaff(db, accountId))) throw conflict('password.elsewhere');
}

/** Whom an account is for, and the password they are given. */
export interface NewAccount {
  readonly email: string;
  readonly passwordHash: string;
  /** Null for the vendor's own people. */
  readonly tenantId: Uuid | null;
  /**
   * That nobody of the place bears this e-mail: a membership there, if any, was left by an attempt that was cut off, and
   * names nobody.
   */
  readonly isUnheld?: boolean;
}

/**
 * The account of an e-mail, held until the transaction ends. One that opens nothing, or nothing for anybody, takes the password given now:
 * whoever made it before must not be able to enter with theirs. One that is of this place already keeps its password.
 * Hash first, outside any transaction.
 *
 * @throws {AppError} `account.elsewhere` when the account opens another agency or the vendor's console: nobody lets a
 *   password that others gave into their house, nor takes other people's accounts along.
 */
export async function ensureAccount(tx: PlatformTx, account: NewAccount, now: Instant): Promise<Uuid> {
  const { passwordHash, tenantId, isUnheld = false } = account;
  const id = await insertAccount(tx, { id: newId(), email: account.email.trim().toLowerCase(), passwordHash, now });
  const opens = await findPlaces(tx, id);
  refuseElsewhere(opens, tenantId);
  if ((isUnheld || opens.tenantIds.length === 0) && !opens.isStaff) await startAfresh(tx.queries, id, passwordHash);
  return id;
}

/**
 * Lets a person in again whose account was theirs before. @throws {AppError} `account.elsewhere` when it has become
 * another agency's meanwhile.
 */
export async function returnMembership(tx: PlatformTx, accountId: Uuid, tenantId: Uuid, personId: Uuid): Promise<void> {
  await lockAttempts(tx, accountId);
  refuseElsewhere(await findPlaces(tx, accountId), tenantId);
  await saveMembership(tx, accountId, tenantId, personId);
}

interface Places {
  readonly tenantIds: readonly Uuid[];
  readonly isStaff: boolean;
}

const findPlaces = async (tx: PlatformTx, accountId: Uuid): Promise<Places> => ({
  tenantIds: await listEveryMembership(tx.queries, accountId),
  isStaff: (await findStaff(tx.queries, accountId)) !== undefined,
});

function refuseElsewhere({ tenantIds, isStaff }: Places, tenantId: Uuid | null): void {
  if (tenantIds.some((one) => one !== tenantId) || (isStaff && tenantId !== null)) throw conflict('account.elsewhere');
}

async function startAfresh(db: Kysely<DB>, accountId: Uuid, passwordHash: string): Promise<void> {
  await savePasswordHash(db, accountId, passwordHash);
  await saveAttempts(db, accountId, { failedCount: 0, notBefore: null });
  await sessionsOf(db).closeAll(accountId);
}

export { hashPassword, listMemberships, lockPasswordLog, saveMembership, saveStaff };
