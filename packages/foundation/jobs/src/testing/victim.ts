import { openDatabase } from '@chuan/db';
import { systemClock } from '@chuan/kernel';
import { startWorkers } from '../workers.ts';
import { counting } from './counting.ts';

/** A worker process that lives to be killed. Its arguments are the addresses of the app and the relay role. */
const [appUrl = '', relayUrl = ''] = process.argv.slice(2);
const databases = { app: openDatabase(appUrl, { max: 6 }).db, relay: openDatabase(relayUrl, { max: 2 }).db };
await startWorkers({
  databases,
  queueUrl: relayUrl,
  handlers: [counting],
  clock: systemClock,
  onEvent: () => process.stdout.write('.'),
});
