import { CalendarDefinition } from '@chuan/calendar';
import type { TenantTx } from '@chuan/db';
import { type CivilDate, conflict, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { CalendarVersionView } from '../contract.ts';

export interface CalendarHead {
  readonly id: Uuid;
  readonly number: number;
  /** Changes whenever the national days do. */
  readonly nationalDaysRevision: string;
}

/** Which version holds on a day, and how far the national days have come, in one statement. */
export const findCalendarHeadOn = (tx: TenantTx, on: CivilDate): Promise<CalendarHead | undefined> =>
  findHead(tx, sql`effective_from <= ${on}::date order by effective_from desc, number desc limit 1`);

export const findCalendarHead = (tx: TenantTx, id: Uuid): Promise<CalendarHead | undefined> =>
  findHead(tx, sql`id = ${id}`);

async function findHead(tx: TenantTx, condition: RawBuilder<unknown>): Promise<CalendarHead | undefined> {
  const { rows } = await sql<CalendarHead>`
    select id, number, coalesce((
        select value ->> 'hash' from platform.regulation where key = 'calendar.national_days'
        order by valid_from desc limit 1), '') as "nationalDaysRevision"
    from calendar_version where tenant_id = ${tx.tenantId} and ${condition}`.execute(tx.queries);
  return rows[0];
}

export async function getCalendarDefinition(tx: TenantTx, id: Uuid): Promise<CalendarDefinition> {
  const row = await tx.queries
    .selectFrom('calendar_version')
    .select('definition')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return CalendarDefinition.parse(row.definition);
}

/** Newest first. */
export async function listCalendarVersions(tx: TenantTx): Promise<Omit<CalendarVersionView, 'createdByName'>[]> {
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
      created_by: version.createdBy,
      created_at: timestamp(version.createdAt),
    })
    .onConflict((clash) => clash.columns(['tenant_id', 'number']).doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows !== 1n) throw conflict('calendar.changed');
}
