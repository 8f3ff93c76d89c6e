import {
  type CalendarDefinition,
  compileCalendar,
  type SpecialDay,
  type WorkingCalendar,
  withSpecialDays,
} from '@chuan/calendar';
import { canonicalJson, type Json } from '@chuan/kernel';
import type { NationalDayView } from './contract.ts';

const maxVersions = 20_000;
/** A compiled calendar takes about 200 KB; agencies with the usual week and no closures share one. */
const maxCompiled = 200;

/** Keeps the `limit` entries used last. */
class Recent<Value> {
  readonly #limit: number;
  readonly #entries = new Map<string, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, value);
    if (this.#entries.size > this.#limit) this.#entries.delete(this.#entries.keys().next().value!);
  }
}

const contentOfVersion = new Recent<string>(maxVersions);
const compiledByContent = new Recent<WorkingCalendar>(maxCompiled);

export interface CalendarSource {
  readonly definition: CalendarDefinition;
  readonly nationalDays: readonly NationalDayView[];
}

/** The agency's definition with the national days beneath its own. */
export const mergeNationalDays = ({ definition, nationalDays }: CalendarSource): CalendarDefinition =>
  withSpecialDays({ ...definition, days: nationalDays.map(specialDayOf) }, definition.days);

const specialDayOf = (day: NationalDayView): SpecialDay => ({
  on: day.on,
  kind: day.kind,
  name: day.nameVi,
  legal: day.legal,
  ...(day.hoursOfWeekday === null ? {} : { hoursOfWeekday: day.hoursOfWeekday }),
});

/**
 * The compiled calendar behind a key that changes with its content, loading and compiling what is not kept.
 *
 * @param key  tenant, version and revision of the national days.
 */
export async function compiledCalendar(key: string, load: () => Promise<CalendarSource>): Promise<WorkingCalendar> {
  const kept = compiledByContent.get(contentOfVersion.get(key) ?? '');
  if (kept) return kept;
  const definition = mergeNationalDays(await load());
  const content = canonicalJson(definition as unknown as Json);
  contentOfVersion.set(key, content);
  const shared = compiledByContent.get(content);
  if (shared) return shared;
  const calendar = compileCalendar(definition);
  compiledByContent.set(content, calendar);
  return calendar;
}
