import { withTenant } from '@chuan/db';
import { verifyTenantLog } from '@chuan/event-log';
import { sql } from 'kysely';
import type { Place } from '../place.ts';
import { waitUntil } from './house.ts';

/** What the clients were told, by dossier: how many transitions were acknowledged. */
export type Acknowledged = ReadonlyMap<string, number>;

interface Stored {
  readonly id: string;
  readonly tenant_id: string;
  readonly version: number;
  readonly last_event_seq: number;
  readonly events: number;
  readonly completions: number;
  readonly distinct_events: number;
  readonly steps: number;
  readonly nodes: number;
  readonly logged: number;
  readonly told: number;
}

/**
 * Compares what was acknowledged with what is stored: nothing lost, nothing doubled, nothing made up.
 *
 * @returns sentences about what is wrong; none is right.
 */
export async function checkStored(place: Place, acknowledged: Acknowledged): Promise<string[]> {
  const faults: string[] = [];
  await waitUntil(() => isDrained(place), 60_000).catch(() => faults.push('the outbox was not empty after 60 s'));
  const { rows } = await sql<Stored>`
    select d.id, d.tenant_id, d.version, d.last_event_seq,
      (select count(*)::int from dossier_event e where e.tenant_id = d.tenant_id and e.dossier_id = d.id) as events,
      (select count(distinct e.seq)::int from dossier_event e where e.tenant_id = d.tenant_id and e.dossier_id = d.id) as distinct_events,
      (select count(*)::int from dossier_event e where e.tenant_id = d.tenant_id and e.dossier_id = d.id and e.kind = 'step_completed') as completions,
      (select count(*)::int from dossier_step s where s.tenant_id = d.tenant_id and s.dossier_id = d.id) as steps,
      (select count(distinct s.node_id)::int from dossier_step s where s.tenant_id = d.tenant_id and s.dossier_id = d.id) as nodes,
      (select count(*)::int from event_log l where l.tenant_id = d.tenant_id and l.subject_id = d.id and l.action = 'dossier.step_completed') as logged,
      (select count(*)::int from notice n where n.tenant_id = d.tenant_id and n.dossier_id = d.id and n.kind = 'assigned' and n.channel = 'in_app') as told
    from dossier d`.execute(place.migrator.db);
  const stored = new Map(rows.map((row) => [row.id, row]));
  for (const [id, count] of acknowledged) {
    const row = stored.get(id);
    if (!row) faults.push(`${id}: acknowledged and gone`);
    else faults.push(...faultsOf(row, count).map((fault) => `${id}: ${fault}`));
  }
  // A move has its entry in the log, and concerns the handler once.
  const { rows: handled } = await sql<{ tenant_id: string; moves: number; handled: number }>`
    select l.tenant_id, count(*)::int as moves, (select count(*)::int from processed_event p
      where p.tenant_id = l.tenant_id and p.handler = 'notices.tell-of-step') as handled
    from event_log l where l.action in ('dossier.received', 'dossier.step_completed') group by l.tenant_id`.execute(
    place.migrator.db,
  );
  for (const row of handled)
    if (row.moves !== row.handled) faults.push(`${row.tenant_id}: ${row.handled} of ${row.moves} moves were handled`);
  for (const tenantId of new Set(rows.map((row) => row.tenant_id))) {
    const verdict = await withTenant(place.app.db, tenantId, (tx) => verifyTenantLog(tx), { access: 'read_only' });
    if (!verdict.ok) faults.push(`${tenantId}: the event log does not verify`);
  }
  return faults;
}

function faultsOf(row: Stored, acknowledged: number): string[] {
  const expected: readonly (readonly [string, number, number])[] = [
    ['transitions', row.completions, acknowledged],
    ['version', row.version, acknowledged + 1],
    ['numbers of events', row.distinct_events, row.events],
    ['last event', row.last_event_seq, row.events],
    ['rows of steps', row.steps, row.nodes],
    ['entries in the log', row.logged, acknowledged],
    // A step that was passed on before its notice was due needs none; two for one step is one too many.
    ['notices beyond one a step', Math.max(0, row.told - row.steps), 0],
  ];
  return expected
    .filter(([, is, should]) => is !== should)
    .map(([what, is, should]) => `${what}: ${is} instead of ${should}`);
}

async function isDrained(place: Place): Promise<boolean> {
  const { rows } = await sql<{ due: number }>`
    select count(*)::int as due from outbox where available_at <= now()`.execute(place.migrator.db);
  return rows[0]!.due === 0;
}
