import { CalendarDefinition } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import { type CivilDate, conflict, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { z } from 'zod';
import { type CalendarVersionView, NationalDayView } from '../contract.ts';
import { listNationalDays } from './reference.ts';

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
    createdAt: row.created_at,
    ...CalendarDefinition.parse(row.definition),
  }));
}

export interface NewCalendarVersion {
  readonly id: Uuid;
  readonly number: number;
  readonly effectiveFrom: CivilDate;
  readonly name: string;
  readonly definition: CalendarDefinition;
  readonly createdBy: Uuid | null;
  readonly createdAt: Instant;
}

/** @throws {AppError} `calendar.changed` when the number is taken. */
export async function insertCalendarVersion(tx: TenantTx, version: NewCalendarVersion): Promise<void> {
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
