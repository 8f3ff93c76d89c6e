import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declared, type Field, isVendors, listProcedures } from './attack.ts';
import { hostileValues, type Path, placed, placesIn, wireText } from './hostile-values.ts';
import { type Ask, type HttpDoor, openHttpDoor, openSessions } from './http-door.ts';
import { sampleInput } from './samples.ts';
import { populate, portsOf } from './world.ts';

const procedures = listProcedures();
/** Enough to find what breaks often in seconds; more when somebody looks for the rest. */
const triesEach = 15;
let database: TestDatabase;
let field: Field;
let door: HttpDoor;
let cookies: { member: string; staff: string };
let slug: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const mine = await populate(database, 'mine');
  field = { database, ports: portsOf(), mine, theirs: mine };
  door = await openHttpDoor(database);
  cookies = await openSessions(field);
  const tenant = database.migrator.selectFrom('platform.tenant').select('slug').where('id', '=', mine.agency.tenantId);
  ({ slug } = await tenant.executeTakeFirstOrThrow());
});
afterAll(async () => {
  await door.close();
  await database.drop();
});

/** What only the inside knows: stacks, statements, paths, the database's own words. */
const inside =
  /\bat \S+ \(|node_modules|file:\/\/|\/(tmp|home|srv|usr|work)\/|\.ts:\d|(select|insert into|update|delete from) "?\w+"?\b.*"?\w+"?|relation "|syntax error|violates|pg_|ECONN|(Type|Range|Syntax|Reference)Error/i;

async function complaintsAbout(path: string, ask: Ask): Promise<string[]> {
  const { status, text } = await door.ask(path, ask);
  if (status < 400) return [];
  const found: string[] = [];
  if (status >= 500) found.push(`${status}: ${text.slice(0, 200)}`);
  const leak = inside.exec(text);
  if (leak) found.push(`tells of the inside: ${leak[0]}`);
  return found;
}

type Procedure = (typeof procedures)[number];

/** Where a procedure is called by whom it is meant for. */
function callOf(procedure: Procedure, input: string): [path: string, ask: Ask] {
  const isPublic = declared(procedure) === 'public';
  const cookie = isPublic ? undefined : isVendors(procedure) ? cookies.staff : cookies.member;
  const path = `${isPublic ? `/a/${slug}` : ''}/trpc/${procedure.path}`;
  if (procedure.type === 'mutation') return [path, { method: 'POST', cookie, body: input }];
  return [`${path}?input=${encodeURIComponent(input.toWellFormed())}`, { cookie }];
}

/** Places of the sample, and the optional fields that it leaves out. */
function placesOf({ path, inputs }: Procedure, sample: unknown): Path[] {
  const optional = inputs.flatMap((input) => {
    const { properties } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as { properties?: object };
    return Object.keys(properties ?? {}).map((key): Path => [key]);
  });
  const places = [...placesIn(sample), ...optional, ['unknown'], ['__proto__']];
  expect(places.length, path).toBeGreaterThan(0);
  return places;
}

describe('nothing hostile breaks or opens', () => {
  test.each(procedures.map((one) => [one.path, one] as const))('%s', async (_path, procedure) => {
    const sample = sampleInput(procedure.path, procedure.inputs, field.mine.ids);
    const hostile = fc.tuple(
      fc.constantFrom(...placesOf(procedure, sample)),
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...hostileValues) }, { weight: 1, arbitrary: fc.jsonValue() }),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async ([place, value]) => {
        expect(await complaintsAbout(...callOf(procedure, wireText(placed(sample, place, value))))).toEqual([]);
      }),
      { numRuns: triesEach },
    );
  });
});

describe('the door itself', () => {
  const post = (body: string, headers?: Record<string, string>) =>
    door.ask('/trpc/tenancy.renameUnit', { method: 'POST', cookie: cookies.member, body, headers });

  test.each([
    ['deep arrays', '['.repeat(100_000) + ']'.repeat(100_000), 'request.too_deep'],
    ['deep objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, 'request.too_deep'],
    ['no end', '{"id":', 'request.bad_input'],
    ['nothing', '', 'request.bad_input'],
    ['no JSON', 'id=1', 'request.bad_input'],
    ['a prototype', '{"__proto__":{"a":1}}', 'request.bad_input'],
    ['a zero byte', '{"id":"\\u0000"}', 'request.bad_input'],
    ['half a letter', '{"id":"\\ud800"}', 'request.bad_input'],
  ])('answers %s with a code and 400', async (_, body, code) => {
    const { status, text } = await post(body);
    expect([status, (JSON.parse(text) as { error: { message: string } }).error.message]).toEqual([400, code]);
  });

  test('takes ten calls at once and not a thousand', async () => {
    const batch = (count: number) =>
      complaintsAbout(`/trpc/${Array(count).fill('notices.unread').join(',')}?batch=1`, { cookie: cookies.member });
    for (const count of [10, 11, 100, 500]) expect(await batch(count)).toEqual([]);
    const many = await door.ask(`/trpc/${Array(500).fill('notices.unread').join(',')}?batch=1`, {
      cookie: cookies.member,
    });
    expect(many.status).toBe(400);
  });

  test.each([
    ['/trpc', {}],
    ['/trpc/', {}],
    ['/trpc/none', {}],
    ['/trpc/__proto__', {}],
    ['/trpc/constructor.prototype', {}],
    ['/trpc/tenancy.renameUnit', {}],
    ['/trpc/notices.unread', { method: 'POST', body: '{}' }],
    ['/trpc/notices.unread?input=%7B', {}],
    ['/trpc/notices.unread?batch=1&input=%00', {}],
    ['/trpc/%00', {}],
    ['/trpc/%E0%A4%A', {}],
    ['/trpc/notices.unread?batch=1&input=%7B%22__proto__%22%3A%7B%7D%7D', {}],
    ['/a/__proto__/trpc/tenancy.publicAgency', {}],
    ['/a/%00/trpc/tenancy.publicAgency', {}],
    ['/trpc/notices.unread', { headers: { cookie: 'session=%00; session=%ff; session' } }],
    ['/trpc/notices.unread', { headers: { cookie: `session=${'a'.repeat(4_000)}` } }],
    ['/trpc/notices.unread', { headers: { 'idempotency-key': "'; drop" } }],
  ] satisfies [string, Ask][])('%s says nothing of the inside', async (path, ask) => {
    expect(await complaintsAbout(path, { cookie: cookies.member, ...ask })).toEqual([]);
  });

  test('is still open to who may come in', async () => {
    for (const [path, cookie] of [
      ['/trpc/notices.unread', cookies.member],
      ['/trpc/tenancy.listProvinces', cookies.staff],
    ] as const)
      expect((await door.ask(path, { cookie })).status).toBe(200);
    expect((await door.ask(`/a/${slug}/trpc/tenancy.publicAgency`)).status).toBe(200);
  });
});
