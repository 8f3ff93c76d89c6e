import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, day, moment, number, type Table, text, xlsxOf } from './index.ts';
import { readBook } from './reading.fixture.ts';

const madeAt = 1_795_572_060_000;

interface Row {
  readonly name: string;
  readonly count: number | null;
  readonly on: string | null;
  readonly at: number | null;
}

const tableOf = (rows: Table<Row>['rows'], closing?: string): Table<Row> => ({
  name: 'Sổ hồ sơ',
  rows,
  columns: [
    { header: 'Tên', widthChars: 30, cell: (row) => text(row.name) },
    { header: 'Số', widthChars: 8, cell: (row) => number(row.count) },
    { header: 'Ngày', widthChars: 12, cell: (row) => day(row.on) },
    { header: 'Lúc', widthChars: 18, cell: (row) => moment(row.at) },
  ],
  ...(closing === undefined ? {} : { closing: () => closing }),
});

const written = async (table: Table<Row>) => (await buffer(csvOf(table))).toString('utf8');

const named = (name: string): Row => ({ name, count: 1, on: null, at: null });
/** 09:41 on 25/11/2026 in Việt Nam. */
const morning = Date.parse('2026-11-25T02:41:00Z');

const formulas = ['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")', '＝1+1'];

describe('a workbook', () => {
  it('holds numbers, days and moments as what they are, and nothing where nothing is known', async () => {
    const full = { name: 'Võ Thị Ví Dụ', count: 1_250_000, on: '2026-11-25', at: morning };
    const { rows, parts } = await readBook(xlsxOf(tableOf([full, { ...named('Trống'), count: null }]), madeAt));
    const [, first, second] = rows;
    expect(first!.map(({ text: value }) => value)).toEqual([
      'Võ Thị Ví Dụ',
      '1250000',
      // Day 46,351 of the spreadsheet's count is 25/11/2026.
      '46351',
      String(46_351 + (9 * 60 + 41) / 1_440),
    ]);
    expect(first!.map(({ type }) => type)).toEqual(['inlineStr', undefined, undefined, undefined]);
    const formats = [...parts.get('xl/styles.xml')!.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, format]) => format);
    const formatOf = (index: number) => formats[Number(first![index]!.style) - 1];
    expect([formatOf(0), formatOf(2), formatOf(3)]).toEqual(['49', '164', '165']);
    expect(second!.map(({ at }) => at)).toEqual(['A3']);
  });

  it('keeps its head in sight and names its sheet', async () => {
    const { rows, parts } = await readBook(xlsxOf(tableOf([named('Một')]), madeAt));
    expect(rows[0]!.map((cell) => cell.text)).toEqual(['Tên', 'Số', 'Ngày', 'Lúc']);
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="Sổ hồ sơ"');
  });

  it.each(formulas)('takes %j for text', async (name) => {
    const { rows, elements } = await readBook(xlsxOf(tableOf([named(name)]), madeAt));
    expect(rows[1]![0]).toMatchObject({ type: 'inlineStr', style: '1' });
    expect(elements.has('f')).toBe(false);
  });

  it('carries any text, however hostile, in well-formed parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (name) => {
        const { rows, elements } = await readBook(xlsxOf({ ...tableOf([named(name)]), name }, madeAt));
        return rows.length === 2 && !elements.has('f');
      }),
      { numRuns: 40 },
    );
  });

  it('cuts a text that no cell can hold, and never in the middle of a letter', async () => {
    const { rows } = await readBook(xlsxOf(tableOf([named(`a${'😀'.repeat(20_000)}`)]), madeAt));
    const kept = rows[1]![0]!.text;
    expect(kept.length).toBeLessThanOrEqual(32_767);
    expect(kept.isWellFormed()).toBe(true);
  });

  it('takes 20,000 rows as they come and says where it stops', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => named(`Người ${index}`));
    const { rows } = await readBook(xlsxOf(tableOf(many, 'Tệp dừng ở đây.'), madeAt));
    expect(rows).toHaveLength(20_002);
    expect(rows.at(-2)![0]!.text).toBe('Người 19999');
    expect(rows.at(-1)![0]!.text).toBe('Tệp dừng ở đây.');
  });

  it('gives the same bytes for the same rows', async () => {
    const once = await buffer(xlsxOf(tableOf([named('Một')]), madeAt));
    const again = await buffer(xlsxOf(tableOf([named('Một')]), madeAt));
    expect(Buffer.compare(once, again)).toBe(0);
  });

  it('breaks off when its rows do', async () => {
    async function* failing(): AsyncGenerator<Row> {
      yield named('Một');
      throw new Error('the line is down');
    }
    await expect(buffer(xlsxOf(tableOf(failing()), madeAt))).rejects.toThrow('the line is down');
    await expect(buffer(csvOf(tableOf(failing())))).rejects.toThrow('the line is down');
  });
});

describe('comma-separated text', () => {
  it('is read by Excel as Vietnamese, with days and moments as they are written here', async () => {
    const full = { name: 'Võ Thị Ví Dụ', count: 50_000, on: '2026-11-25', at: morning };
    expect(await written(tableOf([full]))).toBe(
      '\uFEFFTên,Số,Ngày,Lúc\r\nVõ Thị Ví Dụ,50000,25/11/2026,25/11/2026 09:41\r\n',
    );
  });

  it.each(formulas)('takes %j for text', async (name) => {
    const [, line = ''] = (await written(tableOf([named(name)]))).split('\r\n');
    expect(line.replace(/^"/, '')).toMatch(/^'/);
  });
});
