import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { LateCauseListInput, ListInput } from '@chuan/dossiers/contract';
import { listDossiers } from '@chuan/dossiers/server';
import { instantOf } from '@chuan/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAgency, type RunningAgency } from '../../dossiers/src/running-agency.fixture.ts';
import { listLateCauseRows } from '../../dossiers/src/service/late-cause-list.ts';
import { Board, type BoardInput, type Figure, filterOf, queryOf, registerHref } from './contract.ts';
import { fillAtRandom } from './random-work.fixture.ts';
import { listOpenDossiers } from './repository.ts';
import { getBoard } from './service/board.ts';
import { boardLines } from './service/board-lines.ts';

let database: TestDatabase;
let agency: RunningAgency;
let stranger: RunningAgency;
/** A Wednesday. */
const now = instantOf('2026-11-25', 9 * 60 + 40);

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
  stranger = await runAgency(database);
  await fillAtRandom(database, agency, { seed: 7, count: 700, now });
  await fillAtRandom(database, stranger, { seed: 8, count: 60, now });
});
afterAll(() => database.drop());

const look = (input: Partial<BoardInput> = {}, who = agency): Promise<Board> =>
  who.as('leader', now, (ctx) => getBoard(ctx, { period: 'month', ...input }));

/** Every number of the board that says which rows it counts, with where it stands. */
function figuresOf(value: unknown, path = ''): [string, Figure][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('count' in value && 'rows' in value) return [[path, value as Figure]];
  return Object.entries(value).flatMap(([key, item]) => figuresOf(item, path === '' ? key : `${path}.${key}`));
}

/** The register as its address asks for it. */
const lengthOf = (figure: Figure): Promise<number | null> =>
  agency.as('leader', now, async (ctx) => {
    const filter = filterOf(registerHref(figure.rows).replace(/^[^?]*\?/, ''));
    return (await listDossiers(ctx, ListInput.parse({ ...filter, limit: 1 }))).total;
  });

describe('the board', () => {
  test.each(['week', 'month', 'quarter'] as const)('counts nothing but what its links open, by %s', async (period) => {
    const board = Board.parse(await look({ period }));
    const figures = figuresOf(board);
    expect(figures.length).toBeGreaterThan(60);
    const told = Object.fromEntries(figures.map(([path, { count }]) => [path, count]));
    const found: Record<string, number | null> = {};
    for (const [path, figure] of figures) found[path] = await lengthOf(figure);
    expect(found).toEqual(told);
    expect(board.tiles.overdue.count).toBeGreaterThan(0);
    expect(board.tiles.dueTomorrow.count).toBeGreaterThan(0);
    expect(board.due.filter((day) => day.due.count > 0).length).toBeGreaterThan(4);
  });

  test('has a row for everything under way: rows add up to the tiles, a dossier at two positions once more', async () => {
    const { positions, unplaced, tiles } = await look();
    const rows = [...positions, unplaced!];
    const sum = (column: 'held' | 'dueSoon' | 'overdue' | 'paused') =>
      rows.reduce((total, row) => total + row[column].count, 0);
    const open = await agency.as('leader', now, (ctx) => listOpenDossiers(ctx.tx));
    const twice = (band: (status: string) => boolean) =>
      open
        .filter(({ status }) => band(status))
        .reduce((more, { steps }) => more + Math.max(0, new Set(steps.map((step) => step.positionId)).size - 1), 0);
    expect(unplaced!.paused.count).toBeGreaterThan(0);
    expect(sum('held') - twice(() => true)).toBe(tiles.open.count);
    expect(sum('paused') - twice((status) => status !== 'in_progress')).toBe(tiles.paused.count);
    expect(sum('overdue')).toBeGreaterThanOrEqual(tiles.overdue.count);
    const told = boardLines(await look(), 'vi').lines.find(({ item }) => item === 'Chưa ở vị trí nào');
    expect(told?.value).toBe(unplaced!.held.count);
  });

  test('shows one position alone, and its links say so', async () => {
    const { positions } = await look();
    const position = positions[0]!;
    const board = await look({ positionId: position.id });
    expect(board.tiles.open.count).toBe(position.held.count);
    expect(board.tiles.overdue.count).toBe(position.overdue.count);
    for (const [, figure] of figuresOf({ ...board.tiles, due: board.due }))
      expect(await lengthOf(figure)).toBe(figure.count);
  });

  test('opens the docket with as many breaches as each bar of causes counts', async () => {
    const { causes, days } = await look({ period: 'quarter' });
    expect(causes.length).toBeGreaterThan(4);
    for (const { cause, confirmed, unconfirmed } of causes) {
      const asked = { from: days.from, to: days.to, cause: cause ?? ('none' as const) };
      const whole = await agency.as('leader', now, (ctx) => listLateCauseRows(ctx, LateCauseListInput.parse(asked)));
      expect(whole.total).toBe(confirmed + unconfirmed);
    }
  });

  test('sees no other agency: an agency without dossiers has an empty board', async () => {
    const lonely = await runAgency(database);
    const board = Board.parse(await look({}, lonely));
    expect(figuresOf(board).every(([, figure]) => figure.count === 0)).toBe(true);
    expect(board).toMatchObject({ capacity: null, flow: null, risks: [], causes: [], positions: [], procedures: [] });
    expect((await look({ procedureId: stranger.procedureId })).flow).toBeNull();
  });

  test('hands out its numbers as lines, in the words of whoever asks', async () => {
    const board = await look();
    const { name, lines, head } = boardLines(board, 'vi');
    expect(name).toBe('tinh-hinh-ho-so-2026-11-01-2026-11-25');
    expect(head.value).toBe('Giá trị');
    expect(lines).toContainEqual({
      section: '',
      item: 'Đang giải quyết',
      on: null,
      measure: '',
      value: board.tiles.open.count,
    });
    expect(lines.filter(({ on }) => on !== null).map(({ on, value }) => [on, value])).toEqual(
      board.due.map(({ on, due }) => [on, due.count]),
    );
    expect(boardLines(board, 'en').head.value).toBe('Value');
  });

  test('draws each step of the flow once, and only steps', async () => {
    const flow = (await look()).flow!;
    const drawn = flow.ways.flatMap((way) => way.stages.flat());
    expect([...drawn].sort()).toEqual(flow.steps.map(({ nodeId }) => nodeId).sort());
    expect(flow.steps.every(({ label }) => /^B\d+$/.test(label))).toBe(true);
    expect(flow.ways[0]!.entries).toEqual([]);
  });

  test('opens its rows with what is due first on top, and what stands still last', async () => {
    const { tiles } = await look();
    const list = await agency.as('leader', now, (ctx) =>
      listDossiers(ctx, ListInput.parse({ ...tiles.open.rows, order: 'due', limit: 200 })),
    );
    const keys = list.rows.map(({ status, dueAt }) => [status === 'in_progress' ? 0 : 1, dueAt ?? Infinity] as const);
    expect(list.rows.length).toBe(Math.min(200, tiles.open.count));
    expect(keys).toEqual([...keys].sort((a, b) => a[0] - b[0] || (a[1] === b[1] ? 0 : a[1] - b[1])));
    expect(keys.at(-1)![0]).toBe(1);
    expect(new Set(keys.map(([, dueAt]) => dueAt)).size).toBeGreaterThan(5);
  });

  test('reads back every address it writes, and refuses others', () => {
    const rows = { status: ['in_progress' as const, 'suspended' as const], positionId: agency.procedureId };
    expect(filterOf(queryOf(rows))).toEqual(rows);
    expect(filterOf(queryOf({ positionId: 'none' }))).toEqual({ positionId: 'none' });
    expect(filterOf('band=someday')).toBeUndefined();
    expect(filterOf('q=1')).toBeUndefined();
  });
});
