import type { Kysely } from 'kysely';
import { run } from './tenant-table.ts';

/** What replaces an index of the same name. */
const anew: Readonly<Record<string, string>> = {
  dossier_resolved: `dossier (tenant_id, resolved_at)
    include (procedure_id, procedure_version_id, status, timeliness) where resolved_at is not null`,
  dossier_procedure_resolved: `dossier (tenant_id, procedure_id, resolved_at)
    include (id, status) where resolved_at is not null`,
  dossier_delivered: `dossier (tenant_id, delivered_at) where delivered_at is not null`,
  dossier_step_closed: `dossier_step (tenant_id, closed_at)
    include (dossier_id, node_id, used_minutes) where status = 'done'`,
  dossier_step_dossier: `dossier_step (tenant_id, dossier_id, opened_at)
    include (node_id, status, used_minutes)`,
};

/**
 * What the board counts is read from indexes alone: the rows of one agency lie scattered among those of a thousand.
 * A row that is not yet at its end is not in the indexes of ends, so that taking in and opening write less.
 *
 * The indexes are built beside the old ones, while everybody reads on, and take their places at the end.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const names = Object.keys(anew);
  await run(db, [
    ...names.map((name) => `create index ${name}_anew on ${anew[name]}`),
    `lock table dossier, dossier_step in access exclusive mode`,
    ...names.flatMap((name) => [`drop index ${name}`, `alter index ${name}_anew rename to ${name}`]),
    // Room on each page for the next state of its rows: a move that changes no indexed column then writes no index.
    `alter table dossier set (fillfactor = 80)`,
    // How many mails an address was sent lately is asked for whoever hands in without having signed in.
    `create index notice_address on notice (tenant_id, address, created_at) where channel = 'email'`,
  ]);
}
