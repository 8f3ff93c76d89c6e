/** JSON has no word for it, and yet a number that is too large is read as one. */
const endless = '\u0001endless\u0001';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const boxed = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));
const own = (text: string): unknown => JSON.parse(text);

/** What no form sends: each has broken somebody's service. */
export const hostileValues: readonly unknown[] = [
  ...['', ' ', '\0', 'a\0b', '\ud800', '\udfff x', '\u202eabc\u202c', '\u2066\u200b\ufeff', '\uffff', '\u{e0041}'],
  ...["'; drop table dossier; --", '" or 1=1', '\\', '%', '_', '%00', '${7*7}', '{{7*7}}', '<script>1</script>'],
  ...[
    '../../../etc/passwd',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    'javascript:alert(1)',
    '=1+1',
    '\r\nSet-Cookie: a=b',
  ],
  ...['0001-01-01', '9999-12-31', '10000-01-01', '2027-02-30', '0000-00-00', '-000001-01-01', '2027-03-01T00:00:00Z'],
  ...[
    'NaN',
    'Infinity',
    '1e309',
    '-1',
    '0x10',
    '٠١٢',
    '１２',
    'true',
    'null',
    '[object Object]',
    '__proto__',
    'constructor',
  ],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'x@y', 'a'.repeat(60) + '@b.vn'],
  ...['ﷺ'.repeat(200), 'e\u0301'.repeat(500), 'A'.repeat(9_000), 'a '.repeat(3_000), '(a+)+$', 'a'.repeat(3_000) + '!'],
  ...[
    0,
    -0,
    -1,
    1.5,
    1e-7,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    -(2 ** 63),
    1e21,
    1.7e308,
    -62_135_596_800_001,
    253_402_300_800_000,
  ],
  ...[
    endless,
    `-${endless}`,
    null,
    true,
    false,
    [],
    {},
    [null],
    [[]],
    [{}],
    nested(39),
    nested(300),
    boxed(39),
    boxed(2_000),
  ],
  ...[Array(1_000).fill(''), Array(1_000).fill('00000000-0000-0000-0000-000000000000'), Array(1_000).fill({})],
  ...[own('{"__proto__":{"isAdmin":true}}'), own('{"constructor":{"prototype":{"a":1}}}'), { toString: 1, valueOf: 1 }],
  ...[
    { $ne: null },
    { length: 1e9 },
    { then: 1 },
    { toJSON: 'x' },
    { '': '' },
    { 'a.b': 1 },
    { id: { id: { id: {} } } },
  ],
];

/** As it goes over the wire. */
export const wireText = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/"(-?)\\u0001endless\\u0001"/g, '$11e999');

export type Path = readonly (string | number)[];

/** Every place in a value at which something else could stand, the whole of it first. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return [at, ...entries.flatMap(([key, item]) => placesIn(item, [...at, key]))];
}

/** The value with something else in one place. */
export function placed(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const held = (value ?? {}) as Record<string | number, unknown>;
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? placed(item, rest, other) : item));
  return { ...held, [key]: placed(held[key], rest, other) };
}
