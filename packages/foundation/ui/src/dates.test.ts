import { instantOf } from '@chuan/kernel';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  formatDateTime,
  formatDayHeading,
  formatDayLong,
  formatDayNear,
  formatDayShort,
  formatDueNear,
  formatDueShort,
  formatHours,
  formatLedgerTime,
  formatLimit,
  formatNumber,
  formatPercent,
  formatPromise,
  formatWorkingTime,
  relativeDay,
  weekdayOf,
} from './dates.ts';
import { formatVnd } from './language.ts';

const at = (date: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(date, hours * 60 + minutes);
};

afterEach(() => vi.unstubAllEnvs());

describe('dates are told as in Việt Nam, wherever the machine stands', () => {
  const promise = at('2026-11-30', '16:30');

  test.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Ho_Chi_Minh'])('in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(formatDateTime(promise)).toBe('30/11/2026 16:30');
    expect(formatPromise(promise, 'vi')).toBe('16:30, thứ Hai 30/11/2026');
    expect(formatDateTime(at('2026-12-01', '00:05'))).toBe('01/12/2026 00:05');
    expect(formatDateTime(at('2026-11-30', '23:55'))).toBe('30/11/2026 23:55');
  });

  test('in both languages', () => {
    expect(formatPromise(promise, 'en')).toBe('16:30, Monday 30/11/2026');
    expect(formatDueShort(promise, 'vi')).toBe('16:30, T2 30/11');
    expect(formatDueShort(promise, 'en')).toBe('16:30, Mon 30/11');
    expect(formatDayLong('2026-11-30', 'vi')).toBe('thứ Hai 30/11/2026');
    expect(formatDayHeading('2026-11-25', 'vi')).toBe('Thứ Tư, 25/11/2026');
    expect(formatDayHeading('2026-11-29', 'vi')).toBe('Chủ nhật, 29/11/2026');
  });

  test('every weekday has its Vietnamese name', () => {
    const week = ['23', '24', '25', '26', '27', '28', '29'].map((day) => formatDayShort(`2026-11-${day}`, 'vi'));
    expect(week).toEqual(['T2 23/11', 'T3 24/11', 'T4 25/11', 'T5 26/11', 'T6 27/11', 'T7 28/11', 'CN 29/11']);
    expect(weekdayOf('1969-12-28')).toBe(7);
    expect(weekdayOf('2024-02-29')).toBe(4);
  });
});

describe('a due time is as short as it can be without being misread', () => {
  const now = at('2026-11-25', '09:40');

  test.each([
    ['2026-11-25', '15:45', '15:45'],
    ['2026-11-26', '11:30', '11:30 mai'],
    ['2026-11-27', '17:30', '17:30, T6 27/11'],
    ['2026-11-24', '17:30', '17:30, T3 24/11'],
  ])('%s %s', (date, time, text) => {
    expect(formatDueNear(at(date, time), now, 'vi')).toBe(text);
  });

  test('days near have names, others do not', () => {
    expect(relativeDay('2026-11-24', '2026-11-25', 'vi')).toBe('hôm qua');
    expect(relativeDay('2026-12-01', '2026-11-30', 'vi')).toBe('ngày mai');
    expect(relativeDay('2026-11-27', '2026-11-25', 'vi')).toBeUndefined();
    expect(formatDayNear('2026-11-25', '2026-11-25', 'vi')).toBe('hôm nay, thứ Tư 25/11/2026');
    expect(formatDayNear('2026-11-27', '2026-11-25', 'vi')).toBe('thứ Sáu 27/11/2026');
  });
});

describe('working time is as fine as it matters', () => {
  test.each([
    [0, '0 phút'],
    [50, '50 phút'],
    [60, '1 giờ'],
    [65, '1 giờ 05 phút'],
    [245, '4 giờ 05 phút'],
    [350, '5 giờ 50 phút'],
    [479, '7 giờ 59 phút'],
    [480, '1 ngày'],
    [539, '1 ngày'],
    [780, '1 ngày 5 giờ'],
    [1680, '3 ngày 4 giờ'],
    [-130, '2 giờ 10 phút'],
    [-600, '1 ngày 2 giờ'],
  ])('%i minutes', (minutes, text) => {
    expect(formatWorkingTime(minutes, 'vi')).toBe(text);
  });

  test('hours stay hours where a limit is meant', () => {
    expect(formatHours(2760, 'vi')).toBe('46 giờ');
    expect(formatHours(2515, 'vi')).toBe('41 giờ 55');
    expect(formatHours(30, 'vi')).toBe('30 phút');
    expect(formatHours(0, 'vi')).toBe('0 giờ');
    expect(formatHours(65, 'en')).toBe('1 h 05');
  });

  test('whole days are told with two digits, as the law writes them', () => {
    expect(formatLimit(1440, 'vi')).toBe('03 ngày làm việc');
    expect(formatLimit(3360, 'vi')).toBe('07 ngày làm việc');
    expect(formatLimit(120, 'vi')).toBe('2 giờ');
    expect(formatLimit(0, 'vi')).toBe('0 giờ');
  });

  test('a ledger counts in hours and minutes', () => {
    expect([0, 5, 480, 1385, -60].map(formatLedgerTime)).toEqual(['0:00', '0:05', '8:00', '23:05', '−1:00']);
  });
});

test('figures and money follow the language', () => {
  expect(formatNumber(1088, 'vi')).toBe('1.088');
  expect(formatNumber(1088, 'en')).toBe('1,088');
  expect(formatNumber(21.333, 'vi', 1)).toBe('21,3');
  expect(formatPercent(0.986, 'vi')).toBe('98,6%');
  expect(formatVnd(75_000)).toBe('75.000\u00a0₫');
});
