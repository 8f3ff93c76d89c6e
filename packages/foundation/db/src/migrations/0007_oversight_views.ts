import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/**
 * What dossiers publish of themselves for counting: states, instants and holders, nothing about applicants. The views
 * read with the caller's rights, so the tenant wall of the tables stands behind them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await run(db, [
    `create index dossier_resolved on dossier (tenant_id, resolved_at)`,
    `create view dossier_fact with (security_invoker = true) as
      select tenant_id, id, code, status, procedure_id, procedure_version_id, calendar_version_id, received_at, due_at,
        resolved_at, timeliness from dossier`,
    `create view dossier_step_fact with (security_invoker = true) as
      select tenant_id, id, dossier_id, node_id, position_id, person_id, status, opened_at, limit_minutes, due_at,
        closed_at, used_minutes from dossier_step`,
    `create view dossier_pause_fact with (security_invoker = true) as
      select tenant_id, dossier_id, seq, kind, at from dossier_clock_fact`,
    `create view late_cause_fact with (security_invoker = true) as
      select tenant_id, id, dossier_id, step_id, breached_at, status, cause from late_cause`,
    `grant select on dossier_fact, dossier_step_fact, dossier_pause_fact, late_cause_fact to chuan_app`,
  ]);
}
