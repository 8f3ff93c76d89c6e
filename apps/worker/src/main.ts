import { publicUrlOf, readEnv } from '@chuan/kernel/env';
import { systemClock } from '@chuan/kernel';
import { createLogger } from '@chuan/telemetry';
import { makeMailer } from '@chuan/notices/jobs';
import { join } from 'node:path';
import { handlersWith } from './handlers.ts';
import { workerSettings } from './settings.ts';
import { startWorker } from './worker.ts';

const env = readEnv();
const logger = createLogger({ name: 'worker', level: env.LOG_LEVEL });
/** Whoever started this process takes it away after 2.5 s. */
const lastMs = 2_400;

try {
  const mailer = makeMailer({ from: env.MAIL_FROM, smtpUrl: env.SMTP_URL, folder: join(env.DATA_DIR, 'mail') });
  const handlers = handlersWith(mailer, publicUrlOf(env));
  const starting = startWorker({ settings: workerSettings(env), handlers, clock: systemClock, logger });
  const stop = (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'worker stopping');
    setTimeout(() => process.exit(1), lastMs).unref();
    void starting
      .then((worker) => worker.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  await starting;
} catch (error) {
  logger.fatal(error);
  process.exit(1);
}

// What nobody caught leaves the process in a state that nobody knows; the events it held come again elsewhere.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    logger.fatal({ err: error }, event);
    process.exit(1);
  });
}
