import type { DB, TenantTx } from '@chuan/db';
import { type CivilDate, conflict } from '@chuan/kernel';
import type { Selectable } from 'kysely';
import type { AgencyProfileView, ProfileFields } from '../contract.ts';

const viewOf = (row: Selectable<DB['agency_profile']>): AgencyProfileView => ({
  name: row.name,
  superiorName: row.superior_name,
  oneStopName: row.one_stop_name,
  agencyIdentifier: row.agency_identifier,
  place: row.place,
  address: row.address,
  phone: row.phone,
  email: row.email,
  validFrom: row.valid_from,
  version: row.version,
});

const columnsOf = (profile: ProfileFields) => ({
  name: profile.name,
  superior_name: profile.superiorName,
  one_stop_name: profile.oneStopName,
  agency_identifier: profile.agencyIdentifier,
  place: profile.place,
  address: profile.address,
  phone: profile.phone,
  email: profile.email,
});

export async function findProfile(tx: TenantTx, on: CivilDate): Promise<AgencyProfileView | undefined> {
  const row = await tx.queries
    .selectFrom('agency_profile')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && viewOf(row);
}

export async function listProfiles(tx: TenantTx): Promise<AgencyProfileView[]> {
  const rows = await tx.queries
    .selectFrom('agency_profile')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map(viewOf);
}

export async function insertProfile(tx: TenantTx, validFrom: CivilDate, profile: ProfileFields) {
  const row = await tx.queries
    .insertInto('agency_profile')
    .values({ tenant_id: tx.tenantId, valid_from: validFrom, ...columnsOf(profile) })
    .onConflict((clash) => clash.columns(['tenant_id', 'valid_from']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('profile.changed');
  return viewOf(row);
}

/** @throws {AppError} `profile.changed` when the row has moved on. */
export async function saveProfile(tx: TenantTx, current: AgencyProfileView, profile: ProfileFields) {
  const row = await tx.queries
    .updateTable('agency_profile')
    .set({ ...columnsOf(profile), version: current.version + 1 })
    .where('tenant_id', '=', tx.tenantId)
    .where('valid_from', '=', current.validFrom)
    .where('version', '=', current.version)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw conflict('profile.changed');
  return viewOf(row);
}
