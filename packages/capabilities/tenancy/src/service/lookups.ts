import type { TenantTx } from '@chuan/db';
import { type CivilDate, missing, type Uuid } from '@chuan/kernel';
import type { AgencyProfileView, PersonView, PositionHolder, PositionView } from '../contract.ts';
import { findProfile } from '../repository/agency.ts';
import { findPositions, listPositions } from '../repository/organisation.ts';
import { listHolders, listPersons } from '../repository/people.ts';

/** Name, identifier and address of the agency as they stood on a day. @throws {AppError} `profile.not_found` */
export async function getAgencyProfile(tx: TenantTx, on: CivilDate): Promise<AgencyProfileView> {
  const profile = await findProfile(tx, on);
  if (!profile) throw missing('profile.not_found');
  return profile;
}

/** @throws {AppError} `position.not_found` */
export async function getPosition(tx: TenantTx, id: Uuid): Promise<PositionView> {
  const [position] = await findPositions(tx, [id]);
  if (!position) throw missing('position.not_found');
  return position;
}

/** The positions by id, closed ones included. @throws {AppError} `position.not_found` if one is unknown. */
export async function getPositions(tx: TenantTx, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, PositionView>> {
  const found = new Map((await findPositions(tx, ids)).map((position) => [position.id, position]));
  if (ids.some((id) => !found.has(id))) throw missing('position.not_found');
  return found;
}

/** The positions that stand on a day, in the agency's order. */
export const listPositionsOn = (tx: TenantTx, on: CivilDate): Promise<PositionView[]> => listPositions(tx, on);

/** Who, among active people, holds each position on a day; a position that nobody holds has an empty list. */
export async function getPositionHolders(
  tx: TenantTx,
  positionIds: readonly Uuid[],
  on: CivilDate,
): Promise<ReadonlyMap<Uuid, readonly PositionHolder[]>> {
  const holders = await listHolders(tx, on, positionIds);
  return new Map(positionIds.map((id) => [id, holders.filter((holder) => holder.positionId === id)]));
}

/** @throws {AppError} `person.not_found` */
export async function getPerson(tx: TenantTx, id: Uuid): Promise<PersonView> {
  const [person] = await listPersons(tx, [id]);
  if (!person) throw missing('person.not_found');
  return person;
}

/** The people by id, inactive ones included. @throws {AppError} `person.not_found` if one is unknown. */
export async function getPersons(tx: TenantTx, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, PersonView>> {
  const found = new Map((await listPersons(tx, ids)).map((person) => [person.id, person]));
  if (ids.some((id) => !found.has(id))) throw missing('person.not_found');
  return found;
}

/** Everybody who may act for the agency today. */
export const listActivePeople = async (tx: TenantTx): Promise<PersonView[]> =>
  (await listPersons(tx)).filter((person) => person.status === 'active');
