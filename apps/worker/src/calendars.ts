import type { Database } from '@chuan/db';
import { withTenant } from '@chuan/db';
import { canonicalJson, type Clock, type Uuid } from '@chuan/kernel';
import type { Logger } from '@chuan/telemetry';
import { listNationalDays, renewCalendar } from '@chuan/tenancy/jobs';
import { startChore } from './chore.ts';
import { listTenants } from './tenants.ts';

/** Soon: a worker that starts after an upgrade may bring new national days with it. */
const firstAfterMs = 10_000;
/** Twice this after the last change calendars are renewed; the vendor's screen of national days promises five minutes. */
const everyMs = 120_000;

export interface CalendarOrder {
  readonly app: Database['db'];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Brings the agencies' calendars up to the national days, every few minutes. @returns what stops it. */
export function startCalendarRenewal(order: CalendarOrder): () => void {
  const renew = calendarRenewal(order);
  return startChore(firstAfterMs, async () => {
    await renew().catch((error: unknown) => order.logger.error({ err: error }, 'renewal of calendars failed'));
    return everyMs;
  });
}

/**
 * One run of the renewal, which remembers what it has seen: while the national days stay as they are, a run is one
 * query, and only agencies that failed before are tried again. Days that have changed since the last run are waited
 * for until a run finds them at rest: a version is for ever, and whoever enters the days of Tết enters one after the
 * other. Whoever makes a calendar holds the days until it is
 * committed, and an agency founded later begins with them, so none is missed. Suspended agencies are renewed too:
 * they go on where they stopped.
 */
export function calendarRenewal({ app, clock, logger }: CalendarOrder): () => Promise<void> {
  let seen: string | undefined;
  let owed: readonly Uuid[] = [];
  return async () => {
    const days = canonicalJson(await listNationalDays({ queries: app }));
    if (days !== seen) owed = await listTenants(app);
    const isAtRest = seen === undefined || days === seen;
    seen = days;
    if (!isAtRest) return;
    const failed: Uuid[] = [];
    let renewed = 0;
    for (const tenantId of owed) {
      try {
        if (await withTenant(app, tenantId, (tx) => renewCalendar(tx, clock.now()))) renewed += 1;
      } catch (error) {
        failed.push(tenantId);
        logger.error({ err: error, tenantId }, 'renewal of one calendar failed');
      }
    }
    owed = failed;
    if (renewed > 0) logger.info({ renewed, failed: failed.length }, 'calendars renewed by the national days');
  };
}
