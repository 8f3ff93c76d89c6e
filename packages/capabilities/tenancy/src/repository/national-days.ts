import type { DB, PlatformTx, TenantTx } from '@chuan/db';
import { type CivilDate, conflict, newId, type Uuid } from '@chuan/kernel';
import { type Selectable, sql } from 'kysely';
import type { NationalDayFields, NationalDayRow, NationalDayView } from '../contract.ts';
import type { ReferenceReader } from './reference.ts';

const advisoryLock = sql.lit(726356);

/**
 * Waits for calendars that are being made, and lets none be begun until this transaction ends: whoever sees the changed
 * days afterwards also sees every calendar that was made without them.
 */
export async function lockNationalDays(tx: PlatformTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(tx.queries);
}

/** Holds the national days as they are until a calendar made with them is committed. */
export async function holdNationalDays(tx: TenantTx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${advisoryLock})`.execute(tx.queries);
}

const rowsIn = ({ queries }: ReferenceReader) =>
  queries.selectFrom('platform.national_day').selectAll().where('source', '<>', 'removed');

const viewOf = (row: Selectable<DB['platform.national_day']>): NationalDayView => ({
  on: row.on_date,
  kind: row.kind as NationalDayView['kind'],
  hoursOfWeekday: row.hours_of_weekday,
  nameVi: row.name_vi,
  nameEn: row.name_en,
  legal: row.legal,
});

export async function listNationalDays(reader: ReferenceReader): Promise<NationalDayView[]> {
  return (await rowsIn(reader).orderBy('on_date').execute()).map(viewOf);
}

export async function listNationalDayRows(reader: ReferenceReader): Promise<NationalDayRow[]> {
  const rows = await rowsIn(reader).orderBy('on_date').execute();
  return rows.map((row) => ({ ...viewOf(row), id: row.id, version: row.version }));
}

export async function findNationalDay(reader: ReferenceReader, id: Uuid): Promise<NationalDayRow | undefined> {
  const row = await rowsIn(reader).where('id', '=', id).executeTakeFirst();
  return row && { ...viewOf(row), id: row.id, version: row.version };
}

const columnsOf = (day: NationalDayFields) => ({
  kind: day.kind,
  hours_of_weekday: day.hoursOfWeekday,
  name_vi: day.nameVi,
  name_en: day.nameEn,
  legal: day.legal,
});

/** A day as a release knows it. What staff entered, corrected or removed stays. */
export async function seedNationalDay(tx: PlatformTx, { on, ...fields }: NationalDayView): Promise<void> {
  const columns = columnsOf(fields);
  await tx.queries
    .insertInto('platform.national_day')
    .values({ id: newId(), on_date: on, ...columns })
    .onConflict((clash) =>
      clash.column('on_date').doUpdateSet(columns).where('platform.national_day.source', '=', 'release'),
    )
    .execute();
}

/**
 * A day as staff enter it, in the place of one that was removed, if any.
 *
 * @throws {AppError} `national_day.taken` when the date has a row.
 */
export async function insertNationalDay(
  tx: PlatformTx,
  on: CivilDate,
  fields: NationalDayFields,
): Promise<NationalDayRow> {
  const columns = { ...columnsOf(fields), source: 'staff' };
  const row = await tx.queries
    .insertInto('platform.national_day')
    .values({ id: newId(), on_date: on, ...columns })
    .onConflict((clash) =>
      clash
        .column('on_date')
        .doUpdateSet({ ...columns, version: sql`platform.national_day.version + 1` })
        .where('platform.national_day.source', '=', 'removed'),
    )
    .returning(['id', 'version'])
    .executeTakeFirst();
  if (!row) throw conflict('national_day.taken');
  return { on, ...fields, ...row };
}

/** Whoever calls it holds `lockNationalDays`. */
export async function updateNationalDay(
  tx: PlatformTx,
  day: NationalDayRow,
  fields: NationalDayFields,
): Promise<NationalDayRow> {
  const version = day.version + 1;
  await tx.queries
    .updateTable('platform.national_day')
    .set({ ...columnsOf(fields), source: 'staff', version })
    .where('id', '=', day.id)
    .execute();
  return { ...day, ...fields, version };
}

/** The row stays, so that no release brings the day back. Whoever calls it holds `lockNationalDays`. */
export async function removeNationalDayRow(tx: PlatformTx, day: NationalDayRow): Promise<void> {
  await tx.queries
    .updateTable('platform.national_day')
    .set({ source: 'removed', version: day.version + 1 })
    .where('id', '=', day.id)
    .execute();
}
