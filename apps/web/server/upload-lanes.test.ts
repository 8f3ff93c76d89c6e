import http from 'node:http';
import { createLogger } from '@chuan/telemetry';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createApp } from './app.ts';
import { type Listening, listen } from './listen.ts';

const mebibyte = 1_048_576;
const body = Buffer.alloc(2 * mebibyte, 'a');
let server: Listening;
/** Uploads that were let in, each with what answers it. */
let inside: (() => void)[];
let arrivals: (() => void)[];

beforeAll(async () => {
  const app = createApp({
    logger: createLogger({ name: 'web', level: 'fatal' }),
    build: () => Promise.reject(new Error('no page is asked for here')),
    getLoadContext: () => Promise.reject(new Error('no page is asked for here')),
    bodyLimits: { defaultBytes: 9 * mebibyte },
    lanes: { bytesInAll: 5 * mebibyte, bytesOfNetwork: 3 * mebibyte, waiting: 1 },
    trustedProxies: 1,
    mount: (express) => {
      express.post('/a/xa-mau/upload', (request, response) => {
        request.resume();
        inside.push(() => response.end('in'));
        for (const arrived of arrivals.splice(0)) arrived();
      });
    },
  });
  server = await listen(app, 0, '127.0.0.1');
});
afterAll(() => server.close());
beforeEach(() => {
  inside = [];
  arrivals = [];
});

function upload(from: string) {
  const host = `127.0.0.1:${server.port}`;
  const request = http.request({
    host: '127.0.0.1',
    port: server.port,
    method: 'POST',
    path: '/a/xa-mau/upload',
    headers: { host, origin: `http://${host}`, 'x-forwarded-for': from, 'content-length': body.length },
  });
  const status = new Promise<number | undefined>((resolve) => {
    request.once('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('error', () => resolve(undefined));
  });
  request.end(body);
  return { status, giveUp: () => request.destroy() };
}

/** When so many are inside. */
async function until(count: number): Promise<void> {
  while (inside.length < count) await new Promise<void>((resolve) => arrivals.push(resolve));
}

test('files of one network come in by turns, and too many of them are sent away', async () => {
  const first = upload('203.0.113.7');
  await until(1);
  const others = [upload('203.0.113.7'), upload('203.0.113.7')];
  const away = await Promise.race(others.map(({ status }) => status));
  expect(away).toBe(503);
  expect(inside).toHaveLength(1);
  inside[0]!();
  expect(await first.status).toBe(200);
  await until(2);
  inside[1]!();
  expect((await Promise.all(others.map(({ status }) => status))).sort()).toEqual([200, 503]);
});

test('another network is let in meanwhile, and who gives up makes room', async () => {
  const first = upload('203.0.113.7');
  await until(1);
  const second = upload('2001:db8::1');
  await until(2);
  const third = upload('198.51.100.9');
  first.giveUp();
  await until(3);
  inside[1]!();
  inside[2]!();
  expect(await Promise.all([second.status, third.status])).toEqual([200, 200]);
});
