import { type CivilDate, civilDateOf, type Instant } from '@chuan/kernel';
import type { WorkingCalendar } from './calendar.ts';
import { dateOfDay, dayOfMinute, instantOfMinute } from './local-time.ts';
import type { Pause, Run } from './runs.ts';
import type { ClockFact } from './schema.ts';

/**
 * One line of the deadline ledger. `counted` and `sum` are in the ledger's unit: working minutes, or civil days for
 * limits in calendar days and months. In a limit of working days every working day counts 480 minutes, also a half
 * one, which then counts faster than it passes; `workedMinutes` is what the office was open.
 *
 * - `received`: the day of receipt or restart, of which nothing counts, and why.
 * - `counted`: a day, or a part `from`–`to` of it (`whole` false); in civil days, a stretch `on`–`until`.
 * - `rest`, `holiday`: days off; consecutive weekend days are one row.
 * - `pause`: `from`–`to` (null while it lasts) and its working time `workedMinutes`; the days inside have no rows.
 * - `extension`: comes where the limit before it is used up, `on` the day it was granted.
 * - `restart`: the sum goes back to nought.
 * - `moved`: the last day is off, so the limit ends with the working day `until`.
 */
export interface LedgerRow {
  readonly kind: 'received' | 'counted' | 'rest' | 'holiday' | 'pause' | 'extension' | 'restart' | 'moved';
  readonly on: CivilDate;
  readonly until: CivilDate;
  readonly counted: number;
  readonly sum: number;
  readonly from?: Instant;
  readonly to?: Instant | null;
  readonly whole?: boolean;
  readonly workedMinutes?: number;
  /** The limit, or the limit with the extensions so far, is used up with this row. */
  readonly reached?: boolean;
  readonly because?: 'first_day' | 'after_cut_off' | 'closed';
  /** Name of the holiday or of the special working day. */
  readonly name?: string;
  /** The fact behind the row: reason, document and actor are there. */
  readonly factIndex?: number;
  readonly limitBefore?: number;
  readonly limitAfter?: number;
}

/** Rows in the making: keeps the running sum and the rows of facts that both kinds of limit share. */
export class LedgerWriter {
  readonly rows: LedgerRow[] = [];
  private sum = 0;
  private readonly calendar: WorkingCalendar;
  private readonly facts: readonly ClockFact[];

  constructor(calendar: WorkingCalendar, facts: readonly ClockFact[]) {
    this.calendar = calendar;
    this.facts = facts;
  }

  /** A row on the days `from` to `until`, after which the sum is `sum`. */
  add(
    kind: LedgerRow['kind'],
    days: readonly [from: number, until: number],
    sum: number,
    more: Partial<LedgerRow> = {},
  ) {
    const [on, until] = [dateOfDay(days[0]), dateOfDay(days[1])];
    this.rows.push({ kind, on, until, counted: sum - this.sum, sum, ...more });
    this.sum = sum;
  }

  addZero(kind: LedgerRow['kind'], days: readonly [from: number, until: number], more: Partial<LedgerRow> = {}) {
    this.add(kind, days, this.sum, more);
  }

  /** A day without working time: a weekend day joins the one before it. */
  addDayOff(day: number) {
    const special = this.calendar.specialDays.get(day);
    if (special) return this.addZero('holiday', [day, day], { name: special.name });
    const last = this.rows.at(-1);
    if (last?.kind === 'rest' && last.until === dateOfDay(day - 1)) {
      this.rows[this.rows.length - 1] = { ...last, until: dateOfDay(day) };
      return;
    }
    this.addZero('rest', [day, day]);
  }

  addPause(pause: Pause, untilMinute: number | null) {
    const { hours } = this.calendar;
    const fromDay = dayOfMinute(pause.fromMinute);
    this.addZero('pause', [fromDay, untilMinute === null ? fromDay : dayOfMinute(untilMinute)], {
      factIndex: pause.factIndex,
      from: instantOfMinute(pause.fromMinute),
      to: untilMinute === null ? null : instantOfMinute(untilMinute),
      ...(untilMinute === null ? {} : { workedMinutes: hours.at(untilMinute) - hours.at(pause.fromMinute) }),
    });
  }

  addExtension(run: Run, index: number, limits: readonly number[]) {
    const { factIndex } = run.grants[index]!;
    const at = this.facts[factIndex]!.at;
    const [on, limitBefore, limitAfter] = [civilDateOf(at), limits[index]!, limits[index + 1]!];
    this.rows.push({
      kind: 'extension',
      on,
      until: on,
      counted: 0,
      sum: this.sum,
      factIndex,
      from: at,
      limitBefore,
      limitAfter,
    });
  }

  addRestart(run: Run) {
    const on = civilDateOf(run.beganAt);
    this.sum = 0;
    const factIndex = run.restartIndex ?? undefined;
    this.rows.push({ kind: 'restart', on, until: on, counted: 0, sum: 0, from: run.beganAt, factIndex });
  }
}
