import type { DB, PlatformTx } from '@chuan/db';
import type { CivilDate } from '@chuan/kernel';
import { type Kysely, sql } from 'kysely';
import type { Province } from '../contract.ts';
import type { ProvinceSeed } from '../provinces.ts';

/** Anything that can ask: a tenant's transaction, the platform's, or `{ queries: db }`. */
export interface ReferenceReader {
  readonly queries: Kysely<DB>;
}

export interface RegulationRow {
  readonly key: string;
  readonly validFrom: CivilDate;
  readonly value: unknown;
  readonly legal: string;
}

/** For each key the row in force on a day. */
export async function findRegulations(
  reader: ReferenceReader,
  keys: readonly string[],
  on: CivilDate,
): Promise<RegulationRow[]> {
  const { rows } = await sql<RegulationRow>`
    select distinct on (key) key, valid_from as "validFrom", value, legal from platform.regulation
    where key = any(${keys}::text[]) and valid_from <= ${on}::date order by key, valid_from desc`.execute(
    reader.queries,
  );
  return rows;
}

export async function saveRegulation(tx: PlatformTx, row: RegulationRow): Promise<void> {
  const columns = { value: JSON.stringify(row.value), legal: row.legal };
  await tx.queries
    .insertInto('platform.regulation')
    .values({ key: row.key, valid_from: row.validFrom, ...columns })
    .onConflict((clash) => clash.columns(['key', 'valid_from']).doUpdateSet(columns))
    .execute();
}

export interface FormLayoutRow {
  readonly code: string;
  readonly validFrom: CivilDate;
  readonly nameVi: string;
  readonly legal: string;
  readonly layout: unknown;
}

export async function saveFormLayout(tx: PlatformTx, row: FormLayoutRow): Promise<void> {
  const columns = { name_vi: row.nameVi, legal: row.legal, layout: JSON.stringify(row.layout) };
  await tx.queries
    .insertInto('platform.form_layout')
    .values({ code: row.code, valid_from: row.validFrom, ...columns })
    .onConflict((clash) => clash.columns(['code', 'valid_from']).doUpdateSet(columns))
    .execute();
}

export async function findFormLayout(
  reader: ReferenceReader,
  code: string,
  on: CivilDate,
): Promise<FormLayoutRow | undefined> {
  const row = await reader.queries
    .selectFrom('platform.form_layout')
    .selectAll()
    .where('code', '=', code)
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && { code: row.code, validFrom: row.valid_from, nameVi: row.name_vi, legal: row.legal, layout: row.layout }
  );
}

export async function listProvinces(reader: ReferenceReader, on: CivilDate): Promise<Province[]> {
  return reader.queries
    .selectFrom('platform.administrative_unit')
    .select(['code', 'name'])
    .where('level', '=', 'province')
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .orderBy('code')
    .execute();
}

export async function saveProvince(tx: PlatformTx, province: ProvinceSeed): Promise<void> {
  const columns = { name: province.name, kind: province.kind, valid_to: province.validTo };
  await tx.queries
    .insertInto('platform.administrative_unit')
    .values({ code: province.code, level: 'province', valid_from: province.validFrom, ...columns })
    .onConflict((clash) => clash.columns(['code', 'valid_from']).doUpdateSet(columns))
    .execute();
}
