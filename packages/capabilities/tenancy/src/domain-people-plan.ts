import { type CivilDate, foldVietnamese, type Uuid } from '@chuan/kernel';
import type {
  FilePerson,
  FilePost,
  HoldingView,
  PersonView,
  PositionKind,
  PositionView,
  UnitView,
} from './contract.ts';

/** The organisation as it stands today. */
export interface Standing {
  readonly today: CivilDate;
  readonly units: readonly UnitView[];
  readonly positions: readonly PositionView[];
}

/** Where a position of a file is in the organisation: there, not there yet, or in several units. */
export type Place =
  | { readonly at: 'known'; readonly position: PositionView }
  | { readonly at: 'missing'; readonly unit: UnitView | undefined; readonly unitName: string }
  | { readonly at: 'several' };

const isCalled = (word: string, name: string): boolean => foldVietnamese(word.trim()) === foldVietnamese(name.trim());

export function findUnit(units: readonly UnitView[], word: string): UnitView | undefined {
  if (word === '') return units.find((unit) => unit.parentId === null);
  return units.find((unit) => isCalled(word, unit.name)) ?? units.find((unit) => isCalled(word, unit.shortName));
}

export function placeOf(post: FilePost, { units, positions }: Standing): Place {
  const named = positions.filter(
    (position) => isCalled(post.position, position.name) || isCalled(post.position, position.shortName),
  );
  const unit = findUnit(units, post.unit);
  const within = post.unit === '' ? named : named.filter((position) => position.unitId === unit?.id);
  if (within.length > 1) return { at: 'several' };
  if (within[0]) return { at: 'known', position: within[0] };
  return { at: 'missing', unit, unitName: unit?.name ?? post.unit };
}

const kindWords: readonly (readonly [PositionKind, RegExp])[] = [
  ['one_stop', /mot cua|tiep nhan|tra ket qua|hanh chinh cong/],
  ['agency_head', /chu tich|^(pho )?giam doc|bi thu|cuc truong/],
  ['unit_head', /^(pho )?(truong|chanh)|lanh dao phong|pho phong/],
  ['clerical', /van thu/],
  ['finance', /ke toan|tai chinh|thu quy/],
];

/** What kind a position most likely is, by its name; shown before anything is made, and changed at any time. */
export function kindOfName(name: string): PositionKind {
  const folded = foldVietnamese(name);
  return kindWords.find(([, words]) => words.test(folded))?.[0] ?? 'specialist';
}

/** The first day of a holding: never before the position itself. */
export function firstDayIn(position: Pick<PositionView, 'validFrom'>, post: FilePost, today: CivilDate): CivilDate {
  const wanted = post.fromOn ?? today;
  return wanted < position.validFrom ? position.validFrom : wanted;
}

/** Whether somebody holds a position today or will. */
const holdsFrom = (held: readonly HoldingView[], positionId: Uuid, today: CivilDate): boolean =>
  held.some((one) => one.positionId === positionId && (one.toOn === null || one.toOn >= today));

/** What a file adds to somebody who is there: a phone number where none stands, positions and roles they lack. */
export function additionsFor(
  person: FilePerson,
  known: { readonly person: PersonView; readonly held: readonly HoldingView[]; readonly roles: readonly string[] },
  standing: Standing,
): { readonly phone: string; readonly posts: FilePost[]; readonly roles: string[] } {
  return {
    phone: known.person.phone === '' ? person.phone : '',
    posts: person.posts.filter((post) => {
      const place = placeOf(post, standing);
      if (place.at === 'several') return false;
      return place.at === 'missing' || !holdsFrom(known.held, place.position.id, standing.today);
    }),
    roles: person.roles.filter((role) => !known.roles.some((one) => isCalled(role, one))),
  };
}

export { isCalled };
