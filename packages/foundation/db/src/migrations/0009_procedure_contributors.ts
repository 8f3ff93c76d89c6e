import type { Kysely } from 'kysely';
import { run, wallTenantTable } from './tenant-table.ts';

/**
 * Everybody who wrote a part of a version, since whoever wrote may not approve. Versions from before get whom the event
 * log names since they were drafted (a number that was given up begins anew), and at least their last author.
 *
 * Dossiers also publish by which way and for which case they were handed in, and what was added to their limits: a
 * draft is tried on them before it is in force.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    `create table procedure_contributor (
      tenant_id uuid not null,
      version_id uuid not null,
      person_id uuid not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      primary key (tenant_id, version_id, person_id),
      foreign key (tenant_id, version_id) references procedure_version (tenant_id, id))`,
    `insert into procedure_contributor (tenant_id, version_id, person_id, first_at, last_at)
      select tenant_id, version_id, person_id, min(at), max(at) from (
        select tenant_id, id as version_id, drafted_by as person_id, drafted_at as at from procedure_version
        union all
        select v.tenant_id, v.id, e.actor_id, e.at
        from procedure_version v
        join event_log e on e.tenant_id = v.tenant_id and e.subject_id = v.procedure_id and e.actor_id is not null
        cross join lateral (select convert_from(e.body, 'UTF8')::jsonb #>> '{detail,after,number}' as number) as said
        where ((e.action in ('procedure.saved', 'procedure.drafted') and said.number = v.number::text)
            or (e.action in ('procedure.created', 'procedure.adopted') and v.number = 1))
          and not exists (
            select 1 from event_log given_up
            where given_up.tenant_id = e.tenant_id and given_up.subject_id = e.subject_id and given_up.seq > e.seq
              and given_up.action = 'procedure.discarded'
              and convert_from(given_up.body, 'UTF8')::jsonb #>> '{detail,after,number}' = v.number::text)
      ) as wrote group by tenant_id, version_id, person_id`,
  ]);
  await wallTenantTable(db, 'procedure_contributor', ['select', 'insert', 'update', 'delete']);
  await run(db, [
    `create or replace view dossier_fact with (security_invoker = true) as
      select tenant_id, id, code, status, procedure_id, procedure_version_id, calendar_version_id, received_at, due_at,
        resolved_at, timeliness, channel, case_key from dossier`,
    `create or replace view dossier_pause_fact with (security_invoker = true) as
      select tenant_id, dossier_id, seq, kind, at, extension from dossier_clock_fact`,
    `create index dossier_procedure_resolved on dossier (tenant_id, procedure_id, resolved_at)`,
  ]);
}
