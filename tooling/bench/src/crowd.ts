import { sql } from 'kysely';
import { benchNow, type BenchAgency } from './world.ts';
import type { Place } from './place.ts';

/** Tables whose rows of the first agency are copied to the others; ids may repeat, they are keyed with the tenant. */
const copied = [
  'agency_profile',
  'unit',
  'position',
  'person',
  'person_position',
  'calendar_version',
  'role',
  'person_role',
  'procedure',
  'procedure_version',
] as const;

export interface Crowd {
  readonly tenantIds: readonly string[];
  readonly dossiersPerTenant: number;
}

/** So many agencies like the first, and so many dossiers in each, written straight into the tables. */
export async function gatherCrowd(
  place: Place,
  first: BenchAgency,
  tenants: number,
  dossiersPerTenant: number,
): Promise<Crowd> {
  const db = place.migrator.db;
  await sql`insert into platform.tenant (id, slug, name, short_name, kind, status, created_at)
    select gen_random_uuid(), 'dong-' || g, 'Cơ quan ' || g, 'CQ ' || g, 'commune', 'active', now()
    from generate_series(1, ${tenants - 1}::int) g`.execute(db);
  await sql`insert into event_log_head (tenant_id, seq, hash)
    select id, 0, decode(repeat('00', 32), 'hex') from platform.tenant on conflict do nothing`.execute(db);
  for (const table of copied) await copyTable(place, table, first.tenantId);
  await fillDossiers(place, first, dossiersPerTenant);
  // As the autovacuum would have left them by now.
  await sql`vacuum (analyze)`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from platform.tenant order by id`.execute(db);
  return { tenantIds: rows.map((row) => row.id), dossiersPerTenant };
}

async function copyTable(place: Place, table: string, from: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and column_name <> 'tenant_id'`.execute(place.migrator.db);
  const columns = sql.join(rows.map((row) => sql.ref(row.name)));
  const own = sql.join(rows.map((row) => sql.ref(`s.${row.name}`)));
  await sql`insert into ${sql.table(table)} (tenant_id, ${columns})
    select t.id, ${own} from ${sql.table(table)} s cross join platform.tenant t
    where s.tenant_id = ${from} and t.id <> ${from}`.execute(place.migrator.db);
}

/** The n-th dossier of every tenant has the same id, so that a read of one needs no look-up. */
export const dossierIdOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const codeOf = (n: number): string => `H21.99.00-261101-${String(n).padStart(4, '0')}`;

const marking = JSON.stringify({ open: { B3: 1 }, waiting: {}, applied: [], ended: null, done: ['B1', 'B2'] });

async function fillDossiers(place: Place, first: BenchAgency, perTenant: number): Promise<void> {
  const db = place.migrator.db;
  const at = new Date(benchNow);
  const calendar = await db
    .selectFrom('calendar_version')
    .select('id')
    .where('tenant_id', '=', first.tenantId)
    .executeTakeFirstOrThrow();
  const each = sql`platform.tenant t cross join generate_series(1, ${perTenant}::int) g`;
  const id = sql`('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid`;
  // One in fifty is under way; the rest are history, as in an agency that has run for years.
  await sql`insert into dossier (tenant_id, id, code, status, procedure_id, procedure_version_id, channel, applicant_kind,
      applicant_name, delivery_method, fee_status, secret_hash, submitted_at, received_at, calendar_version_id, marking,
      original_due_at, due_at, outcome, resolved_at, delivered_at, timeliness, last_event_seq, updated_at)
    select t.id, ${id}, 'H21.99.00-261101-' || lpad(g::text, 4, '0'),
      case when g % 50 = 0 then 'in_progress' else 'delivered' end, ${first.procedureId}::uuid, ${first.versionId}::uuid,
      'direct', 'person', 'Nguyễn Văn ' || g, 'counter', 'none', repeat('0', 64), ${at}::timestamptz - g * interval '7 minutes',
      ${at}::timestamptz - g * interval '7 minutes', ${calendar.id}::uuid, ${marking}::jsonb,
      ${at}::timestamptz + (g % 60) * interval '9 hours', ${at}::timestamptz + (g % 60) * interval '9 hours',
      case when g % 50 = 0 then null else 'granted' end,
      case when g % 50 = 0 then null else ${at}::timestamptz - g * interval '5 minutes' end,
      case when g % 50 = 0 then null else ${at}::timestamptz - g * interval '4 minutes' end,
      case when g % 50 = 0 then null else 'early' end, 3, ${at} from ${each}`.execute(db);
  const step = (n: number) => sql`('00000000-0000-7000-8000-' || ${String(n)} || lpad(g::text, 11, '0'))::uuid`;
  for (const n of [1, 2, 3])
    await sql`insert into dossier_step (tenant_id, id, dossier_id, node_id, name, position_id, person_id, status, opened_at,
        limit_minutes, due_at, closed_at, used_minutes)
      select t.id, ${step(n)}, ${id}, ${`B${n}`}, ${`Bước ${n}`}, ${first.positionIds[0]}::uuid, ${first.personId}::uuid,
        case when ${n} = 3 and g % 50 = 0 then 'open' else 'done' end, ${at}::timestamptz - g * interval '6 minutes', 240,
        ${at}::timestamptz + (g % 60) * interval '8 hours',
        case when ${n} = 3 and g % 50 = 0 then null else ${at}::timestamptz - g * interval '5 minutes' end, 100
      from ${each}`.execute(db);
  for (const n of [1, 2, 3])
    await sql`insert into dossier_event (tenant_id, dossier_id, seq, id, kind, at, actor_kind, actor_name, body)
      select t.id, ${id}, ${n}, ('00000000-0000-7000-9000-' || ${String(n)} || lpad(g::text, 11, '0'))::uuid,
        'step_completed', ${at}::timestamptz - g * interval '6 minutes', 'person', 'Người Đo', '{"params":{},"note":""}'::jsonb
      from ${each}`.execute(db);
  for (const token of [sql`'nguyen'`, sql`'van'`, sql`g::text`])
    await sql`insert into search_token (tenant_id, token, entity, entity_id)
      select t.id, ${token}, 'dossier', ${id} from ${each}`.execute(db);
}
