import type { WorkingCalendar } from './calendar.ts';
import type { LedgerWriter } from './ledger.ts';
import { dayOfMinute, minuteOf } from './local-time.ts';
import type { Run } from './runs.ts';
import type { TimeLimit } from './schema.ts';
import { budgetsOf, civilBaseDay, civilFrame, lastDayAfterPause, settle } from './settle.ts';
import { waitReason } from './trace-working.ts';

/** Writes one run of a limit in calendar days or months: stretches of days, a pause between them. */
export function traceCivil(writer: LedgerWriter, run: Run, limit: TimeLimit, calendar: WorkingCalendar) {
  const { dueMinute, stoppedBy } = settle(run, limit, calendar);
  const began = minuteOf(run.beganAt);
  const base = civilBaseDay(run, limit, calendar);
  const budgets = budgetsOf(run, limit, calendar);
  const because = limit.value === 0 && base > dayOfMinute(began) ? waitReason(began, calendar) : 'first_day';
  writer.addZero('received', [dayOfMinute(began), dayOfMinute(began)], { from: run.beganAt, because });
  const trace = new CivilTrace(writer, run, budgets, base);
  const { countFromMinute, ...frame } = civilFrame(run, limit, calendar);
  let lastDay = frame.lastDay;
  for (const pause of run.pauses) {
    if (pause !== stoppedBy && pause.fromMinute >= dueMinute) break;
    const fromMinute = Math.max(pause.fromMinute, countFromMinute);
    // The day of the pause is counted only if the clock still runs at its end.
    trace.countUntil(Math.min(dayOfMinute(fromMinute) - 1, lastDay));
    writer.addPause(pause, pause.toMinute);
    if (pause.toMinute === null) break;
    if (pause.toMinute <= fromMinute) continue;
    lastDay = lastDayAfterPause(lastDay, fromMinute, pause.toMinute);
    trace.skipUntil(dayOfMinute(pause.toMinute) - 1);
  }
  if (!stoppedBy) {
    const endedDay = run.endedMinute === null ? lastDay : dayOfMinute(run.endedMinute) - 1;
    trace.countUntil(Math.min(lastDay, endedDay));
    const dueDay = dayOfMinute(dueMinute - 1);
    const ended = run.endedMinute !== null && run.endedMinute < dueMinute;
    if (dueDay > lastDay && !ended) writer.addZero('moved', [lastDay, dueDay]);
  }
  trace.grantRest();
}

class CivilTrace {
  private readonly writer: LedgerWriter;
  private readonly run: Run;
  private readonly budgets: readonly number[];
  private countedUntil: number;
  private used = 0;
  private layer = 0;

  constructor(writer: LedgerWriter, run: Run, budgets: readonly number[], base: number) {
    this.writer = writer;
    this.run = run;
    this.budgets = budgets;
    this.countedUntil = base;
  }

  /** Counts the days that follow, up to and with `day`. */
  countUntil(day: number) {
    this.grantReached();
    while (this.countedUntil < day && this.used < this.budgets.at(-1)!) {
      const wanted = this.budgets[this.layer]! - this.used;
      const available = day - this.countedUntil;
      const reached = available >= wanted;
      const taken = reached ? wanted : available;
      this.used += taken;
      const days = [this.countedUntil + 1, this.countedUntil + taken] as const;
      this.writer.add('counted', days, this.used, { whole: true, ...(reached ? { reached } : {}) });
      this.countedUntil += taken;
      this.grantReached();
    }
  }

  /** Leaves out the days up to and with `day`. */
  skipUntil(day: number) {
    this.countedUntil = Math.max(this.countedUntil, day);
  }

  grantRest() {
    while (this.layer + 1 < this.budgets.length) this.grantNext();
  }

  private grantReached() {
    while (this.used >= this.budgets[this.layer]! && this.layer + 1 < this.budgets.length) this.grantNext();
  }

  private grantNext() {
    this.writer.addExtension(this.run, this.layer, this.budgets);
    this.layer += 1;
  }
}
