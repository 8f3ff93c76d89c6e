import { failureOf, makeRateLimits, type RequestContext, signerOf } from '@chuan/api';
import { withPlatform } from '@chuan/db';
import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { newId, simulatedClock, systemClock } from '@chuan/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Attempts, takeAttempt } from './domain.ts';
import {
  changePassword,
  ensureAccount,
  findSession,
  getAccount,
  hashPassword,
  saveStaff,
  signIn,
  signOut,
  signOutEverywhere,
} from './service.ts';

let database: TestDatabase;
let passwordHash: string;
const password = 'mat-khau-dai-01';
// The library of sessions knows no clock but the machine's.
const morning = systemClock.now();

beforeAll(async () => {
  database = await createTestDatabase();
  passwordHash = await hashPassword(password);
});
afterAll(() => database.drop());

/** One web server: its limits are its own, its clock stands where it is put. */
function openDoor() {
  const clock = simulatedClock(morning);
  const limits = makeRateLimits();
  const from = (address: string, session: RequestContext['session'] = null): RequestContext => ({
    requestId: newId(),
    address,
    locale: 'vi',
    clock,
    session,
    portalTenantId: null,
    idempotencyKey: null,
    databases: { app: database.app, platform: database.platform },
    ports: {
      loadMember: async () => undefined,
      files: undefined as never,
      limits,
      sign: signerOf(Buffer.alloc(32, 7)),
      publicUrl: 'http://localhost:3000',
    },
  });
  const say = (work: Promise<unknown>) =>
    work.then(
      () => 'in',
      (error: unknown) => failureOf(error).code,
    );
  return { clock, from, say };
}

async function newAccount(): Promise<{ id: string; email: string }> {
  const email = `a-${newId().slice(-12)}@example.vn`;
  const id = await withPlatform(database.platform, async (tx) => {
    const made = await ensureAccount(tx, { email, passwordHash, tenantId: null }, morning);
    await saveStaff(tx, { accountId: made, name: 'Người Thử', role: 'support' });
    return made;
  });
  return { id, email };
}

const countOf = async (id: string) =>
  (
    await database.platform
      .selectFrom('platform.account')
      .select('failed_count')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).failed_count;

const owner = '10.0.0.1';
const addresses = Array.from({ length: 50 }, (_, at) => `203.0.113.${at}`);

describe('an attacker at fifty addresses', () => {
  test('cannot keep the owner out of a device that the account knows', async () => {
    const { email } = await newAccount();
    const { from, say } = openDoor();
    const { device } = await signIn(from(owner), { email, password });
    for (const address of addresses)
      expect(await say(signIn(from(address), { email, password: 'sai-mat-khau' }))).toBe('session.wrong_pair');
    // From anywhere else even the right password has to wait now, and the answer does not say so.
    expect(await say(signIn(from('198.51.100.9'), { email, password }))).toBe('session.wrong_pair');
    for (let day = 0; day < 12; day++) expect(await say(signIn(from(owner), { email, password, device }))).toBe('in');
    expect(await say(signIn(from('198.51.100.10'), { email, password, device }))).toBe('in');
  });

  test('gets eight guesses out of fifty made at once, and none uncounted', async () => {
    const { id, email } = await newAccount();
    const { from, say } = openDoor();
    const guesses = addresses.map((address) => say(signIn(from(address), { email, password: 'sai-mat-khau' })));
    expect(new Set(await Promise.all(guesses))).toEqual(new Set(['session.wrong_pair']));
    expect(await countOf(id)).toBe(8);
  });

  test('cannot fill the line in which the owner waits', async () => {
    const { email } = await newAccount();
    const { from, say } = openDoor();
    const { device } = await signIn(from(owner), { email, password });
    const flood = [...addresses, ...addresses.slice(0, 12)].map((address, at) =>
      say(signIn(from(address), { email: `khong.co.${at}@example.vn`, password })),
    );
    expect(await say(signIn(from(owner), { email, password, device }))).toBe('in');
    expect(await Promise.all(flood)).toContain('request.too_many');
  });

  test('leaves a new device of the owner a wait of minutes, not a lock', async () => {
    const { id, email } = await newAccount();
    const { clock, from, say } = openDoor();
    for (let hour = 0; hour < 3; hour++) {
      for (let at = 0; at < 8; at++) await say(signIn(from(`192.0.2.${hour * 8 + at}`), { email, password: 'sai' }));
      clock.set(clock.now() + 300_001);
    }
    expect(await say(signIn(from('198.51.100.9'), { email, password }))).toBe('in');
    expect(await countOf(id)).toBe(0);
  });
});

test.each([1, 20, 299])(
  'whoever tries every %d seconds for days gets 303 guesses a first day and 288 a further one',
  (s) => {
    let attempts: Attempts = { failedCount: 0, notBefore: null };
    const perDay = [0, 0, 0];
    for (let at = 0; at < 3 * 86_400; at += s) {
      const next = takeAttempt(attempts, morning + at * 1_000);
      if (!next) continue;
      attempts = next;
      perDay[Math.floor(at / 86_400)]!++;
    }
    expect(perDay[0]).toBeLessThanOrEqual(303);
    expect(Math.max(...perDay.slice(1))).toBeLessThanOrEqual(288);
  },
);

test('failures are forgotten after a day without any, and waiting costs nothing', () => {
  const spent: Attempts = { failedCount: 30, notBefore: morning };
  expect(takeAttempt(spent, morning - 1)).toBeUndefined();
  expect(takeAttempt(spent, morning + 86_400_001)).toEqual({ failedCount: 1, notBefore: morning + 86_400_001 });
  expect(takeAttempt(spent, morning)).toEqual({ failedCount: 31, notBefore: morning + 300_000 });
});

describe('one answer', () => {
  test('is given to an unknown e-mail, a wrong password, a disabled account and one that must wait', async () => {
    const { from } = openDoor();
    const known = await newAccount();
    const disabled = await newAccount();
    const waiting = await newAccount();
    await database.migrator
      .updateTable('platform.account')
      .set({ status: 'disabled' })
      .where('id', '=', disabled.id)
      .execute();
    await database.migrator
      .updateTable('platform.account')
      .set({ failed_count: 12, locked_until: new Date(morning + 60_000) })
      .where('id', '=', waiting.id)
      .execute();
    const tries = [
      { email: 'khong.co@example.vn', password },
      { email: known.email, password: 'sai-mat-khau' },
      { email: disabled.email, password },
      { email: waiting.email, password },
    ];
    const answers = await Promise.all(
      tries.map((input) => signIn(from(owner), input).catch((error: unknown) => failureOf(error))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ kind: 'signed_out', code: 'session.wrong_pair' });
  });

  test('is that it is too much, for known and unknown alike, when one address goes on', async () => {
    const { email } = await newAccount();
    const { from, say } = openDoor();
    const said = async (to: string) => {
      const all: string[] = [];
      for (let at = 0; at < 12; at++) all.push(await say(signIn(from('192.0.2.1'), { email: to, password: 'sai' })));
      return all;
    };
    const known = await said(email);
    expect(known.slice(0, 10)).toEqual(Array(10).fill('session.wrong_pair'));
    expect(known.slice(10)).toEqual(['request.too_many', 'request.too_many']);
    expect(await said('khong.co@example.vn')).toEqual(known);
  });
});

describe('a device', () => {
  test('has tries of its own, then is one of the strangers', async () => {
    const { id, email } = await newAccount();
    const { from, say } = openDoor();
    const { device } = await signIn(from(owner), { email, password });
    for (let at = 0; at < 10; at++) await say(signIn(from(owner), { email, password: 'sai', device }));
    expect(await countOf(id)).toBe(0);
    await say(signIn(from(owner), { email, password: 'sai', device }));
    expect(await countOf(id)).toBe(1);
  });

  test('is known to the accounts that used it and to no other, and cannot be made up', async () => {
    const [one, two, three] = [await newAccount(), await newAccount(), await newAccount()];
    const { from, say } = openDoor();
    const first = await signIn(from(owner), { email: one.email, password });
    const { device } = await signIn(from(owner), { email: two.email, password, device: first.device });
    const forged = `${device.slice(0, -2)}AA`;
    const wrong = (email: string, of: string) => say(signIn(from(owner), { email, password: 'sai', device: of }));
    for (const { email } of [one, two, three]) await wrong(email, device);
    expect(await Promise.all([one, two, three].map(({ id }) => countOf(id)))).toEqual([0, 0, 1]);
    for (const of of ['', 'x', '.'.repeat(900), device.split('.')[0]!]) await wrong(two.email, of);
    expect(await countOf(two.id)).toBe(4);
    await wrong(one.email, forged);
    expect(await countOf(one.id)).toBe(1);
  });

  test('must show a new password once before it is known again', async () => {
    const { id, email } = await newAccount();
    const { from, say } = openDoor();
    const elsewhere = await signIn(from(owner), { email, password });
    const here = await signIn(from(owner), { email, password });
    const session = (await findSession(database.platform, here.token))!;
    const next = 'mat-khau-khac-02';
    const granted = await changePassword(from(owner, session), { current: password, next, device: here.device });
    await say(signIn(from(owner), { email, password: 'sai', device: elsewhere.device }));
    expect(await countOf(id)).toBe(1);
    await say(signIn(from(owner), { email, password: 'sai', device: granted.device }));
    expect(await countOf(id)).toBe(1);
    expect(await say(signIn(from(owner), { email, password: next, device: granted.device }))).toBe('in');
  });
});

describe('a session', () => {
  const open = async () => {
    const account = await newAccount();
    const door = openDoor();
    const enter = async () => (await signIn(door.from(owner), { email: account.email, password })).token;
    const isOpen = async (token: string) => (await findSession(database.platform, token)) !== undefined;
    return { account, door, enter, isOpen };
  };
  const age = (token: 'expires_at' | 'absolute_expires_at', id: string) =>
    database.migrator
      .updateTable('platform.session')
      .set({ [token]: new Date(morning - 1) })
      .where('account_id', '=', id)
      .execute();

  test('has a token of its own each time, which the database does not hold', async () => {
    const { account, enter } = await open();
    const tokens = [await enter(), await enter()];
    expect(new Set(tokens).size).toBe(2);
    const rows = await database.migrator
      .selectFrom('platform.session')
      .selectAll()
      .where('account_id', '=', account.id)
      .execute();
    for (const token of tokens) expect(JSON.stringify(rows)).not.toContain(token);
  });

  test.each(['expires_at', 'absolute_expires_at'] as const)('ends when %s has passed', async (limit) => {
    const { account, enter, isOpen } = await open();
    const token = await enter();
    expect(await isOpen(token)).toBe(true);
    await age(limit, account.id);
    expect(await isOpen(token)).toBe(false);
  });

  test('is forgotten long after it ended, when somebody signs in', async () => {
    const { account, enter } = await open();
    await enter();
    await database.migrator
      .updateTable('platform.session')
      .set({ expires_at: sql`now() - interval '91 days'` })
      .where('account_id', '=', account.id)
      .execute();
    await enter();
    const rows = database.migrator.selectFrom('platform.session').selectAll().where('account_id', '=', account.id);
    expect(await rows.execute()).toHaveLength(1);
  });

  test('ends by signing out, alone', async () => {
    const { door, enter, isOpen } = await open();
    const [one, two] = [await enter(), await enter()];
    await signOut(door.from(owner), one);
    expect([await isOpen(one), await isOpen(two)]).toEqual([false, true]);
  });

  test('ends with all others by signing out everywhere', async () => {
    const { door, enter, isOpen } = await open();
    const [one, two] = [await enter(), await enter()];
    const request = door.from(owner, (await findSession(database.platform, one))!);
    expect(await getAccount(request)).toMatchObject({ sessions: 2 });
    await signOutEverywhere(request);
    expect([await isOpen(one), await isOpen(two)]).toEqual([false, false]);
  });

  test('ends at once for a disabled account', async () => {
    const { account, enter, isOpen } = await open();
    const token = await enter();
    await database.migrator
      .updateTable('platform.account')
      .set({ status: 'disabled' })
      .where('id', '=', account.id)
      .execute();
    expect(await isOpen(token)).toBe(false);
  });

  test('goes on under a new token where the password was changed, and nowhere else', async () => {
    const { door, enter, isOpen } = await open();
    const [one, two] = [await enter(), await enter()];
    const request = door.from(owner, (await findSession(database.platform, one))!);
    const refused = (change: { current: string; next: string }) => door.say(changePassword(request, change));
    expect(await refused({ current: 'sai-mat-khau', next: 'mat-khau-khac-02' })).toBe('password.wrong');
    expect(await refused({ current: password, next: password })).toBe('password.same');
    const { token } = await changePassword(request, { current: password, next: 'mat-khau-khac-02' });
    expect([await isOpen(one), await isOpen(two), await isOpen(token)]).toEqual([false, false, true]);
  });
});
