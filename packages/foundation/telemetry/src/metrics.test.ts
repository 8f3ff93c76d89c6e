import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('the figures', () => {
  it('tell requests, jobs, the outbox and failures in the text form', async () => {
    const metrics = createMetrics({ withProcess: false });
    metrics.seeRequest({ routeGroup: 'workspace', status: 204, durationMs: 30 });
    metrics.seeRequest({ routeGroup: 'workspace', status: 404, durationMs: 3 });
    metrics.seeJob({ topic: 'dossiers.step-opened', result: 'done', durationMs: 12 });
    metrics.seeOutbox({ depth: 7, oldestAgeMs: 1_500 });
    metrics.seeFailure('database.unreachable');
    const lines = (await metrics.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'http_request_duration_seconds_count{route_group="workspace",status="2xx"} 1',
        'http_request_duration_seconds_count{route_group="workspace",status="4xx"} 1',
        'http_request_duration_seconds_bucket{le="0.05",route_group="workspace",status="2xx"} 1',
        'job_duration_seconds_count{topic="dossiers.step-opened",result="done"} 1',
        'outbox_depth 7',
        'outbox_oldest_age_seconds 1.5',
        'failures_total{code="database.unreachable"} 1',
      ]),
    );
  });

  it('of two makers do not mix', async () => {
    const [one, other] = [createMetrics({ withProcess: false }), createMetrics({ withProcess: false })];
    one.seeFailure('a.b');
    expect(await other.text()).not.toContain('a.b');
  });

  it('tell of the process itself', async () => {
    expect(await createMetrics().text()).toContain('process_resident_memory_bytes');
  });
});
