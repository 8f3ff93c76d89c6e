import type { TenantContext } from '@chuan/api';
import { withPlatform } from '@chuan/db';
import {
  ensureAccount,
  entryOfPassword,
  hashPassword,
  lockPasswordLog,
  passwordActions,
  removeMembership,
  resetPassword,
  returnMembership,
  saveMembership,
} from '@chuan/identity/server';
import { civilDateOf, conflict, foldVietnamese, missing, newId, type Uuid } from '@chuan/kernel';
import type { z } from 'zod';
import type {
  ChangePersonInput,
  CreatePersonInput,
  Holding,
  HoldingView,
  ListPeopleInput,
  PersonView,
  PersonWithPositions,
  ResetPasswordInput,
  SetPersonStatusInput,
  SetPositionsInput,
} from '../contract.ts';
import { checkHoldings, endHoldings } from '../domain.ts';
import type { PeopleContext, TenancyPorts } from '../ports.ts';
import { findPositions } from '../repository/organisation.ts';
import {
  findPersonByEmail,
  insertPerson,
  listHoldings,
  listPersons,
  lockPerson,
  replaceHoldings,
  savePerson,
} from '../repository/people.ts';
import { recordChange } from './log.ts';

const byName = new Intl.Collator('vi');

/** Vietnamese lists run by given name, the last word. */
const givenNameFirst = (fullName: string): string => {
  const words = fullName.split(' ');
  return [words.at(-1), ...words.slice(0, -1)].join(' ');
};

/** Who works where is known in the house; how to reach somebody is for whoever manages people, and one's own. */
const asSeenBy = (ctx: TenantContext, person: PersonView): PersonView =>
  ctx.can('organisation.manage') || person.id === ctx.actor.id ? person : { ...person, email: '', phone: '' };

/** People by given name, with what they hold, held and will hold; contacts only for those who manage people. */
export async function listPeople(ctx: TenantContext, input: ListPeopleInput): Promise<PersonWithPositions[]> {
  const words = foldVietnamese(input.search ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const today = civilDateOf(ctx.now);
  const positionsOf = Map.groupBy(await listHoldings(ctx.tx), (held) => held.personId);
  const people = (await listPersons(ctx.tx)).map((person) => ({
    ...asSeenBy(ctx, person),
    positions: (positionsOf.get(person.id) ?? []).map(withoutPerson),
  }));
  const isWanted = (person: PersonWithPositions) => {
    const text = foldVietnamese(
      [person.fullName, person.email, person.phone, ...person.positions.map((held) => held.positionName)].join(' '),
    );
    const isInUnit = person.positions.some((held) => held.unitId === input.unitId && (held.toOn ?? today) >= today);
    return (
      words.every((word) => text.includes(word)) &&
      (input.status === undefined || person.status === input.status) &&
      (input.unitId === undefined || isInUnit)
    );
  };
  return people.filter(isWanted).sort((a, b) => byName.compare(givenNameFirst(a.fullName), givenNameFirst(b.fullName)));
}

const withoutPerson = ({ personId: _, ...held }: HoldingView & { personId: Uuid }): HoldingView => held;

/**
 * A new member of the agency with an account. An account of this e-mail that opens nothing takes the password given
 * here; one that opens another agency is not taken along.
 *
 * The account is made first and may outlive a failure: without a membership it opens nothing. The membership comes
 * before the commit; should that fail, it names nobody, and the next attempt names the right person
 * and sets its own password, by whatever key it comes.
 *
 * @throws {AppError} `person.email_taken`, `account.elsewhere`, and what `checkHoldings` refuses.
 */
export async function createPerson(
  ctx: PeopleContext,
  input: z.output<typeof CreatePersonInput>,
): Promise<PersonWithPositions> {
  const { tx, now } = ctx;
  if (await findPersonByEmail(tx, input.email)) throw conflict('person.email_taken');
  await checkNextHoldings(ctx, input.positions, []);
  const passwordHash = await hashPassword(input.password);
  const { fullName, email, phone } = input;
  const id = newId();
  await withPlatform(ctx.databases.platform, async (platform) => {
    const account = { email, passwordHash, tenantId: ctx.tenantId, isUnheld: true };
    const accountId = await ensureAccount(platform, account, now);
    await insertPerson(tx, { id, accountId, fullName, email, phone, createdAt: now });
    await saveMembership(platform, accountId, ctx.tenantId, id);
  });
  await replaceHoldings(tx, id, input.positions);
  const person = await getPersonWithPositions(ctx, id);
  recordChange(ctx, { action: 'person.created', subject: subjectOf(person), after: person });
  return person;
}

export async function changePerson(ctx: TenantContext, input: ChangePersonInput): Promise<PersonWithPositions> {
  const before = await lockSeen(ctx, input);
  const { fullName, phone } = input;
  await savePerson(ctx.tx, { ...before, fullName, phone });
  return recordPerson(ctx, 'person.changed', before);
}

/** Replaces what a person holds; the past stays as it was. */
export async function setPositions(ctx: TenantContext, input: SetPositionsInput): Promise<PersonWithPositions> {
  const before = await lockSeen(ctx, { id: input.personId, version: input.version });
  if (before.status !== 'active') throw conflict('person.inactive');
  await checkNextHoldings(ctx, input.positions, before.positions);
  await replaceHoldings(ctx.tx, before.id, input.positions);
  await savePerson(ctx.tx, before);
  return recordPerson(ctx, 'person.positions_set', before);
}

async function checkNextHoldings(ctx: TenantContext, next: readonly Holding[], current: readonly Holding[]) {
  const positions = await findPositions(
    ctx.tx,
    next.map((held) => held.positionId),
  );
  checkHoldings(next, current, {
    positions: new Map(positions.map((position) => [position.id, position])),
    today: civilDateOf(ctx.now),
  });
}

/**
 * Lets a person go or come back. Who goes loses positions, roles, sessions and the way in; who comes back starts with
 * none of them but the way in.
 *
 * @throws {AppError} `person.yourself`, `account.elsewhere`, and what the port `dropRoles` refuses.
 */
export async function setPersonStatus(
  ctx: PeopleContext,
  ports: Pick<TenancyPorts, 'dropRoles'>,
  input: z.output<typeof SetPersonStatusInput>,
): Promise<PersonWithPositions> {
  if (input.id === ctx.actor.id) throw conflict('person.yourself');
  const before = await lockSeen(ctx, input);
  if (before.status === input.status) return getPersonWithPositions(ctx, before.id);
  if (input.status === 'inactive') await letGo(ctx, ports, before);
  await savePerson(ctx.tx, { ...before, status: input.status });
  await withPlatform(ctx.databases.platform, async (platform) => {
    if (input.status === 'inactive') await removeMembership(platform, ctx.tenantId, before.id);
    else if (before.accountId) await returnMembership(platform, before.accountId, ctx.tenantId, before.id);
  });
  return recordPerson(
    ctx,
    input.status === 'inactive' ? 'person.deactivated' : 'person.activated',
    before,
    input.reason,
  );
}

/**
 * A new password for a colleague who forgot theirs; ends their sessions. Should the agency's transaction fail after the
 * platform's, `completePasswordLog` makes its entry.
 *
 * @throws {AppError} `person.yourself_password`, `person.inactive`, and what `resetPassword` refuses.
 */
export async function resetPersonPassword(ctx: PeopleContext, input: ResetPasswordInput): Promise<PersonView> {
  if (input.id === ctx.actor.id) throw conflict('person.yourself_password');
  const person = await lockSeen(ctx, input);
  if (person.status !== 'active' || person.accountId === null) throw conflict('person.inactive');
  const passwordHash = await hashPassword(input.password);
  // The version moves on: of calls that saw the same one, a single one comes as far as the account.
  await savePerson(ctx.tx, person);
  const { positions: _, ...view } = await getPersonWithPositions(ctx, person.id);
  const { reset: action } = passwordActions;
  recordChange(ctx, { action, subject: subjectOf(view) });
  await lockPasswordLog(ctx.tx, person.id);
  const { now: at, tenantId, requestId } = ctx;
  const entry = entryOfPassword({ at, action, actorId: ctx.actor.id!, personId: person.id, tenantId, requestId });
  const next = { passwordHash, tenantId, entry };
  await resetPassword(ctx.databases.platform, { id: person.accountId }, next);
  return view;
}

async function letGo(ctx: TenantContext, ports: Pick<TenancyPorts, 'dropRoles'>, person: PersonWithPositions) {
  await ports.dropRoles(ctx, person.id);
  await replaceHoldings(ctx.tx, person.id, endHoldings(person.positions, civilDateOf(ctx.now)));
}

type LockedPerson = PersonWithPositions & { readonly accountId: Uuid | null };

/** @throws {AppError} `person.not_found`, `person.changed` when the version seen is not the last. */
async function lockSeen(
  ctx: TenantContext,
  seen: { readonly id: Uuid; readonly version: number },
): Promise<LockedPerson> {
  const person = await lockPerson(ctx.tx, seen.id);
  if (!person) throw missing('person.not_found');
  if (person.version !== seen.version) throw conflict('person.changed');
  return { ...person, positions: (await listHoldings(ctx.tx, [seen.id])).map(withoutPerson) };
}

async function getPersonWithPositions(ctx: TenantContext, id: Uuid): Promise<PersonWithPositions> {
  const person = (await listPersons(ctx.tx, [id]))[0];
  if (!person) throw missing('person.not_found');
  return { ...person, positions: (await listHoldings(ctx.tx, [id])).map(withoutPerson) };
}

async function recordPerson(ctx: TenantContext, action: string, locked: LockedPerson, reason = '') {
  const { accountId: _, ...before } = locked;
  const after = await getPersonWithPositions(ctx, before.id);
  recordChange(ctx, { action, subject: subjectOf(after), before, after, reason });
  return after;
}

const subjectOf = (person: PersonView) => ({ kind: 'person', id: person.id, label: person.fullName });
