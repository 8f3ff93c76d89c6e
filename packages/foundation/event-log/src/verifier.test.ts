import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHead, type LogRow } from './chain.ts';
import { sealEntry } from './entry.ts';
import { headOf, rehash, sampleEntry, sampleLog, sampleLogId } from './sample-log.ts';
import { serverSha256 } from './sha256-server.ts';
import type { FindingKind } from './verdict.ts';
import { type VerifyOptions, verifyRows } from './verifier.ts';

const count = 2_000;
const log = sampleLog(count);
const other = sampleLog(count, sampleLogId(2));
const head = headOf(log);
const verify = (rows: readonly LogRow[], options: VerifyOptions = {}) =>
  verifyRows(serverSha256, rows, { logId: sampleLogId(), expectedHead: head, ...options });

const columns = [
  'seq',
  'logId',
  'at',
  'actorId',
  'action',
  'subjectKind',
  'subjectId',
  'requestId',
  'body',
  'prevHash',
  'hash',
] as const satisfies (keyof LogRow)[];

function flipped(value: LogRow[keyof LogRow], bit: number): LogRow[keyof LogRow] {
  if (value === null) return 'x';
  if (typeof value === 'number') return value + 2 ** (bit % 20);
  if (value instanceof Uint8Array) {
    const copy = Uint8Array.from(value);
    copy[bit % copy.length]! ^= 1 << (bit % 8);
    return copy;
  }
  const place = bit % value.length;
  const letter = value[place] === 'a' ? 'b' : 'a';
  return value.slice(0, place) + letter + value.slice(place + 1);
}

const same = (a: LogRow[keyof LogRow], b: LogRow[keyof LogRow]) =>
  a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b;

/**
 * A log altered at one place, seen through a window: the rows before it are as they were, so the verifier starts at
 * the last of them, and ends with the head two rows on.
 */
function verifyAround(index: number, alter: (window: LogRow[]) => LogRow[]) {
  const from = Math.max(0, index - 1);
  const to = Math.min(count, index + 3);
  const before = log[from - 1];
  return verify(alter(log.slice(from, to)), {
    start: before ? { seq: before.seq, hash: before.hash } : emptyHead,
    expectedHead: headOf(log.slice(0, to)),
  });
}

describe('a sound log', () => {
  it('is never accused, whatever its entries say', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const data = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 5 });
    const change = fc.record({ before: data, after: data, reason: text });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        let rows: LogRow[] = changes.map((said, i) => {
          const { columns: found, body } = sealEntry(sampleLogId(), { ...sampleEntry(i), ...said });
          return { ...found, body, seq: i + 1, prevHash: '', hash: '' };
        });
        rows = rehash(rows);
        expect(
          verify(rows, { expectedHead: headOf(rows), checkpoints: rows.map(({ seq, hash }) => ({ seq, hash })) }),
        ).toEqual({
          ok: true,
          rows: rows.length,
          head: headOf(rows),
          findings: [],
          more: 0,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('verifies from any row on, and with every head witnessed', () => {
    const checkpoints = log.map(({ seq, hash }) => ({ seq, hash }));
    expect(verify(log, { checkpoints }).ok).toBe(true);
    for (let k = 1; k < count; k += 97) {
      expect(verify(log.slice(k), { start: headOf(log.slice(0, k)), checkpoints }).findings).toEqual([]);
    }
  });
});

describe('one altered value', () => {
  const alterations: [
    string,
    (row: LogRow, next: LogRow, column: keyof LogRow, bit: number) => LogRow[keyof LogRow],
  ][] = [
    ['a flipped bit', (row, _, column, bit) => flipped(row[column], bit)],
    ['NULL', () => null],
    ['the value of the next row', (_, next, column) => next[column]],
    ['the value of another log', (row, _, column) => other[row.seq - 1]![column]],
  ];
  for (const [name, alteration] of alterations) {
    it(`is found in every column of every row: ${name}`, () => {
      let cases = 0;
      const missed: string[] = [];
      for (let k = 0; k < count; k++) {
        for (const [c, column] of columns.entries()) {
          const value = alteration(log[k]!, log[(k + 1) % count]!, column, k * 31 + c);
          if (same(value, log[k]![column])) continue;
          cases++;
          const verdict = verifyAround(k, (rows) =>
            rows.map((row) => (row.seq === k + 1 ? { ...row, [column]: value } : row)),
          );
          if (verdict.ok || !verdict.findings.some(({ seq }) => seq === k + 1)) missed.push(`${column} of ${k + 1}`);
        }
      }
      expect(missed).toEqual([]);
      expect(cases).toBeGreaterThan(count * 2);
    });
  }

  it.each<[keyof LogRow, FindingKind]>([
    ['body', 'body_altered'],
    ['hash', 'hash_altered'],
    ['prevHash', 'prev_hash_altered'],
    ['seq', 'seq_altered'],
    ['at', 'columns_altered'],
    ['action', 'columns_altered'],
    ['actorId', 'columns_altered'],
    ['requestId', 'columns_altered'],
    ['logId', 'row_foreign'],
  ])('is named for what it is: %s', (column, what) => {
    const altered = log.map((row) => (row.seq === 1_003 ? { ...row, [column]: flipped(row[column], 700) } : row));
    expect(verify(altered).findings[0]).toMatchObject({ seq: 1_003, what });
  });

  it('is found when a column is lengthened to look like the rest of the row', () => {
    const index = log.findIndex(({ actorId, requestId }) => actorId !== null && requestId !== null);
    const row = log[index]!;
    const action = `${row.action}","actor_id":"${row.actorId}`;
    const altered = log.map((each, i) => (i === index ? { ...each, action } : each));
    expect(verify(altered).findings[0]).toMatchObject({ seq: index + 1, what: 'columns_altered', columns: ['action'] });
  });
});

describe('rows', () => {
  const everyRow = (alter: (window: LogRow[], at: number) => LogRow[], from = 0) => {
    const missed: number[] = [];
    for (let k = from; k < count; k++) {
      const verdict = verifyAround(k, (rows) =>
        alter(
          rows,
          rows.findIndex(({ seq }) => seq === k + 1),
        ),
      );
      if (verdict.ok) missed.push(k + 1);
    }
    return missed;
  };
  const without = (rows: LogRow[], at: number) => rows.filter((_, i) => i !== at);

  it('that were removed are missed', () => {
    expect(everyRow(without)).toEqual([]);
    expect(verify(without(log, 41)).findings[0]).toEqual({ seq: 42, what: 'rows_missing', upTo: 42 });
  });
  it('that were removed and the rest renumbered are missed', () => {
    expect(
      everyRow((rows, at) => without(rows, at).map((row, i) => (i < at ? row : { ...row, seq: row.seq - 1 }))),
    ).toEqual([]);
  });
  it('that were inserted are found, copies too', () => {
    expect(everyRow((rows, at) => rows.toSpliced(at, 0, { ...rows[at]!, hash: other[7]!.hash }))).toEqual([]);
    expect(everyRow((rows, at) => rows.toSpliced(at, 0, rows[at]!))).toEqual([]);
  });
  it('that changed places are found, also when their numbers changed with them', () => {
    const swap = (rows: LogRow[], at: number) => [
      ...rows.slice(0, at - 1),
      rows[at]!,
      rows[at - 1]!,
      ...rows.slice(at + 1),
    ];
    expect(everyRow(swap, 1)).toEqual([]);
    const renumber = (rows: LogRow[], at: number) =>
      swap(rows, at).map((row, i) =>
        i === at ? { ...row, seq: row.seq + 1 } : i === at - 1 ? { ...row, seq: row.seq - 1 } : row,
      );
    expect(everyRow(renumber, 1)).toEqual([]);
  });
  it('of another agency are foreign, even when chained in', () => {
    expect(everyRow((rows, at) => rows.with(at, other[rows[at]!.seq - 1]!))).toEqual([]);
    const grafted = rehash(log.with(500, { ...other[500]! }), 500);
    expect(verify(grafted, { expectedHead: headOf(grafted) }).findings).toEqual([{ seq: 501, what: 'row_foreign' }]);
    const relabelled = rehash(log.with(500, { ...other[500]!, logId: sampleLogId() }), 500);
    expect(verify(relabelled, { expectedHead: headOf(relabelled) }).findings[0]).toMatchObject({
      seq: 501,
      what: 'columns_altered',
      columns: ['log_id'],
    });
  });
});

describe('what only a head outside the database shows', () => {
  const checkpoints = [400, 800, 1_200, 1_600, 2_000].map((seq) => ({ seq, hash: log[seq - 1]!.hash }));

  it('a cut tail of any length, the stored head left or set back', () => {
    for (let length = 1; length <= count; length++) {
      const left = log.slice(Math.max(0, count - length - 2), count - length);
      const before = log[count - length - 3];
      const start = before ? { seq: before.seq, hash: before.hash } : emptyHead;
      const rewound = headOf(log.slice(0, count - length));
      expect(verify(left, { start }).findings[0]).toEqual({
        seq: count - length + 1,
        what: 'tail_missing',
        upTo: count,
      });
      expect(verify(left, { start, expectedHead: rewound }).ok).toBe(true);
      const witnessed = verify(left, { start, expectedHead: rewound, checkpoints });
      expect(witnessed.findings.at(-1)).toEqual({ seq: count - length + 1, what: 'checkpoint_unreached', upTo: count });
    }
  });
  it('a whole log gone', () => {
    expect(verify([], { expectedHead: null }).ok).toBe(true);
    expect(verify([], { expectedHead: null, checkpoints }).ok).toBe(false);
    expect(verify([]).findings).toEqual([{ seq: 1, what: 'tail_missing', upTo: count }]);
  });
  it('a past rewritten and chained anew', () => {
    for (let k = 0; k < count; k += 20) {
      const forged = rehash(log.with(k, { ...log[k]!, body: log[(k + 9) % count]!.body }), k);
      const honestColumns = forged.map((row, i) => (i === k ? { ...log[(k + 9) % count]!, ...pick(row) } : row));
      expect(verify(honestColumns, { expectedHead: headOf(forged) }).ok).toBe(true);
      const found = verify(honestColumns, { expectedHead: headOf(forged), checkpoints }).findings;
      expect(found[0]).toEqual({ seq: checkpoints.find(({ seq }) => seq > k)!.seq, what: 'checkpoint_differs' });
    }
  });
  it('a head moved away from its rows', () => {
    expect(verify(log, { expectedHead: headOf(log.slice(0, 90)) }).findings).toEqual([
      { seq: 90, what: 'head_behind', upTo: count },
    ]);
    expect(verify(log, { expectedHead: { seq: count, hash: other[1]!.hash } }).findings).toEqual([
      { seq: count, what: 'head_differs' },
    ]);
    expect(verify(log, { expectedHead: null }).findings).toEqual([{ seq: count, what: 'head_missing' }]);
  });
});

const pick = ({ seq, body, prevHash, hash }: LogRow) => ({ seq, body, prevHash, hash });

it('lists at most so many findings and counts the rest', () => {
  const altered = log.map((row) => ({ ...row, action: 'dossier.close' }));
  const verdict = verify(altered, { maxFindings: 10 });
  expect(verdict.findings).toHaveLength(10);
  expect(verdict.more).toBe(count - 10);
});
