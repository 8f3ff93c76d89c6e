import type { Clock, Instant, SimulatedClock, Uuid } from '@chuan/kernel';
import type { Handler, OutboxRow } from './handler.ts';
import { deleteRows, findFirstRows } from './outbox.ts';
import { type JobDatabases, type RunTools, settleRow } from './settle.ts';

interface DrainLimits {
  /** Only this tenant's events. */
  tenantId?: Uuid;
  onEvent?: RunTools['onEvent'];
}

const rowsAtOnce = 50;

/** Up to the clock's now; or with the clock led from event to event up to `until`. */
export type DrainOptions = DrainLimits &
  ({ clock: Clock; until?: undefined } | { clock: SimulatedClock; until: Instant });

export interface Drained {
  done: number;
  /** Failures that will be tried again once the clock has moved on. */
  postponed: number;
  /** Set aside for good. */
  failed: number;
  /** What failed handlers threw, in order. */
  errors: unknown[];
}

/**
 * Handles the outbox in this process, in the order of time, with what the handlers enqueue: for tests, for the
 * demo's simulated months, and for an operator. Needs no queue and takes no leases; beside running workers it is
 * safe, only wasteful.
 *
 * With `until`, each event meets the clock at its own instant, as if no time had been skipped, and the clock ends at
 * `until`.
 */
export async function drainOnce(
  databases: JobDatabases,
  handlers: readonly Handler[],
  options: DrainOptions,
): Promise<Drained> {
  const drained: Drained = { done: 0, postponed: 0, failed: 0, errors: [] };
  const { clock, tenantId } = options;
  const onEvent: RunTools['onEvent'] = (report) => {
    drained[report.result] += 1;
    drained.errors.push(...report.errors);
    options.onEvent?.(report);
  };
  const tools: RunTools = { databases, handlers, clock, onEvent };
  const listenedTo = new Set(handlers.map((handler) => handler.topic));
  // Of all tenants only the very first row is sure to be the next; of one tenant, all up to the next that has a handler.
  const atOnce = tenantId === undefined ? 1 : rowsAtOnce;
  for (;;) {
    const finished: OutboxRow[] = [];
    let hasMoved = false;
    for (const row of await findFirstRows(databases.relay, tenantId, atOnce)) {
      if (row.availableAt > (options.until ?? clock.now())) break;
      if (options.until !== undefined && row.availableAt > clock.now()) options.clock.set(row.availableAt);
      hasMoved = true;
      if ((await settleRow(tools, row)) !== 'postponed') finished.push(row);
      if (listenedTo.has(row.topic)) break;
    }
    if (!hasMoved) break;
    const [first] = finished;
    if (first)
      await deleteRows(
        databases.relay,
        first.tenantId,
        finished.map((row) => row.id),
      );
  }
  if (options.until !== undefined && options.until > clock.now()) options.clock.set(options.until);
  return drained;
}
