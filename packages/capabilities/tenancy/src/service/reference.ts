import type { PlatformContext } from '@chuan/api';
import type { PlatformTx } from '@chuan/db';
import { type CivilDate, civilDateOf, missing } from '@chuan/kernel';
import {
  type Province,
  type Regulation,
  type RegulationKey,
  type RegulationValue,
  regulationShapes,
} from '../contract.ts';
import { provinces } from '../provinces.ts';
import { regulationSeeds } from '../reference-data.ts';
import {
  findFormLayout,
  findRegulations,
  type FormLayoutRow,
  listProvinces,
  type ReferenceReader,
  type RegulationRow,
  saveFormLayout,
  saveProvince,
  saveRegulation,
} from '../repository/reference.ts';
import { releasedDays, seedNationalDays } from './national-days.ts';

export { findFormLayout };
export type { FormLayoutRow, ReferenceReader };

/**
 * Writes the national days, the values of the regulations, and the provinces. May run again at any time: later rows
 * stay, and of the national days it writes only those that the vendor's staff never touched.
 */
export async function seedReference(tx: PlatformTx): Promise<void> {
  await seedNationalDays(tx, releasedDays);
  for (const row of regulationSeeds) await saveRegulation(tx, row);
  for (const province of provinces) await saveProvince(tx, province);
}

/** Stores the layouts of official forms by the day from which each is to be used. May run again at any time. */
export async function seedFormLayouts(tx: PlatformTx, layouts: readonly FormLayoutRow[]): Promise<void> {
  for (const layout of layouts) await saveFormLayout(tx, layout);
}

/** Adds a value from a day on. @throws {ZodError} when it has not the key's shape. */
export async function putRegulation<Key extends RegulationKey>(
  tx: PlatformTx,
  key: Key,
  row: Regulation<Key>,
): Promise<void> {
  await saveRegulation(tx, { key, ...row, value: regulationShapes[key].parse(row.value) });
}

/**
 * The value of a regulation on a day, in its key's shape.
 *
 * @param reader  a tenant's transaction, the platform's, or `{ queries: db }`.
 * @throws {AppError} `regulation.not_found` when nothing was in force on that day.
 */
export async function getRegulation<Key extends RegulationKey>(
  reader: ReferenceReader,
  key: Key,
  on: CivilDate,
): Promise<Regulation<Key>> {
  return (await getRegulations(reader, [key], on))[key];
}

/** Several values in one statement; as `getRegulation`. */
export async function getRegulations<Key extends RegulationKey>(
  reader: ReferenceReader,
  keys: readonly Key[],
  on: CivilDate,
): Promise<{ readonly [K in Key]: Regulation<K> }> {
  const rows = new Map((await findRegulations(reader, keys, on)).map((row) => [row.key, row]));
  return Object.fromEntries(keys.map((key) => [key, regulationOf(key, rows.get(key), on)])) as never;
}

function regulationOf<Key extends RegulationKey>(
  key: Key,
  row: RegulationRow | undefined,
  on: CivilDate,
): Regulation<Key> {
  if (!row) throw missing('regulation.not_found', { key, on });
  const value = regulationShapes[key].parse(row.value) as RegulationValue<Key>;
  return { value, validFrom: row.validFrom, legal: row.legal };
}

/** Provinces and cities as they stand today. */
export const listProvincesOn = (ctx: PlatformContext): Promise<Province[]> =>
  listProvinces(ctx.platform, civilDateOf(ctx.now));
