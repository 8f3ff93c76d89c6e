import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogger, type Readiness } from '@chuan/telemetry';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppOptions, createApp } from './app.ts';
import { readyz } from './health.ts';
import { type Listening, listen } from './listen.ts';
import { factsOf } from './request-facts.ts';
import { markSignedIn } from './security-headers.ts';

let server: Listening;
let secured: Listening;
let directory: string;

const notReady: Readiness = {
  ready: false,
  checks: { database: { ok: false }, migrations: { ok: false }, queue: { ok: true } },
};

const options = (clientDirectory: string): AppOptions => ({
  clientDirectory,
  logger: createLogger({ name: 'web', level: 'fatal' }),
  build: () => Promise.reject(new Error('no page is asked for here')),
  getLoadContext: () => Promise.reject(new Error('no page is asked for here')),
  readiness: async () => notReady,
  bodyLimits: { defaultBytes: 100, bytesFor: (address) => (address === '/call/upload' ? 1000 : undefined) },
  mount: (app) => {
    app.all('/call/*', (_request, response) => {
      response.json({ requestId: factsOf(response).requestId, locale: factsOf(response).locale });
    });
    app.all('/trpc/list', (_request, response) => void response.json({ rows: 'x'.repeat(5_000) }));
    app.get('/mine', (_request, response) => {
      markSignedIn(response);
      response.setHeader('Cache-Control', 'public, max-age=60');
      response.send('mine');
    });
    app.get('/shared', (_request, response) => {
      response.setHeader('Cache-Control', 'public, max-age=60');
      response.send('shared');
    });
    app.get('/broken', () => {
      throw new Error('password=secret at /srv/app');
    });
  },
});

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'chuan-web-'));
  await mkdir(path.join(directory, 'assets'));
  await writeFile(path.join(directory, 'assets/a-1234.js'), 'export {}');
  server = await listen(createApp(options(directory)), 0, '127.0.0.1');
  secured = await listen(
    createApp({ ...options(directory), publicOrigin: 'https://chuan.example.vn', trustedProxies: 1 }),
    0,
    '127.0.0.1',
  );
});

afterAll(async () => {
  await Promise.all([server.close(), secured.close()]);
  await rm(directory, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Not fetch: it would not send forged Origin, Host or Sec-Fetch headers. */
function ask(to: Listening, line: string, headers: http.OutgoingHttpHeaders = {}, body = ''): Promise<Answer> {
  const [method = 'GET', address = '/'] = line.split(' ');
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: to.port, method, path: address, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const own = () => `http://127.0.0.1:${server.port}`;

describe('a change', () => {
  const forged: [string, http.OutgoingHttpHeaders][] = [
    ['without any word of where it comes from', {}],
    ['with origin null', { origin: 'null' }],
    ['from a foreign origin', { origin: 'https://evil.example' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sub-domain', { 'sec-fetch-site': 'same-site' }],
    ['with a forged forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    ['as plain text', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
    ['as a form', { origin: 'https://evil.example', 'content-type': 'multipart/form-data; boundary=x' }],
  ];

  test.each(forged.flatMap((row) => ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, ...row] as const)))(
    '%s %s is refused',
    async (method, _, headers) => {
      expect((await ask(server, `${method} /call/x`, headers)).status).toBe(403);
    },
  );

  test('from our own page is let through', async () => {
    expect((await ask(server, 'POST /call/x', { origin: own() })).status).toBe(200);
    expect((await ask(server, 'POST /call/x', { 'sec-fetch-site': 'same-origin', origin: own() })).status).toBe(200);
  });

  test('under a configured address counts only that, whatever the Host header says', async () => {
    const host = { host: 'evil.example', origin: 'http://evil.example' };
    expect((await ask(secured, 'POST /call/x', host)).status).toBe(403);
    expect((await ask(secured, 'POST /call/x', { origin: 'https://chuan.example.vn' })).status).toBe(200);
  });

  test('that is refused tells people in Vietnamese and programs by a code', async () => {
    const page = await ask(server, 'POST /call/x', { accept: 'text/html' });
    expect(page.body).toContain('Yêu cầu không được chấp nhận');
    const english = await ask(server, 'POST /call/x', { accept: 'text/html', cookie: 'lang=en' });
    expect(english.body).toContain('The request was not accepted');
    expect(JSON.parse((await ask(server, 'POST /call/x')).body)).toMatchObject({
      error: { code: 'request.foreignOrigin' },
    });
  });
});

describe('every answer', () => {
  test('carries the browser defences', async () => {
    const { headers } = await ask(server, 'GET /call/x');
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w-]{24}'; script-src-attr 'none'/);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('asks for https for two years once the address is https', async () => {
    const { headers } = await ask(secured, 'GET /call/x');
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  });

  test('has a nonce and a request id of its own, never one from outside', async () => {
    const answers = await Promise.all([1, 2].map(() => ask(server, 'GET /call/x', { 'x-request-id': 'forged' })));
    const ids = answers.map((answer) => (JSON.parse(answer.body) as { requestId: string }).requestId);
    expect(new Set([...ids, 'forged']).size).toBe(3);
    expect(answers.map((answer) => answer.headers['x-request-id'])).toEqual(ids);
    expect(new Set(answers.map((answer) => answer.headers['content-security-policy'])).size).toBe(2);
  });

  test('is in Vietnamese unless the cookie says otherwise', async () => {
    const localeOf = async (cookie: string) =>
      (JSON.parse((await ask(server, 'GET /call/x', { cookie })).body) as { locale: string }).locale;
    expect(await localeOf('lang=en; scheme=dark')).toBe('en');
    expect(await localeOf('lang=fr')).toBe('vi');
    expect(await localeOf('xlang=en; lang=%E0%A4%A')).toBe('vi');
  });
});

describe('keeping', () => {
  test.each([
    ['built files for ever', '/assets/a-1234.js', 'public, max-age=31536000, immutable'],
    ['what says so itself', '/shared', 'public, max-age=60'],
    ['nothing of a session, even if it says so', '/mine', 'no-store'],
    ['nothing that says nothing', '/call/x', 'no-store'],
    ['no missing file', '/assets/none.js', 'no-store'],
    ['no failure', '/broken', 'no-store'],
  ])('%s', async (_, address, expected) => {
    expect((await ask(server, `GET ${address}`)).headers['cache-control']).toBe(expected);
  });
});

describe('a failure', () => {
  test('tells nothing of its cause', async () => {
    const { status, body } = await ask(server, 'GET /broken', { accept: 'text/html' });
    expect(status).toBe(500);
    expect(body).toContain('Hệ thống gặp trục trặc');
    expect(body).not.toMatch(/secret|srv|Error/);
  });

  test('of the address is not ours', async () => {
    expect((await ask(server, 'GET /%E0%A4%A')).status).toBeLessThan(500);
  });
});

describe('a body', () => {
  const from = () => ({ origin: own() });

  test('that is too large is refused unread', async () => {
    expect((await ask(server, 'POST /call/x', { ...from(), 'content-length': 101 }, 'a'.repeat(101))).status).toBe(413);
  });

  test('may be larger where files are expected', async () => {
    expect((await ask(server, 'POST /call/upload', { ...from(), 'content-length': 101 }, 'a'.repeat(101))).status).toBe(
      200,
    );
  });

  test('must tell its length', async () => {
    expect((await ask(server, 'POST /call/x', { ...from(), 'transfer-encoding': 'chunked' }, 'a')).status).toBe(411);
  });
});

describe('probes', () => {
  test('say alive and, apart from it, ready', async () => {
    expect(JSON.parse((await ask(server, 'GET /healthz')).body)).toEqual({ alive: true });
    const ready = await ask(server, 'GET /readyz');
    expect([ready.status, JSON.parse(ready.body)]).toEqual([503, notReady]);
  });

  test('take one look for all who ask while it is under way, and a new one for who asks later', async () => {
    let asked = 0;
    let looks = 0;
    const look = Promise.withResolvers<Readiness>();
    const probe = express().get(
      '/readyz',
      (_request, _response, next) => {
        asked += 1;
        if (asked === 2) setImmediate(() => look.resolve(notReady));
        next();
      },
      readyz(() => {
        looks += 1;
        return look.promise;
      }),
    );
    const probed = await listen(probe, 0, '127.0.0.1');
    const answers = await Promise.all([ask(probed, 'GET /readyz'), ask(probed, 'GET /readyz')]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(looks).toBe(1);
    await ask(probed, 'GET /readyz');
    expect(looks).toBe(2);
    await probed.close();
  });
});

test('a list is packed for the way; what a change answers is not worth it', async () => {
  const packing = { 'accept-encoding': 'gzip', origin: own() };
  expect((await ask(server, 'GET /trpc/list', packing)).headers['content-encoding']).toBe('gzip');
  expect((await ask(server, 'POST /trpc/list', packing)).headers['content-encoding']).toBeUndefined();
});

test('closing waits for nobody who only keeps a connection open', async () => {
  const short = await listen(createApp(options(directory)), 0, '127.0.0.1');
  const agent = new http.Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port: short.port, path: '/healthz', agent }, (response) => {
        response.resume().on('end', resolve);
      })
      .on('error', reject);
  });
  await short.close(500);
  await expect(ask(short, 'GET /healthz')).rejects.toThrow('ECONNREFUSED');
  agent.destroy();
});

test('a request line with the whole address is answered as its path', async () => {
  expect(await ask(server, 'GET http://elsewhere.example/shared')).toMatchObject({ status: 200, body: 'shared' });
});
