import { assertRoleCannotBypass, openDatabase } from '@chuan/db';
import { clamdScanner, localFileStore } from '@chuan/files';
import { type EventReport, type Handler, outboxState, startWorkers } from '@chuan/jobs';
import { type Clock, isAppError } from '@chuan/kernel';
import { createMetrics, type Logger, type Metrics, serveMetrics } from '@chuan/telemetry';
import { startCalendarRenewal } from './calendars.ts';
import { startCheckpoints } from './checkpoints.ts';
import { startPasswordLog } from './password-log.ts';
import { startRescans } from './rescan.ts';
import type { WorkerSettings } from './settings.ts';
import { startTidying, type TidyingOrder } from './tidying.ts';

const concurrency = 4;
const figuresEveryMs = 60_000;

export interface WorkerOptions {
  readonly settings: WorkerSettings;
  readonly handlers: readonly Handler[];
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface RunningWorker {
  /** Within two seconds or so, finished or not. */
  stop(): Promise<void>;
}

/**
 * Relay, handlers and chores of one process.
 *
 * @throws {AppError} `database.role_can_bypass` when a role could step over the tenant wall.
 */
export async function startWorker({ settings, handlers, clock, logger }: WorkerOptions): Promise<RunningWorker> {
  const app = openDatabase(settings.appUrl, { max: concurrency + 1, name: 'chuan-worker' });
  const relay = openDatabase(settings.relayUrl, { max: 3, name: 'chuan-relay' });
  const platform = openDatabase(settings.platformUrl, { max: 1, name: 'chuan-worker-platform' });
  const databases = [app, relay, platform];
  for (const { db } of databases) await assertRoleCannotBypass(db);
  const figures = startFigures(logger);
  const metrics = createMetrics();
  const workers = await startWorkers({
    databases: { app: app.db, relay: relay.db },
    queueUrl: settings.relayUrl,
    handlers,
    clock,
    concurrency,
    onEvent: (event) => {
      figures.count(event);
      measure(metrics, event);
      logEvent(logger, event);
    },
    onError: (error) => logger.error({ err: error }, 'queue or database trouble'),
  });
  const stopChores = await startChores({ app: app.db, platform: platform.db, clock, logger }, settings);
  const served =
    settings.metricsPort === undefined
      ? undefined
      : await serveMetrics(metrics, {
          port: settings.metricsPort,
          refresh: async () => metrics.seeOutbox(await outboxState(relay.db, clock.now())),
        });
  logger.info({ handlers: handlers.length, concurrency }, 'worker started');
  return {
    async stop() {
      for (const stop of stopChores) stop();
      figures.stop();
      served?.close();
      await workers.stop();
      await Promise.all(databases.map((database) => database.close()));
    },
  };
}

type Chores = Pick<TidyingOrder, 'app' | 'platform' | 'clock' | 'logger'>;

/** What is done by the clock and not because of an event. @returns what stops each. */
async function startChores(common: Chores, settings: WorkerSettings): Promise<(() => void)[]> {
  const files = await localFileStore(settings.filesFolder);
  const { scannerAddress } = settings;
  return [
    startCheckpoints({ ...common, settings: settings.checkpoints }),
    startTidying({ ...common, files }),
    startPasswordLog(common),
    startCalendarRenewal(common),
    ...(scannerAddress === undefined
      ? []
      : [startRescans({ ...common, files, scanner: clamdScanner(scannerAddress) })]),
  ];
}

function measure(metrics: Metrics, { topic, result, durationMs, errors }: EventReport): void {
  metrics.seeJob({ topic, result, durationMs });
  for (const error of errors) metrics.seeFailure(isAppError(error) ? error.code : 'event.failed');
}

function logEvent(logger: Logger, event: EventReport): void {
  const { errors, durationMs, ...fields } = event;
  const line = { ...fields, durationMs: Math.round(durationMs) };
  if (event.result === 'done') logger.debug(line, 'event handled');
  else if (event.result === 'postponed') logger.warn({ ...line, err: errors[0] }, 'event put off');
  else logger.error({ ...line, err: errors[0] }, 'event set aside');
}

/** One line a minute, only when something happened. */
function startFigures(logger: Logger): { count(event: EventReport): void; stop(): void } {
  let counts = { done: 0, postponed: 0, failed: 0, longestMs: 0 };
  const timer = setInterval(() => {
    if (counts.done + counts.postponed + counts.failed === 0) return;
    logger.info({ ...counts, longestMs: Math.round(counts.longestMs) }, 'events of the last minute');
    counts = { done: 0, postponed: 0, failed: 0, longestMs: 0 };
  }, figuresEveryMs);
  timer.unref();
  return {
    count({ result, durationMs }) {
      counts[result] += 1;
      counts.longestMs = Math.max(counts.longestMs, durationMs);
    },
    stop: () => clearInterval(timer),
  };
}
