import type { APIRequestContext } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Person } from './people.ts';
import { listRoutes } from './routes.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const routes = listRoutes();
const agency = 'quy-nhon-nam';
const someId = '01a20000-0000-7000-8000-000000000000';

/** Where an address has a part of its own: what stands there instead. */
const parts = [
  ...[
    '%00',
    '%ED%A0%80',
    '%E2%80%AEabc',
    '..%2F..%2Fetc%2Fpasswd',
    '__proto__',
    'constructor',
    "'--",
    '%',
    'a'.repeat(3_000),
  ],
  ...['-1', '1e999', '253402300800000', 'NaN', '9999-12-31', '%F0%9F%98%80', '%3Cscript%3E', '.data', 'undefined'],
];
/** Words that loaders ask an address for. */
const asked = [
  'q',
  'page',
  'cursor',
  'on',
  'from',
  'to',
  'before',
  'status',
  'person',
  'state',
  'code',
  'limit',
  'version',
  'show',
];

/** What only the inside knows. */
const inside =
  /node_modules|\bat \S+ \(file:|\/(tmp|home|srv|usr|work)\/\w|relation "|syntax error at|violates|ECONN|(Type|Range|Reference)Error/;

const filled = (path: string, part: string): string => path.replace(':agency', agency).replaceAll(/:\w+|\*/g, part);

/** Some of a list for one route, others for the next: together the routes meet them all. */
const turn = <T>(list: readonly T[], at: number, count: number): T[] =>
  Array.from({ length: count }, (_, index) => list[(at * count + index) % list.length]!);

function pathsOf(path: string, at: number): string[] {
  const plain = filled(path, someId);
  const holes = /:(?!agency)\w+|\*/.test(path) ? turn(parts, at, 3).map((part) => filled(path, part)) : [];
  const queries = turn(parts, at, 3).map((part, index) => {
    const [one, other] = turn(asked, at + index, 2);
    return `${plain}?${one}=${part}&${other}=${part}`;
  });
  const all = asked.map((name) => `${name}=%00`).join('&');
  return [...holes, ...queries, `${plain}?${all}`, `${plain}.data?_routes=${'a,'.repeat(500)}`];
}

const forms: readonly Readonly<Record<string, string>>[] = [
  {},
  { intent: 'password', current: '\0', next: '\u202e'.repeat(20), again: '\u202e'.repeat(20) },
  { email: 'a@b.vn\0', password: '\ud800', next: '//evil.example', device: '\0' },
  {
    code: '\0',
    secret: '\0',
    key: '\0',
    name: 'A'.repeat(50_000),
    back: 'https://evil.example',
    lang: '__proto__',
    scheme: '\0',
  },
  {
    intent: '__proto__',
    score: '1e999',
    stepId: someId,
    content: '\u202e\0',
    version: '-1',
    files: 'x',
    components: '{"__proto__":1}',
  },
];

async function complaints(
  request: APIRequestContext,
  path: string,
  form?: Readonly<Record<string, string>>,
): Promise<string[]> {
  const url = `${stage.url}${path}`;
  const options = { maxRedirects: 0, headers: { Origin: stage.url, Accept: 'text/html' } };
  const answer = await (form ? request.post(url, { ...options, form }) : request.get(url, options)).catch(
    (error: Error) => {
      // The client refuses some addresses itself.
      if (/Invalid URL|unescaped|Parse Error|ECONNRESET|EPIPE/.test(error.message)) return undefined;
      throw error;
    },
  );
  if (!answer) return [];
  const text = await answer.text();
  const found: string[] = [];
  if (answer.status() >= 500) found.push(`${answer.status()} ${form ? 'POST' : 'GET'} ${path.slice(0, 160)}`);
  const leak = answer.status() >= 400 ? inside.exec(text) : null;
  if (leak) found.push(`${path.slice(0, 160)} tells ${leak[0]}`);
  const to = answer.headers()['location'];
  if (to !== undefined && /^(https?:)?\/\/(?!localhost)/.test(to)) found.push(`${path.slice(0, 160)} leads to ${to}`);
  return found;
}

/** Everybody tries the pages of their own face and those that are open to all. */
const whos: readonly (readonly [Person | 'stranger', RegExp])[] = [
  ['stranger', /^\/(?!w|v)/],
  ['leader', /^\/w/],
  ['agencyAdmin', /^\/w\/(admin|mails|account)/],
  ['vendorAdmin', /^\/v/],
];

describe.each(whos)('what is hostile, sent by the %s', (who, face) => {
  it('breaks nothing and tells nothing', async () => {
    const { request } = await (who === 'stranger' ? stage.stranger() : stage.as(who));
    const own = routes.filter(({ path }) => face.test(path));
    expect(own.length).toBeGreaterThan(3);
    const found: string[] = [];
    for (const [at, { path }] of own.entries()) {
      const sent = path === '/sign-out' ? [] : turn(forms, at, 1);
      const answers = await Promise.all([
        ...pathsOf(path, at).map((one) => complaints(request, one)),
        ...sent.map((form) => complaints(request, filled(path, someId), form)),
      ]);
      found.push(...answers.flat());
    }
    expect(found).toEqual([]);
  });
});
