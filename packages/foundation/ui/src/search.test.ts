import { expect, test } from 'vitest';
import { rankItems } from './overlay/finder.tsx';
import { markMatches, matchStrength } from './search.ts';

test.each([
  ['dang ky', 'Đăng ký thành lập hộ kinh doanh', 3],
  ['ĐĂNG KÝ', 'Đăng ký thành lập hộ kinh doanh', 3],
  ['ho kinh doa', 'Chấm dứt hoạt động hộ kinh doanh', 3],
  ['kinh doanh dang ky', 'Đăng ký thành lập hộ kinh doanh', 2],
  ['dk ho kinh doanh', 'Đăng ký thành lập hộ kinh doanh', 2],
  ['dktl', 'Đăng ký thành lập hộ kinh doanh', 3],
  ['ho kd', 'Chấm dứt hoạt động hộ kinh doanh', 3],
  ['ho kd', 'Hoạt động kinh doanh có điều kiện', 2],
  ['an sinh', 'Dân sinh và an toàn', 2],
  ['1.001612', '1.001612 Đăng ký thành lập hộ kinh doanh', 3],
  ['thuy', 'Nguyễn Thị Thuỷ', 3],
  ['khai sinh', 'Đăng ký thành lập hộ kinh doanh', 0],
  ['dk ho kinh doanh', 'Chấm dứt hoạt động hộ kinh doanh', 1],
])('"%s" finds "%s" with strength %i', (query, text, strength) => {
  expect(matchStrength(query, text)).toBe(strength);
});

test('initials and words are underlined together', () => {
  expect(markMatches('dk ho kinh doanh', 'Đăng ký thành lập hộ kinh doanh')).toEqual([
    { text: 'Đăng ký', hit: true },
    { text: ' thành lập ', hit: false },
    { text: 'hộ kinh doanh', hit: true },
  ]);
});

test('only the last word may be unfinished', () => {
  expect(markMatches('ho kinh doa', 'Chấm dứt hoạt động hộ kinh doanh').filter((mark) => mark.hit)).toEqual([
    { text: 'hộ kinh doanh', hit: true },
  ]);
});

test('an empty query underlines nothing and hides nothing', () => {
  expect(matchStrength('', 'Quy trình')).toBe(1);
  expect(markMatches('', 'Quy trình')).toEqual([{ text: 'Quy trình', hit: false }]);
});

test('whole matches come before partial ones, and nothing typed shows all', () => {
  const items = ['Chấm dứt hoạt động hộ kinh doanh', 'Đăng ký khai sinh', 'Đăng ký thành lập hộ kinh doanh'].map(
    (title) => ({
      id: title,
      title,
    }),
  );
  const { whole, part } = rankItems('dk ho kinh doanh', items);
  expect(whole.map((item) => item.title)).toEqual(['Đăng ký thành lập hộ kinh doanh']);
  expect(part.map((item) => item.title)).toEqual(['Chấm dứt hoạt động hộ kinh doanh']);
  expect(rankItems(' ', items).whole).toHaveLength(3);
});

const household = 'QT-KT-01 · Thành lập và hoạt động của hộ kinh doanh';
const offered = [
  { id: 'end', title: 'Chấm dứt hoạt động hộ kinh doanh', note: household },
  { id: 'found', title: 'Đăng ký thành lập hộ kinh doanh', note: household },
  { id: 'pause', title: 'Đăng ký tạm ngừng kinh doanh của hộ', note: household },
];

test.each([
  ['thanh lap ho', ['found', 'end', 'pause']],
  ['dang ky kinh doanh', ['found', 'pause', 'end']],
  ['ho kd', ['end', 'found', 'pause']],
  ['kinh doanh cua ho', ['pause', 'end', 'found']],
])('for "%s" a stretch of the title comes before scattered words, and those before the note', (query, ids) => {
  const { whole, part } = rankItems(query, offered);
  expect([...whole, ...part].map((item) => item.id)).toEqual(ids);
});
