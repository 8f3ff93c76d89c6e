import { type Instant, instantOf } from '@chuan/kernel';
import { describe, expect, it } from 'vitest';
import type { ClockFact, LedgerRow } from './index.ts';
import { compileCalendar, defaultDefinition, dueAt, nationalDays } from './index.ts';

const office = compileCalendar(defaultDefinition(nationalDays));
const saturday = compileCalendar({
  ...office.definition,
  weekly: { ...office.definition.weekly, 6: [{ fromMinute: 450, toMinute: 690 }] },
});

/** `14:20 11/11` of 2026. */
function on(text: string): Instant {
  const [time, date] = text.split(' ') as [string, string];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  const [day, month] = date.split('/');
  return instantOf(`2026-${month}-${day}`, hour * 60 + minute);
}

const time = (instant: Instant) => new Date(instant + 7 * 3_600_000).toISOString().slice(11, 16);
const dayAndMonth = (date: string) => `${date.slice(8)}/${date.slice(5, 7)}`;
const hours = (minutes: number) => `${Math.floor(minutes / 60)}:${`${minutes % 60}`.padStart(2, '0')}`;

/** A row as the screen shows it: days, what, counted, sum. */
function line(row: LedgerRow, countedIn: 'minutes' | 'days'): string {
  const days = row.on === row.until ? dayAndMonth(row.on) : `${row.on.slice(8)}–${dayAndMonth(row.until)}`;
  const amount = (value: number) => (countedIn === 'minutes' ? hours(value) : `${value}`);
  const span = row.from !== undefined && row.to ? `${time(row.from)}–${time(row.to)}` : '';
  const part = row.kind === 'counted' && row.whole ? 'cả ngày' : span;
  const words = [
    row.kind,
    part,
    row.name,
    row.because,
    row.reached && 'reached',
    row.kind === 'pause' && row.workedMinutes !== undefined && `stood ${hours(row.workedMinutes)}`,
    row.limitAfter !== undefined && `${amount(row.limitBefore!)} → ${amount(row.limitAfter)}`,
    row.factIndex !== undefined && `fact ${row.factIndex}`,
  ];
  return [days, words.filter(Boolean).join(' '), amount(row.counted), amount(row.sum)].join(' | ');
}
const lines = (due: { trace: readonly LedgerRow[]; countedIn: 'minutes' | 'days' }) =>
  due.trace.map((row) => line(row, due.countedIn));

describe('the ledger of 7 working days, a supplement and an extension', () => {
  const facts: ClockFact[] = [
    { at: on('10:30 16/11'), kind: 'awaiting_applicant', reason: 'Thiếu bản vẽ', document: '18/HDHS' },
    { at: on('09:30 19/11'), kind: 'running' },
    {
      at: on('15:10 23/11'),
      kind: 'extended',
      document: '05/PXL-UBND',
      extension: { value: 16, unit: 'working_hours' },
    },
  ];
  const due = dueAt(on('14:20 11/11'), { value: 7, unit: 'working_days' }, office, facts);

  it('is due at 16:30 on Monday 30/11', () => {
    expect(due.dueAt).toBe(on('16:30 30/11'));
    expect(due.startsAt).toBe(on('07:30 12/11'));
    expect(due.totalMinutes).toBe(72 * 60);
  });

  it('tells every day, the pause where it was and the extension where it was needed', () => {
    expect(lines(due)).toEqual([
      '11/11 | received first_day | 0:00 | 0:00',
      '12/11 | counted cả ngày | 8:00 | 8:00',
      '13/11 | counted cả ngày | 8:00 | 16:00',
      '14–15/11 | rest | 0:00 | 16:00',
      '16/11 | counted 07:30–10:30 | 3:00 | 19:00',
      '16–19/11 | pause 10:30–09:30 stood 23:00 fact 0 | 0:00 | 19:00',
      '19/11 | counted 09:30–17:30 | 6:00 | 25:00',
      '20/11 | counted cả ngày | 8:00 | 33:00',
      '21–22/11 | rest | 0:00 | 33:00',
      '23/11 | counted cả ngày | 8:00 | 41:00',
      '24/11 | holiday Ngày Văn hóa Việt Nam | 0:00 | 41:00',
      '25/11 | counted cả ngày | 8:00 | 49:00',
      '26/11 | counted 07:30–16:30 reached | 7:00 | 56:00',
      '23/11 | extension 56:00 → 72:00 fact 2 | 0:00 | 56:00',
      '26/11 | counted 16:30–17:30 | 1:00 | 57:00',
      '27/11 | counted cả ngày | 8:00 | 65:00',
      '28–29/11 | rest | 0:00 | 65:00',
      '30/11 | counted 07:30–16:30 reached | 7:00 | 72:00',
    ]);
  });

  it('keeps every promise that was made', () => {
    expect(due.promises).toEqual([
      { dueAt: on('17:30 20/11'), because: 'limit' },
      { dueAt: on('16:30 26/11'), because: 'pause', at: on('09:30 19/11'), factIndex: 1 },
      { dueAt: on('16:30 30/11'), because: 'extension', at: on('15:10 23/11'), factIndex: 2 },
    ]);
  });

  it('has no due instant while the applicant is awaited, but says what is left', () => {
    const waiting = dueAt(on('14:20 11/11'), { value: 7, unit: 'working_days' }, office, facts.slice(0, 1));
    expect(waiting).toMatchObject({ dueAt: null, remainingMinutes: 37 * 60, stoppedSince: on('10:30 16/11') });
    expect(waiting.trace.at(-1)).toMatchObject({ kind: 'pause', from: on('10:30 16/11'), to: null });
    expect(waiting.promises).toEqual([{ dueAt: on('17:30 20/11'), because: 'limit' }]);
  });
});

describe('the ledger of other limits', () => {
  it('of a restart keeps what was counted before it and begins again', () => {
    const due = dueAt(on('14:20 11/11'), { value: 1, unit: 'working_days' }, office, [
      { at: on('10:30 12/11'), kind: 'awaiting_applicant' },
      { at: on('09:30 13/11'), kind: 'restarted' },
    ]);
    expect(lines(due)).toEqual([
      '11/11 | received first_day | 0:00 | 0:00',
      '12/11 | counted 07:30–10:30 | 3:00 | 3:00',
      '12–13/11 | pause 10:30–09:30 stood 7:00 fact 0 | 0:00 | 3:00',
      '13/11 | restart fact 1 | 0:00 | 0:00',
      '13/11 | received first_day | 0:00 | 0:00',
      '14–15/11 | rest | 0:00 | 0:00',
      '16/11 | counted cả ngày reached | 8:00 | 8:00',
    ]);
    expect(due.promises.map((promise) => promise.because)).toEqual(['limit', 'restart']);
    expect(due.totalMinutes).toBe(480);
  });

  it('of hours says why a day does not count: after the cut-off, or closed', () => {
    const twoHours = { value: 2, unit: 'working_hours' } as const;
    expect(lines(dueAt(on('15:20 13/11'), twoHours, office))).toEqual([
      '13/11 | received after_cut_off | 0:00 | 0:00',
      '14–15/11 | rest | 0:00 | 0:00',
      '16/11 | counted 07:30–09:30 reached | 2:00 | 2:00',
    ]);
    expect(lines(dueAt(on('10:00 14/11'), twoHours, office))[0]).toBe('14/11 | received closed | 0:00 | 0:00');
    expect(lines(dueAt(on('17:45 13/11'), twoHours, office))[0]).toBe('13/11 | received closed | 0:00 | 0:00');
  });

  it('of working days shows a half day as the day that it is', () => {
    const due = dueAt(on('10:00 12/11'), { value: 2, unit: 'working_days' }, saturday, [
      { at: on('07:30 14/11'), kind: 'suspended' },
      { at: on('09:30 14/11'), kind: 'running' },
    ]);
    expect(lines(due)).toEqual([
      '12/11 | received first_day | 0:00 | 0:00',
      '13/11 | counted cả ngày | 8:00 | 8:00',
      '14/11 | pause 07:30–09:30 stood 2:00 fact 0 | 0:00 | 8:00',
      '14/11 | counted 09:30–11:30 | 4:00 | 12:00',
      '15/11 | rest | 0:00 | 12:00',
      '16/11 | counted 07:30–11:30 reached | 4:00 | 16:00',
    ]);
    expect(due.trace[3]).toMatchObject({ counted: 240, workedMinutes: 120 });
    expect(due.totalMinutes).toBe((8 + 2 + 4) * 60);
  });

  it('of calendar days counts in days, leaves out the pause and moves a last day that is off', () => {
    const due = dueAt(on('14:20 11/11'), { value: 10, unit: 'calendar_days' }, office, [
      { at: on('10:30 16/11'), kind: 'suspended' },
      { at: on('09:30 19/11'), kind: 'running' },
      { at: on('09:00 20/11'), kind: 'extended', extension: { value: 4, unit: 'calendar_days' } },
    ]);
    expect(lines(due)).toEqual([
      '11/11 | received first_day | 0 | 0',
      '12–15/11 | counted cả ngày | 4 | 4',
      '16–19/11 | pause 10:30–09:30 stood 23:00 fact 0 | 0 | 4',
      '19–24/11 | counted cả ngày reached | 6 | 10',
      '20/11 | extension 10 → 14 fact 2 | 0 | 10',
      '25–28/11 | counted cả ngày reached | 4 | 14',
      '28–30/11 | moved | 0 | 14',
    ]);
    expect(due.dueAt).toBe(on('17:30 30/11'));
    expect(due.countedIn).toBe('days');
  });

  it('of calendar days tells a pause after a last day that was off', () => {
    const due = dueAt(on('14:20 11/11'), { value: 10, unit: 'calendar_days' }, office, [
      { at: on('08:00 23/11'), kind: 'suspended' },
      { at: on('10:00 26/11'), kind: 'running' },
    ]);
    expect(lines(due)).toEqual([
      '11/11 | received first_day | 0 | 0',
      '12–21/11 | counted cả ngày reached | 10 | 10',
      '23–26/11 | pause 08:00–10:00 stood 18:00 fact 0 | 0 | 10',
    ]);
    expect(due.dueAt).toBe(on('17:30 26/11'));
    expect(due.promises.map((promise) => promise.dueAt)).toEqual([on('17:30 23/11'), on('17:30 26/11')]);
  });

  it('tells an extension that the stopped clock has not come to', () => {
    const due = dueAt(on('08:00 11/11'), { value: 4, unit: 'working_hours' }, office, [
      { at: on('09:00 11/11'), kind: 'suspended' },
      { at: on('10:00 12/11'), kind: 'extended', extension: { value: 1, unit: 'working_days' } },
    ]);
    expect(lines(due)).toEqual([
      '11/11 | counted 08:00–09:00 | 1:00 | 1:00',
      '11/11 | pause fact 0 | 0:00 | 1:00',
      '12/11 | extension 4:00 → 12:00 fact 1 | 0:00 | 1:00',
    ]);
    expect(due).toMatchObject({ dueAt: null, remainingMinutes: 11 * 60, totalMinutes: 12 * 60 });
  });

  it('names a worked Saturday', () => {
    const due = dueAt(on('14:20 21/08'), { value: 1, unit: 'working_days' }, office);
    expect(lines(due)).toEqual([
      '21/08 | received first_day | 0:00 | 0:00',
      '22/08 | counted cả ngày Làm bù ngày 31/8/2026 reached | 8:00 | 8:00',
    ]);
  });
});

describe('facts that cannot be read', () => {
  const limit = { value: 1, unit: 'working_days' } as const;
  it.each<[string, ClockFact[]]>([
    [
      'calendar.facts_out_of_order',
      [
        { at: on('10:00 13/11'), kind: 'suspended' },
        { at: on('10:00 12/11'), kind: 'running' },
      ],
    ],
    ['calendar.extension_missing', [{ at: on('10:00 12/11'), kind: 'extended' }]],
    [
      'calendar.extension_unit',
      [{ at: on('10:00 12/11'), kind: 'extended', extension: { value: 1, unit: 'calendar_days' } }],
    ],
  ])('are refused: %s', (code, facts) => {
    expect(() => dueAt(on('14:20 11/11'), limit, office, facts)).toThrow(code);
  });

  it('a part of a calendar day is refused', () => {
    expect(() => dueAt(on('14:20 11/11'), { value: 1.5, unit: 'calendar_days' }, office)).toThrow(
      'calendar.limit_not_whole',
    );
  });
});
