import { buffer } from 'node:stream/consumers';
import { csvOf, type Table, text, xlsxOf } from '@chuan/spreadsheet';
import { describe, expect, test } from 'vitest';
import { readSheet } from './sheet.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const list = [
  ['Họ và tên', 'Điện thoại'],
  ['Đặng Thị Hòa', '0912345678'],
  ['=1+1', ''],
];
/** The list as the agency's own files are written. */
const table: Table<string[]> = {
  name: 'Người',
  columns: list[0]!.map((header, at) => ({ header, widthChars: 20, cell: (row) => text(row[at] ?? '') })),
  rows: list.slice(1),
};
const madeAt = 1_795_572_060_000;

describe('a list in a spreadsheet', () => {
  test('comes back from a workbook as it was written, zeros in front included', async () => {
    expect(await readSheet(await buffer(xlsxOf(table, madeAt)), 'a.xlsx')).toEqual(list);
  });

  test('comes back from comma-separated text, what looked like a formula marked as text', async () => {
    const marked = list.map((row) => row.map((cell) => (cell === '=1+1' ? "'=1+1" : cell)));
    expect(await readSheet(await buffer(csvOf(table)), 'a.csv')).toEqual(marked);
  });

  test.each([
    [
      'comma',
      'a,b\n1,"x, y"\n',
      [
        ['a', 'b'],
        ['1', 'x, y'],
      ],
    ],
    [
      'semicolon',
      'a;b\r\n1;x\r\n',
      [
        ['a', 'b'],
        ['1', 'x'],
      ],
    ],
    [
      'tab',
      'a\tb\n1\tx\n\n\n',
      [
        ['a', 'b'],
        ['1', 'x'],
      ],
    ],
    [
      'mark at the front',
      '\ufeffa,b\n1,x',
      [
        ['a', 'b'],
        ['1', 'x'],
      ],
    ],
  ])('is read with a %s', async (_, text, rows) => {
    expect(await readSheet(bytes(text), 'a.csv')).toEqual(rows);
  });

  test('is read in the 16-bit letters of “Unicode text”', async () => {
    const text = '\ufeffHọ tên\tTuổi\nHòa\t3';
    expect(await readSheet(new Uint8Array(Buffer.from(text, 'utf16le')), 'a.txt')).toEqual([
      ['Họ tên', 'Tuổi'],
      ['Hòa', '3'],
    ]);
  });
});

test.each([
  ['empty', '', 'a.csv', 'sheet.empty'],
  ['only of empty lines', '\n,,\n', 'a.csv', 'sheet.empty'],
  ['of another kind', 'x', 'a.doc', 'sheet.wrong_kind'],
  ['a program called xlsx', 'MZ…', 'a.xlsx', 'file.type_mismatch'],
  ['of binary signs', 'a\0b', 'a.csv', 'sheet.broken'],
  ['too long', 'a\n'.repeat(5_002), 'a.csv', 'sheet.too_long'],
  ['too large', 'a'.repeat(5_300_000), 'a.csv', 'file.too_large'],
])('a file that is %s is refused', async (_, text, name, code) => {
  await expect(readSheet(bytes(text), name)).rejects.toMatchObject({ code });
});

test('an old code page is refused with a word of what to do, not read as rubbish', async () => {
  const windows1258 = new Uint8Array([0x48, 0xf2, 0xc0, 0x2c, 0x41]);
  await expect(readSheet(windows1258, 'a.csv')).rejects.toMatchObject({ code: 'sheet.wrong_encoding' });
});
