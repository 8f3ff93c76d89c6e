import { afterEach, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { type MetricsPlace, type MetricsServer, serveMetrics } from './metrics-server.ts';

const metrics = createMetrics({ withProcess: false });
const running: MetricsServer[] = [];
afterEach(() => {
  for (const server of running.splice(0)) server.close();
});

async function serve(place: Omit<MetricsPlace, 'port'> = {}): Promise<string> {
  const server = await serveMetrics(metrics, { port: 0, ...place });
  running.push(server);
  return `http://127.0.0.1:${server.port}`;
}

it('answers with the figures, asking first for what is only known by asking', async () => {
  const url = await serve({ refresh: async () => metrics.seeOutbox({ depth: 5, oldestAgeMs: 0 }) });
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get('content-type')).toBe(metrics.contentType);
  expect(await answer.text()).toContain('outbox_depth 5');
});

it.each([
  ['fails', () => Promise.reject(new Error('no database'))],
  ['never ends', () => new Promise<void>(() => undefined)],
])('answers with what it has when asking %s, and tells that it is old', async (_, refresh) => {
  const metrics = createMetrics({ withProcess: false });
  metrics.seeOutbox({ depth: 3, oldestAgeMs: 0 });
  const server = await serveMetrics(metrics, { port: 0, refresh });
  running.push(server);
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  expect(text).toContain('outbox_depth 3');
  expect(text).toContain('failures_total{code="metrics.stale"} 1');
});

it('has nothing else to say', async () => {
  const url = await serve();
  expect((await fetch(url)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404);
});

it('tells when its port is taken', async () => {
  const port = Number(new URL(await serve()).port);
  await expect(serveMetrics(metrics, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
