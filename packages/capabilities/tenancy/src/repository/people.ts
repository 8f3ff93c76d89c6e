import type { DB, TenantTx } from '@chuan/db';
import { type CivilDate, conflict, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import type { Selectable } from 'kysely';
import type { Holding, HoldingView, PersonView, PositionHolder } from '../contract.ts';

const viewOf = (row: Selectable<DB['person']>): PersonView => ({
  id: row.id,
  fullName: row.full_name,
  email: row.email,
  phone: row.phone,
  status: row.status as PersonView['status'],
  createdAt: row.created_at,
  version: row.version,
});

/** Everybody there ever was, or those with the given ids. */
export async function listPersons(tx: TenantTx, ids?: readonly Uuid[]): Promise<PersonView[]> {
  if (ids?.length === 0) return [];
  const all = tx.queries.selectFrom('person').selectAll().where('tenant_id', '=', tx.tenantId);
  return (await (ids ? all.where('id', 'in', ids) : all).execute()).map(viewOf);
}

export async function findPersonByEmail(tx: TenantTx, email: string): Promise<PersonView | undefined> {
  const row = await tx.queries
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('email', '=', email)
    .executeTakeFirst();
  return row && viewOf(row);
}

/** The person with its row locked until the transaction ends, and the account behind it. */
export async function lockPerson(
  tx: TenantTx,
  id: Uuid,
): Promise<(PersonView & { accountId: Uuid | null }) | undefined> {
  const row = await tx.queries
    .selectFrom('person')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...viewOf(row), accountId: row.account_id };
}

export interface NewPerson {
  readonly id: Uuid;
  readonly accountId: Uuid;
  readonly fullName: string;
  readonly email: string;
  readonly phone: string;
  readonly createdAt: Instant;
}

export async function insertPerson(tx: TenantTx, person: NewPerson): Promise<PersonView> {
  const row = await tx.queries
    .insertInto('person')
    .values({
      tenant_id: tx.tenantId,
      id: person.id,
      account_id: person.accountId,
      full_name: person.fullName,
      email: person.email,
      phone: person.phone,
      status: 'active',
      created_at: timestamp(person.createdAt),
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'email']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('person.email_taken');
  return viewOf(row);
}

/** Writes what may change. @throws {AppError} `person.changed` when the row has moved on. */
export async function savePerson(tx: TenantTx, person: PersonView): Promise<PersonView> {
  const row = await tx.queries
    .updateTable('person')
    .set({
      full_name: person.fullName,
      phone: person.phone,
      status: person.status,
      version: person.version + 1,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', person.id)
    .where('version', '=', person.version)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('person.changed');
  return viewOf(row);
}

/** Holdings of the given people, or of everybody, the latest first. */
export async function listHoldings(
  tx: TenantTx,
  personIds?: readonly Uuid[],
): Promise<(HoldingView & { personId: Uuid })[]> {
  if (personIds?.length === 0) return [];
  const all = tx.queries
    .selectFrom('person_position as held')
    .innerJoin('position', (join) =>
      join.onRef('position.tenant_id', '=', 'held.tenant_id').onRef('position.id', '=', 'held.position_id'),
    )
    .innerJoin('unit', (join) =>
      join.onRef('unit.tenant_id', '=', 'position.tenant_id').onRef('unit.id', '=', 'position.unit_id'),
    )
    .select([
      'held.person_id as personId',
      'held.position_id as positionId',
      'position.name as positionName',
      'unit.id as unitId',
      'unit.name as unitName',
      'held.from_on as fromOn',
      'held.to_on as toOn',
    ])
    .where('held.tenant_id', '=', tx.tenantId)
    .orderBy('held.from_on', 'desc')
    .orderBy('position.sort');
  return personIds ? all.where('held.person_id', 'in', personIds).execute() : all.execute();
}

export async function replaceHoldings(tx: TenantTx, personId: Uuid, holdings: readonly Holding[]): Promise<void> {
  await tx.queries
    .deleteFrom('person_position')
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .execute();
  if (holdings.length === 0) return;
  await tx.queries
    .insertInto('person_position')
    .values(
      holdings.map((held) => ({
        tenant_id: tx.tenantId,
        person_id: personId,
        position_id: held.positionId,
        from_on: held.fromOn,
        to_on: held.toOn,
      })),
    )
    .execute();
}

/** Who, among active people, holds the positions on a day; all positions when none are named. */
export async function listHolders(
  tx: TenantTx,
  on: CivilDate,
  positionIds?: readonly Uuid[],
): Promise<PositionHolder[]> {
  if (positionIds?.length === 0) return [];
  const all = tx.queries
    .selectFrom('person_position as held')
    .innerJoin('person', (join) =>
      join.onRef('person.tenant_id', '=', 'held.tenant_id').onRef('person.id', '=', 'held.person_id'),
    )
    .select(['held.position_id as positionId', 'person.id as personId', 'person.full_name as fullName'])
    .where('held.tenant_id', '=', tx.tenantId)
    .where('person.status', '=', 'active')
    .where('held.from_on', '<=', on)
    .where((eb) => eb.or([eb('held.to_on', 'is', null), eb('held.to_on', '>=', on)]))
    .orderBy('held.from_on')
    .orderBy('person.id');
  return positionIds ? all.where('held.position_id', 'in', positionIds).execute() : all.execute();
}
