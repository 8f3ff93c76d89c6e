import type { TenantContext } from '@chuan/api';
import { civilDateOf, invalid, isAppError, type Uuid } from '@chuan/kernel';
import type { z } from 'zod';
import type {
  CheckedPeople,
  CheckPeopleInput,
  FilePerson,
  FilePost,
  Holding,
  HoldingView,
  ImportedPeople,
  ImportPeopleInput,
  PeopleNote,
  PeopleReason,
  PersonView,
  PersonWithPositions,
} from '../contract.ts';
import { type PeopleFile, readPeopleFile } from '../domain-people-file.ts';
import {
  additionsFor,
  findUnit,
  firstDayIn,
  isCalled,
  kindOfName,
  placeOf,
  type Standing,
} from '../domain-people-plan.ts';
import type { PeopleContext, TenancyPorts } from '../ports.ts';
import { createPosition, createUnit, getOrganisation } from './organisation.ts';
import { changePerson, createPerson, listPeople, setPositions } from './people.ts';

type RolePorts = Pick<TenancyPorts, 'listRoles' | 'addRoles'>;

interface Known {
  readonly standing: Standing;
  readonly people: ReadonlyMap<string, PersonWithPositions>;
  readonly roles: readonly { readonly id: Uuid; readonly name: string }[];
  rolesOf(personId: Uuid): string[];
}

async function loadKnown(ctx: TenantContext, ports: Pick<TenancyPorts, 'listRoles'>): Promise<Known> {
  const { units, positions } = await getOrganisation(ctx, {});
  const people = await listPeople(ctx, {});
  const { roles, holders } = await ports.listRoles(ctx);
  const nameOf = new Map(roles.map((role) => [role.id, role.name]));
  return {
    standing: { today: civilDateOf(ctx.now), units, positions },
    people: new Map(people.map((person) => [person.email, person])),
    roles,
    rolesOf: (personId) =>
      holders.filter((one) => one.personId === personId).flatMap((one) => nameOf.get(one.roleId) ?? []),
  };
}

/**
 * What a sheet of people would do, without doing it: who is new, who gets something, what was repaired, what is left
 * out and why. Changes nothing.
 *
 * @throws {AppError} `people_file.no_head`, `people_file.no_email_column`, `people_file.no_rows`
 */
export async function checkPeople(
  ctx: TenantContext,
  ports: Pick<TenancyPorts, 'listRoles'>,
  input: z.output<typeof CheckPeopleInput>,
): Promise<CheckedPeople> {
  const file = readPeopleFile(input.rows);
  const known = await loadKnown(ctx, ports);
  const people = file.people.flatMap((person) => {
    const outcome = checkPerson(ctx, file, person, known);
    return outcome === undefined ? [] : [{ ...person, ...outcome }];
  });
  const joined = file.repaired.filter((note) => note.why === 'rows_joined').length;
  const missing = missingIn(people, known.standing);
  const { repaired, flagged, refused } = file;
  return { read: file.read - joined, people, repaired, flagged, refused, ...missing };
}

type Outcome = { readonly roles: string[]; readonly posts: FilePost[]; readonly outcome: 'new' | 'changed' | 'same' };

function checkPerson(
  ctx: TenantContext,
  file: PeopleFile,
  person: FilePerson,
  { standing, people, roles, rolesOf }: Known,
): Outcome | undefined {
  const note = (list: PeopleNote[], why: PeopleReason, what = '') =>
    void list.push({ line: person.line, who: person.fullName, what, why });
  const there = people.get(person.email);
  if (there?.status === 'inactive') return note(file.refused, 'inactive', person.email);
  const posts = person.posts.filter((post) => {
    const place = placeOf(post, standing);
    if (place.at === 'several') note(file.flagged, 'position_of_several_units', post.position);
    if (place.at !== 'known') return place.at === 'missing';
    const from = firstDayIn(place.position, post, standing.today);
    if (post.fromOn !== null && post.fromOn !== from) note(file.repaired, 'day_moved', `${post.fromOn} → ${from}`);
    return true;
  });
  const known = person.roles.filter((role) => roles.some((one) => isCalled(role, one.name)));
  for (const role of person.roles) if (!known.includes(role)) note(file.flagged, 'role_unknown', role);
  const mayGive = ctx.can('role.manage');
  if (!mayGive && known.length > 0) note(file.flagged, 'roles_not_yours', known.join('; '));
  const next = { ...person, posts, roles: mayGive ? known : [] };
  if (!there) {
    const namesake = [...people.values()].find((one) => isCalled(one.fullName, person.fullName));
    if (namesake) note(file.flagged, 'name_known', namesake.email);
    return { posts, roles: next.roles, outcome: 'new' };
  }
  const added = additionsFor(next, { person: there, held: there.positions, roles: rolesOf(there.id) }, standing);
  const isChanged = added.phone !== '' || added.posts.length > 0 || added.roles.length > 0;
  return { posts, roles: next.roles, outcome: isChanged ? 'changed' : 'same' };
}

/** Units and positions that the file names and the agency lacks, each once. */
function missingIn(people: readonly FilePerson[], standing: Standing) {
  const newUnits = new Map<string, string>();
  const newPositions = new Map<string, CheckedPeople['newPositions'][number]>();
  for (const post of people.flatMap((person) => person.posts)) {
    const place = placeOf(post, standing);
    if (place.at !== 'missing') continue;
    const { unit, unitName } = place;
    if (!unit) newUnits.set(unitName.toLocaleLowerCase('vi'), unitName);
    const { position } = post;
    const key = `${unitName}|${position}`.toLocaleLowerCase('vi');
    if (!newPositions.has(key)) newPositions.set(key, { unit: unitName, position, kind: kindOfName(position) });
  }
  return { newUnits: [...newUnits.values()], newPositions: [...newPositions.values()] };
}

/**
 * Takes people of a file in, a part at a time: who is new gets an account, who is there keeps everything and is given
 * what they lack. Run again, it changes nothing.
 */
export async function importPeople(
  ctx: PeopleContext,
  ports: RolePorts,
  input: ImportPeopleInput,
): Promise<ImportedPeople> {
  const people: ImportedPeople['people'][number][] = [];
  for (const { password, ...person } of input.people) {
    const known = await loadKnown(ctx, ports);
    const there = known.people.get(person.email);
    const isGone = there?.status === 'inactive';
    const outcome = isGone
      ? ('refused' as const)
      : there
        ? await addTo(ctx, ports, { person, there, known, makeMissing: input.makeMissing })
        : await addNew(ctx, ports, { person, password, known, makeMissing: input.makeMissing });
    people.push({ line: person.line, email: person.email, outcome });
  }
  return { people };
}

interface Adding {
  readonly person: FilePerson;
  readonly known: Known;
  readonly makeMissing: boolean;
}

async function addNew(ctx: PeopleContext, ports: RolePorts, adding: Adding & { readonly password: string }) {
  const { person, password, known } = adding;
  const positions = await holdingsOf(ctx, adding, person.posts);
  const { fullName, email, phone } = person;
  const made = await createPerson(ctx, { fullName, email, phone, password, positions }).catch(refusedElsewhere);
  if (made === undefined) return 'refused' as const;
  await giveRoles(ctx, ports, made.id, rolesNamed(known, person.roles));
  return 'new' as const;
}

/** One person whose account is another agency's does not keep the others of the file out. */
function refusedElsewhere(error: unknown): undefined {
  if (!isAppError(error) || error.code !== 'account.elsewhere') throw error;
}

async function addTo(ctx: PeopleContext, ports: RolePorts, adding: Adding & { readonly there: PersonWithPositions }) {
  const { person, there, known } = adding;
  const held = known.rolesOf(there.id);
  const added = additionsFor(person, { person: there, held: there.positions, roles: held }, known.standing);
  const roleIds = ctx.can('role.manage') ? rolesNamed(known, added.roles) : [];
  const fresh = await holdingsOf(ctx, adding, added.posts);
  if (added.phone === '' && fresh.length === 0 && roleIds.length === 0) return 'same' as const;
  let seen: PersonView = there;
  if (added.phone !== '') {
    const { id, fullName, version } = there;
    seen = await changePerson(ctx, { id, fullName, phone: added.phone, version });
  }
  if (fresh.length > 0) {
    const positions = [...there.positions.map(holdingOf), ...fresh];
    await setPositions(ctx, { personId: there.id, positions, version: seen.version });
  }
  await giveRoles(ctx, ports, there.id, roleIds);
  return 'changed' as const;
}

const holdingOf = ({ positionId, fromOn, toOn }: HoldingView): Holding => ({ positionId, fromOn, toOn });

const rolesNamed = (known: Known, names: readonly string[]): Uuid[] =>
  known.roles.filter((role) => names.some((name) => isCalled(name, role.name))).map((role) => role.id);

async function giveRoles(ctx: PeopleContext, ports: RolePorts, personId: Uuid, roleIds: readonly Uuid[]) {
  if (roleIds.length > 0 && ctx.can('role.manage')) await ports.addRoles(ctx, personId, roleIds);
}

/** The posts as holdings; what the organisation lacks is made first, or left out. */
async function holdingsOf(ctx: PeopleContext, { known, makeMissing }: Adding, posts: readonly FilePost[]) {
  const { today } = known.standing;
  const holdings: Holding[] = [];
  for (const post of posts) {
    const place = placeOf(post, known.standing);
    if (place.at === 'several' || (place.at === 'missing' && !makeMissing)) continue;
    const position = place.at === 'known' ? place.position : await makePosition(ctx, known.standing, post);
    if (holdings.some((held) => held.positionId === position.id)) continue;
    holdings.push({ positionId: position.id, fromOn: firstDayIn(position, post, today), toOn: position.validTo });
  }
  return holdings;
}

async function makePosition(ctx: PeopleContext, { units }: Standing, post: FilePost) {
  const root = findUnit(units, '');
  if (!root) throw invalid('unit.not_found');
  const shortOf = (name: string) => name.slice(0, 100);
  const unit =
    findUnit(units, post.unit) ??
    (await findOrMakeUnit(ctx, { parentId: root.id, name: post.unit, shortName: shortOf(post.unit) }));
  const { positions } = await getOrganisation(ctx, {});
  const made = positions.find((one) => one.unitId === unit.id && isCalled(one.name, post.position));
  if (made) return made;
  const name = post.position;
  return createPosition(ctx, { unitId: unit.id, name, shortName: shortOf(name), kind: kindOfName(name) });
}

/** An earlier position of the same person may have made it a moment ago. */
async function findOrMakeUnit(ctx: PeopleContext, unit: { parentId: Uuid; name: string; shortName: string }) {
  const { units } = await getOrganisation(ctx, {});
  return findUnit(units, unit.name) ?? createUnit(ctx, unit);
}
