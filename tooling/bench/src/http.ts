import http from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@chuan/kernel';
import { sql } from 'kysely';
import { tokenFor } from './chaos/run.ts';
import { type House, startHouse, waitUntil } from './chaos/house.ts';
import type { Figure } from './figure.ts';
import type { Place } from './place.ts';
import { measureTpcB } from './tpcb.ts';
import { clientOf, type Mover, type Moving, perSecond, receiveMany } from './transitions.ts';
import type { BenchAgency } from './world.ts';

interface Moved {
  readonly version: number;
  readonly openSteps: readonly { readonly id: string }[];
}

type Post = (path: string, input: unknown) => Promise<unknown>;

/** A caller on one kept connection that spends little on itself: it shares the machine with what it measures. */
function postTo(url: string, sessionToken: string): Post {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const headers = {
    'content-type': 'application/json',
    cookie: `session=${encodeURIComponent(sessionToken)}`,
    'sec-fetch-site': 'same-origin',
  };
  return (path, input) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(input);
      const length = { 'content-length': Buffer.byteLength(body), 'idempotency-key': newId() };
      const options = { method: 'POST', agent, headers: { ...headers, ...length } };
      const request = http.request(`${url}/trpc/${path}`, options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => {
          const answer = JSON.parse(text) as { result?: { data: unknown } };
          if (answer.result) resolve(answer.result.data);
          else reject(new Error(text));
        });
      });
      request.on('error', reject);
      request.end(body);
    });
}

async function moveOn(post: Post, at: Moving): Promise<void> {
  const { dossierId, version, stepId } = at;
  const moved = (await post('dossiers.completeStep', { dossierId, version, stepId })) as Moved;
  at.version = moved.version;
  at.stepId = moved.openSteps[0]?.id;
}

async function gatherMovers(place: Place, house: House, agencies: readonly BenchAgency[], each: number) {
  return Promise.all(
    Array.from({ length: 16 }, async (_, index): Promise<Mover> => {
      const agency = agencies[index % agencies.length]!;
      const queue = await receiveMany(clientOf(place, agency), agency, each);
      const post = postTo(house.url, await tokenFor(place, agency));
      return { queue, moveOn: (at) => moveOn(post, at) };
    }),
  );
}

/** What other parts of the bench left for a worker to do is not this part's load. */
const isDrained = (place: Place) => async (): Promise<boolean> => {
  const waiting = sql<{ n: number }>`select count(*) as n from outbox where available_at <= now()`;
  const { rows } = await waiting.execute(place.migrator.db);
  return rows[0]!.n === 0;
};

/**
 * The same transitions through the running web server, tRPC and session cookie: with the web server alone, as the
 * service and TPC-B are measured; then beside the worker that tells people of each of them; and what both weigh then.
 */
export async function benchHttp(place: Place, agencies: readonly BenchAgency[], seconds = 6): Promise<Figure[]> {
  const house = await startHouse(place, ['web']);
  try {
    const movers = await gatherMovers(place, house, agencies, seconds * 16);
    await sql`analyze`.execute(place.migrator.db);
    await perSecond(movers, 1);
    const tpcb = await measureTpcB(place.superuserUrl, 16, seconds);
    const alone = await perSecond(movers, seconds);
    house.start('worker');
    await waitUntil(isDrained(place), 300_000);
    await delay(1_000);
    const beside = await perSecond(movers, seconds);
    const of = `tpcb by ${tpcb.by}`;
    const figure = (name: string, value: number): Figure => ({
      name,
      value,
      unit: 'per_s',
      ratio: value / tpcb.perSecond,
      of,
    });
    const memory = house.memoryMb();
    return [
      figure('transitions.http', alone),
      figure('transitions.http_beside_worker', beside),
      { name: 'memory.web_and_worker', value: memory, unit: 'MB', ratio: memory / 600, of: '600 MB' },
    ];
  } finally {
    await house.stop();
  }
}
