import { unavailable } from '@chuan/kernel';
import { describe, expect, it } from 'vitest';
import { type ReadinessProbes, readiness } from './readiness.ts';

const well: ReadinessProbes = {
  database: async () => undefined,
  migrations: async () => [],
  queue: async () => ({ depth: 2, oldestAgeMs: 150 }),
};

describe('a process', () => {
  it('is ready when the database answers and has the schema', async () => {
    expect(await readiness(well)).toEqual({
      ready: true,
      checks: {
        database: { ok: true },
        migrations: { ok: true, pending: [] },
        queue: { ok: true, depth: 2, oldestAgeMs: 150 },
      },
    });
  });

  it('is not ready without its database, and says no more than a code', async () => {
    const database = () => Promise.reject(unavailable('database.unreachable'));
    const answer = await readiness({ ...well, database });
    expect(answer.ready).toBe(false);
    expect(answer.checks.database).toEqual({ ok: false, error: 'database.unreachable' });
    const odd = await readiness({ ...well, database: () => Promise.reject(new Error('postgres://u:p@h')) });
    expect(odd.checks.database).toEqual({ ok: false, error: 'probe.failed' });
  });

  it('is not ready on an older schema', async () => {
    const answer = await readiness({ ...well, migrations: async () => ['0007_later'] });
    expect(answer).toMatchObject({ ready: false, checks: { migrations: { ok: false, pending: ['0007_later'] } } });
  });

  it('serves on when the workers are behind, and says so', async () => {
    const answer = await readiness({ ...well, queue: async () => ({ depth: 9, oldestAgeMs: 90_000 }) });
    expect(answer).toMatchObject({ ready: true, checks: { queue: { ok: false, depth: 9 } } });
  });

  it('does not wait for a probe that never answers', async () => {
    const answer = await readiness({ ...well, database: () => new Promise(() => undefined) });
    expect(answer.checks.database).toEqual({ ok: false, error: 'probe.too_slow' });
  });
});
