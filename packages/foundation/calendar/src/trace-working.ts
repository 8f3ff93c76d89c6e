import type { WorkingCalendar } from './calendar.ts';
import {
  type Measure,
  minutesPerWorkingDay,
  nextWorkingMinute,
  openingMinute,
  shapeOfDay,
  closingMinute,
} from './day-table.ts';
import type { LedgerRow, LedgerWriter } from './ledger.ts';
import { dayOfMinute, instantOfMinute, minuteOf, minutesPerDay } from './local-time.ts';
import type { Run } from './runs.ts';
import type { TimeLimit } from './schema.ts';
import { budgetsOf, measureOf, settle } from './settle.ts';

/** Writes one run of a limit in working hours or days. */
export function traceWorking(writer: LedgerWriter, run: Run, limit: TimeLimit, calendar: WorkingCalendar) {
  const { startMinute, dueMinute, stoppedBy } = settle(run, limit, calendar);
  const trace = new WorkingTrace(writer, run, limit, calendar);
  trace.receive(startMinute);
  let minute = startMinute;
  const end = Math.min(run.endedMinute ?? Number.POSITIVE_INFINITY, stoppedBy ? stoppedBy.fromMinute : dueMinute);
  for (const pause of run.pauses) {
    if (pause.fromMinute >= dueMinute && pause !== stoppedBy) break;
    if (pause.fromMinute > minute) trace.count(minute, pause.fromMinute);
    writer.addPause(pause, pause.toMinute);
    minute = Math.max(minute, pause.toMinute ?? minute);
  }
  if (!stoppedBy && minute < end) trace.count(minute, end);
  trace.grantRest();
}

/** Why a clock in hours did not start at `began`. */
export function waitReason(began: number, { table, definition }: WorkingCalendar): 'after_cut_off' | 'closed' {
  const day = dayOfMinute(began);
  if (shapeOfDay(table, day).minutes === 0 || began >= closingMinute(table, day)) return 'closed';
  return began - day * minutesPerDay > definition.cutOffMinute ? 'after_cut_off' : 'closed';
}

class WorkingTrace {
  private readonly writer: LedgerWriter;
  private readonly run: Run;
  private readonly calendar: WorkingCalendar;
  private readonly measure: Measure;
  private readonly inDays: boolean;
  /** The limit without and with each extension, in the measure and as the ledger shows it. */
  private readonly budgets: readonly number[];
  private readonly limits: readonly number[];
  private used = 0;
  private layer = 0;
  private readonly startsLater: boolean;

  constructor(writer: LedgerWriter, run: Run, limit: TimeLimit, calendar: WorkingCalendar) {
    this.writer = writer;
    this.run = run;
    this.calendar = calendar;
    this.measure = measureOf(limit, calendar);
    this.inDays = limit.unit === 'working_days';
    this.startsLater = this.inDays && limit.value >= 1;
    this.budgets = budgetsOf(run, limit, calendar);
    this.limits = this.budgets.map((budget) => this.shown(budget));
  }

  private shown(used: number): number {
    if (!this.inDays) return used;
    return Math.round((used * minutesPerWorkingDay) / this.calendar.table.unitsPerDay);
  }

  /** The day of receipt when nothing of it counts, and the days off after it. */
  receive(startMinute: number) {
    const began = minuteOf(this.run.beganAt);
    const [day, startDay] = [dayOfMinute(began), dayOfMinute(startMinute)];
    if (startDay <= day) return;
    this.writer.addZero('received', [day, day], {
      from: this.run.beganAt,
      because: this.startsLater ? 'first_day' : waitReason(began, this.calendar),
    });
    for (let off = day + 1; off < startDay; off++) this.writer.addDayOff(off);
  }

  /** Rows of the running time from one minute to another, day by day. */
  count(from: number, to: number) {
    const { table } = this.calendar;
    for (let day = dayOfMinute(from); day * minutesPerDay < to; day++) {
      const [midnight, nextMidnight] = [day * minutesPerDay, (day + 1) * minutesPerDay];
      if (shapeOfDay(table, day).minutes > 0) this.countDay(day, Math.max(from, midnight), Math.min(to, nextMidnight));
      else if (from <= midnight && to >= nextMidnight) this.writer.addDayOff(day);
    }
  }

  private countDay(day: number, from: number, to: number) {
    const { table, specialDays } = this.calendar;
    const name = specialDays.get(day)?.name;
    this.grantReached();
    for (let begin = from; ; ) {
      const available = this.measure.at(to) - this.measure.at(begin);
      if (available === 0) return;
      begin = nextWorkingMinute(table, begin);
      const wanted = this.budgets[this.layer]! - this.used;
      const reached = available >= wanted;
      const taken = reached ? wanted : available;
      const stop = this.measure.reach(this.measure.at(begin) + taken);
      this.used += taken;
      const whole = begin === openingMinute(table, day) && stop === closingMinute(table, day);
      this.addCounted(day, [begin, stop], { whole, ...(reached ? { reached } : {}), ...(name ? { name } : {}) });
      this.grantReached();
      begin = stop;
    }
  }

  private addCounted(day: number, [from, to]: readonly [number, number], more: Partial<LedgerRow>) {
    this.writer.add('counted', [day, day], this.shown(this.used), {
      from: instantOfMinute(from),
      to: instantOfMinute(to),
      workedMinutes: this.calendar.hours.at(to) - this.calendar.hours.at(from),
      ...more,
    });
  }

  private grantReached() {
    while (this.used >= this.budgets[this.layer]! && this.layer + 1 < this.budgets.length) this.grantNext();
  }

  private grantNext() {
    this.writer.addExtension(this.run, this.layer, this.limits);
    this.layer += 1;
  }

  /** Extensions that the clock has not come to are told all the same. */
  grantRest() {
    while (this.layer + 1 < this.budgets.length) this.grantNext();
  }
}
