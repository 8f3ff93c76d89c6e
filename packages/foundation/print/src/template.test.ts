import { instantOf } from '@chuan/kernel';
import { describe, expect, it } from 'vitest';
import { fillTemplate, placeholdersOf } from './template.ts';

const data = {
  name: 'Võ Thị Ví Dụ',
  office: 'UBND xã\nTrung tâm',
  fee: 1_005_000,
  none: 0,
  empty: '',
  day: '2026-03-05',
  at: instantOf('2026-02-09', 7 * 60 + 5),
  kind: 'person',
  signed: true,
  nested: { code: 'a7' },
  list: [1],
};
const fill = (template: string) =>
  fillTemplate(template, data)
    .map((run) => run.text)
    .join('');

describe('filling a text of a form', () => {
  it.each([
    ['{name}', 'Võ Thị Ví Dụ'],
    ['{name|upper}', 'VÕ THỊ VÍ DỤ'],
    ['{nested.code}', 'a7'],
    ['{office|firstLine} / {office|lastLine} / {name|lastLine}', 'UBND xã / Trung tâm / Võ Thị Ví Dụ'],
    ['{fee|vnd}', '1.005.000 đồng'],
    ['{fee|vndWords}', 'một triệu không trăm linh năm nghìn đồng'],
    ['{day|date}', '05/03/2026'],
    ['{day|longDate}', 'ngày 05 tháng 3 năm 2026'],
    ['{at|instant}', '07 giờ 05 phút, ngày 09 tháng 02 năm 2026'],
    ['{at|shortInstant}', '07:05 09/02/2026'],
    ['{none|dash}', '–'],
    ['{missing|dash}', '–'],
    ['{missing|blank}', ''],
    ['{missing|shortInstant|blank}', ''],
    ['{missing|shortInstant}', '……………'],
    ['{empty}', '……………'],
    ['{none|two}', '00'],
    ['{kind|map:person=Ông/Bà;organisation=Quý tổ chức}', 'Ông/Bà'],
    ['{kind|is:person}{kind|is:other}{missing|is:x}', '☑☐☐'],
    ['{kind|tick:person}{kind|tick:other}', '✓'],
    ['{signed|choose:Ký số:Ký tay} {missing|choose:Ký số:Ký tay}', 'Ký số Ký tay'],
    ['a { b } c', 'a …………… c'],
  ])('%s becomes %s', (template, expected) => {
    expect(fill(template)).toBe(expected);
  });

  it('sets bold and italic from the form only', () => {
    const runs = fillTemplate('**Mã: {x}** __thường__', { x: '**y** __z__' });
    expect(runs).toEqual([
      { text: 'Mã: ', bold: true, italic: false },
      { text: '**y** __z__', bold: true, italic: false },
      { text: ' ', bold: false, italic: false },
      { text: 'thường', bold: false, italic: true },
    ]);
  });

  it.each(['{constructor}', '{__proto__}', '{name.length}', '{nested.constructor.name}', '{list.length.x}'])(
    'finds nothing behind %s',
    (template) => {
      expect(fill(template)).toContain('……');
    },
  );

  it('refuses a format it does not know', () => {
    expect(() => fill('{name|eval}')).toThrow('print.unknown_format');
    expect(() => fill('{name|toString}')).toThrow('print.unknown_format');
  });

  it('refuses to print what is neither text nor number', () => {
    expect(() => fill('{nested}')).toThrow('print.bad_field');
  });

  it('names the data that a text asks for', () => {
    expect(placeholdersOf('{a.b} và {c|map:x=y} {d|dash}')).toEqual(['a.b', 'c', 'd']);
  });
});
