import { foldVietnamese } from '@chuan/kernel';
import type { PersonWithPositions } from '../contract.ts';

export const peopleViews = ['active', 'no-position', 'no-role', 'inactive'] as const;
export type PeopleView = (typeof peopleViews)[number];

/** Roles by person, as the role capability tells them. */
export type RolesOf = Readonly<Record<string, readonly string[]>>;

export const holdsNow = (person: PersonWithPositions, today: string) =>
  person.positions.filter((held) => held.fromOn <= today && (held.toOn === null || held.toOn >= today));

/** Whether a person belongs to a view of the list. */
export function isIn(view: PeopleView, person: PersonWithPositions, today: string, rolesOf: RolesOf): boolean {
  if (view === 'inactive') return person.status === 'inactive';
  if (person.status !== 'active') return false;
  if (view === 'no-position') return holdsNow(person, today).length === 0;
  if (view === 'no-role') return (rolesOf[person.id] ?? []).length === 0;
  return true;
}

export const peopleSorts = ['name', '-name', 'position', '-position'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

const byWord = new Intl.Collator('vi', { numeric: true });

/** People come by given name; by position those without one stand last. */
export function sorted(people: readonly PersonWithPositions[], by: PeopleSort, today: string): PersonWithPositions[] {
  if (by === 'name') return [...people];
  if (by === '-name') return people.toReversed();
  const wordOf = (person: PersonWithPositions) => {
    const [held] = holdsNow(person, today);
    return held === undefined ? '' : `${held.unitName} ${held.positionName}`;
  };
  const none = people.filter((person) => wordOf(person) === '');
  const rest = people
    .filter((person) => wordOf(person) !== '')
    .sort((a, b) => byWord.compare(wordOf(a), wordOf(b)) * (by === 'position' ? 1 : -1));
  return [...rest, ...none];
}

/** Whether every word, with or without accents, is in the name, the e-mail, the phone or a position. */
export function matches(person: PersonWithPositions, search: string): boolean {
  const words = foldVietnamese(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { fullName, email, phone, positions } = person;
  const text = foldVietnamese([fullName, email, phone, ...positions.map((held) => held.positionName)].join(' '));
  return words.every((word) => text.includes(word));
}
