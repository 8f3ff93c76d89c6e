import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface RequestSeen {
  /** The route's group, never its path: `citizen`, `workspace`, `api`. Labels stay few. */
  routeGroup: string;
  status: number;
  durationMs: number;
}

export interface JobSeen {
  topic: string;
  result: 'done' | 'postponed' | 'failed';
  durationMs: number;
}

export interface OutboxSeen {
  depth: number;
  oldestAgeMs: number;
}

/** The figures of one process. No label names a tenant or a person. */
export interface Metrics {
  seeRequest(seen: RequestSeen): void;
  seeJob(seen: JobSeen): void;
  seeOutbox(seen: OutboxSeen): void;
  /** A failure, by its code. */
  seeFailure(code: string): void;
  /** All figures in Prometheus' text form. */
  text(): Promise<string>;
  readonly contentType: string;
}

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface MetricsOptions {
  /** Memory, event loop, garbage collection. On unless said otherwise. */
  withProcess?: boolean;
}

export function createMetrics({ withProcess = true }: MetricsOptions = {}): Metrics {
  const registry = new Registry();
  if (withProcess) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route group and class of status.',
    labelNames: ['route_group', 'status'] as const,
    buckets: secondsBuckets,
    registers,
  });
  const jobs = new Histogram({
    name: 'job_duration_seconds',
    help: 'Time to handle an event, by topic and result.',
    labelNames: ['topic', 'result'] as const,
    buckets: secondsBuckets,
    registers,
  });
  const failures = new Counter({
    name: 'failures_total',
    help: 'Failures, by code.',
    labelNames: ['code'] as const,
    registers,
  });
  const depth = new Gauge({ name: 'outbox_depth', help: 'Events whose time has come and that wait.', registers });
  const age = new Gauge({ name: 'outbox_oldest_age_seconds', help: 'How long the earliest has waited.', registers });
  return {
    seeRequest: ({ routeGroup, status, durationMs }) =>
      requests.observe({ route_group: routeGroup, status: `${Math.trunc(status / 100)}xx` }, durationMs / 1_000),
    seeJob: ({ topic, result, durationMs }) => jobs.observe({ topic, result }, durationMs / 1_000),
    seeOutbox: (seen) => {
      depth.set(seen.depth);
      age.set(seen.oldestAgeMs / 1_000);
    },
    seeFailure: (code) => failures.inc({ code }),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
