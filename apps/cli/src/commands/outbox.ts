import { withTenant } from '@chuan/db';
import { listFailedEvents, outboxState, retryFailedEvent } from '@chuan/jobs';
import type { AddCommand } from '../add-command.ts';
import type { House } from '../house.ts';
import { tenantsOf } from '../tenants.ts';
import { words } from '../words.ts';

/** How far the background work is behind, and what it could not do. */
export const addOutbox: AddCommand = (program, run) => {
  const outbox = program.command('outbox').description(words('help.outbox'));
  outbox
    .command('state')
    .description(words('help.outbox_state'))
    .action(() => run(showState));
  outbox
    .command('failed')
    .description(words('help.outbox_failed'))
    .option('--tenant <slug>', words('help.tenant_option'))
    .action((options: { tenant?: string }) => run((house) => eachFailed(house, options.tenant)));
  outbox
    .command('retry')
    .description(words('help.outbox_retry'))
    .option('--tenant <slug>', words('help.tenant_option'))
    .action((options: { tenant?: string }) => run((house) => retryAll(house, options.tenant)));
};

async function showState(house: House): Promise<void> {
  const { depth, oldestAgeMs } = await outboxState(await house.open('relay', 1), house.clock.now());
  house.say(words('outbox.state', { depth, seconds: Math.round(oldestAgeMs / 1_000) }));
}

async function eachFailed(house: House, slug: string | undefined): Promise<void> {
  const app = await house.open('app', 1);
  let count = 0;
  for (const tenant of await tenantsOf(app, slug)) {
    const events = await withTenant(app, tenant.id, (tx) => listFailedEvents(tx, 1_000), { access: 'read_only' });
    count += events.length;
    for (const { id, topic, error, attempts } of events) {
      house.fault([tenant.slug, id, topic, attempts, error.replaceAll('\n', '; ')].join('\t'));
    }
  }
  if (count === 0) house.say(words('outbox.none_failed'));
}

async function retryAll(house: House, slug: string | undefined): Promise<void> {
  const app = await house.open('app', 1);
  let count = 0;
  for (const tenant of await tenantsOf(app, slug)) {
    count += await withTenant(app, tenant.id, async (tx) => {
      const events = await listFailedEvents(tx, 1_000);
      for (const { id } of events) await retryFailedEvent(tx, id, house.clock.now());
      return events.length;
    });
  }
  house.say(words('outbox.retried', { count }));
}
