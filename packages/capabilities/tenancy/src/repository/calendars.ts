import { CalendarDefinition } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import { type CivilDate, conflict, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import { z } from 'zod';
import { type CalendarVersionView, NationalDayView } from '../contract.ts';
import { holdNationalDays, listNationalDays } from './national-days.ts';

export interface CalendarHead {
  readonly id: Uuid;
  readonly number: number;
}

/** Which version holds on a day. */
export async function findCalendarHeadOn(tx: TenantTx, on: CivilDate): Promise<CalendarHead | undefined> {
  return tx.queries
    .selectFrom('calendar_version')
    .select(['id', 'number'])
    .where('tenant_id', '=', tx.tenantId)
    .where('effective_from', '<=', on)
    .orderBy('effective_from', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A version as it was made: the agency's own definition and the national days as they then stood. */
export async function findCalendarVersion(tx: TenantTx, id: Uuid) {
  const row = await tx.queries
    .selectFrom('calendar_version')
    .select(['number', 'name', 'definition', 'national_days'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      number: row.number,
      name: row.name,
      definition: CalendarDefinition.parse(row.definition),
      nationalDays: z.array(NationalDayView).parse(row.national_days),
    }
  );
}

/** Newest first. */
export async function listCalendarVersions(
  tx: TenantTx,
): Promise<Omit<CalendarVersionView, 'createdByName' | 'openDossiers'>[]> {
  const rows = await tx.queries
    .selectFrom('calendar_version')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    effectiveFrom: row.effective_from,
    createdBy: row.created_by,
    // The first is made when the agency is founded, the others by its people or because the national days changed.
    isRenewal: row.created_by === null && row.number > 1,
    createdAt: row.created_at,
    ...CalendarDefinition.parse(row.definition),
  }));
}

/** One at a time writes versions of an agency, until its transaction ends. */
export async function lockCalendarVersions(tx: TenantTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(726357, hashtext(${tx.tenantId}))`.execute(tx.queries);
}

/**
 * Of the versions that hold on a day or on one after it, those that were made with other national days than the
 * present ones; by number.
 */
export async function listOutdatedVersions(tx: TenantTx, on: CivilDate): Promise<OutdatedVersion[]> {
  const nationalDays = JSON.stringify(await listNationalDays(tx));
  const { rows } = await sql<OutdatedVersion>`
    select effective_from as "effectiveFrom", name, definition from (
      select distinct on (effective_from) number, effective_from, name, definition, national_days
      from calendar_version where tenant_id = ${tx.tenantId} and effective_from >= (
        select max(effective_from) from calendar_version
        where tenant_id = ${tx.tenantId} and effective_from <= ${on}::date)
      order by effective_from, number desc) as standing
    where national_days <> ${nationalDays}::jsonb order by number`.execute(tx.queries);
  return rows.map((row) => ({ ...row, definition: CalendarDefinition.parse(row.definition) }));
}

export type OutdatedVersion = Pick<NewCalendarVersion, 'effectiveFrom' | 'name' | 'definition'>;

export interface NewCalendarVersion {
  readonly id: Uuid;
  readonly number: number;
  readonly effectiveFrom: CivilDate;
  readonly name: string;
  readonly definition: CalendarDefinition;
  readonly createdBy: Uuid | null;
  readonly createdAt: Instant;
}

/**
 * Stores a version with the national days as they stand.
 *
 * @throws {AppError} `calendar.changed` when the number is taken.
 */
export async function insertCalendarVersion(tx: TenantTx, version: NewCalendarVersion): Promise<void> {
  await holdNationalDays(tx);
  const result = await tx.queries
    .insertInto('calendar_version')
    .values({
      tenant_id: tx.tenantId,
      id: version.id,
      number: version.number,
      effective_from: version.effectiveFrom,
      name: version.name,
      definition: JSON.stringify(version.definition),
      national_days: JSON.stringify(await listNationalDays(tx)),
      created_by: version.createdBy,
      created_at: timestamp(version.createdAt),
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'number']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw conflict('calendar.changed');
}
