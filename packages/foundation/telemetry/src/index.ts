export {
  createLogger,
  type LogContext,
  type Logger,
  type LoggerOptions,
  type LogLevel,
  withContext,
} from './logger.ts';
export { redact } from './redact.ts';
export {
  createMetrics,
  type JobSeen,
  type Metrics,
  type MetricsOptions,
  type OutboxSeen,
  type RequestSeen,
} from './metrics.ts';
export { type MetricsServer, serveMetrics } from './metrics-server.ts';
export { type Readiness, type ReadinessProbes, readiness } from './readiness.ts';
