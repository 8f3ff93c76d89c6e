import type { TenantTx } from '@chuan/db';
import { conflict, type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import type { DossierChange, NewEvent } from '../domain/change.ts';
import type { ActingPerson, DossierState, StepState } from '../domain/state.ts';

const orNull = (instant: Instant | null) => (instant === null ? null : timestamp(instant));

/** Columns of the dossier's own row that a decision can move. */
const columnsOf = (state: DossierState, now: Instant) => ({
  status: state.status,
  data: JSON.stringify(state.data),
  delivery_method: state.deliveryMethod,
  delivery_address: state.deliveryAddress,
  fee_status: state.feeStatus,
  intake_due_at: orNull(state.intakeDueAt),
  received_at: orNull(state.receivedAt),
  calendar_version_id: state.calendarVersionId,
  marking: state.marking === null ? null : JSON.stringify(state.marking),
  original_due_at: orNull(state.originalDueAt),
  due_at: orNull(state.dueAt),
  remaining_minutes: state.remainingMinutes,
  supplement_count: state.supplementCount,
  extension_count: state.extensionCount,
  outcome: state.outcome,
  resolved_at: orNull(state.resolvedAt),
  delivered_at: orNull(state.deliveredAt),
  timeliness: state.timeliness,
  last_event_seq: state.lastEventSeq,
  updated_at: timestamp(now),
  version: state.version,
});

const insertionOf = (tenantId: Uuid, state: DossierState, now: Instant, receivedBy: Uuid | null) => ({
  ...columnsOf(state, now),
  tenant_id: tenantId,
  id: state.id,
  code: state.code,
  procedure_id: state.procedureId,
  procedure_version_id: state.procedureVersionId,
  channel: state.channel,
  case_key: state.caseKey,
  applicant_kind: state.applicant.kind,
  applicant_name: state.applicant.name,
  applicant_id_number: state.applicant.idNumber,
  applicant_phone: state.applicant.phone,
  applicant_email: state.applicant.email,
  applicant_address: state.applicant.address,
  submitter_name: state.applicant.submitterName,
  fee_vnd: state.feeVnd,
  secret_hash: state.secretHash,
  submitted_at: timestamp(state.submittedAt),
  received_by: receivedBy,
});

interface Saving {
  readonly change: DossierChange;
  readonly actor: ActingPerson;
  readonly now: Instant;
}

/** Rows of the lists beside the dossier, as JSON for `jsonb_to_recordset`: one parameter a list, however long. */
const eventRows = ({ change, actor, now }: Saving) =>
  change.events.map((event: NewEvent, index) => ({
    seq: change.before.lastEventSeq + index + 1,
    id: event.id,
    kind: event.kind,
    at: new Date(now).toISOString(),
    actor_kind: actor.kind === 'staff' ? 'system' : actor.kind,
    actor_id: actor.id,
    actor_name: actor.name,
    actor_position: actor.positionName,
    step_id: event.stepId,
    node_id: event.nodeId,
    body: { params: event.params, note: event.note, forms: event.formIds, files: event.fileIds },
  }));

const iso = (instant: Instant | null) => (instant === null ? null : new Date(instant).toISOString());

const stepRow = (step: StepState) => ({
  id: step.id,
  node_id: step.nodeId,
  name: step.name,
  position_id: step.positionId,
  person_id: step.personId,
  status: step.status,
  opened_at: iso(step.openedAt),
  limit_minutes: step.limitMinutes,
  due_at: iso(step.dueAt),
  closed_at: iso(step.closedAt),
  outcome: step.outcome,
  used_minutes: step.usedMinutes,
  checks: step.checks,
  note: step.note,
});

const factRows = ({ change }: Saving) =>
  change.facts.map((fact, index) => ({
    seq: change.before.facts.length + index + 1,
    kind: fact.kind,
    at: iso(fact.at),
    reason: fact.reason ?? '',
    document: fact.document ?? '',
    actor: fact.actor ?? '',
    extension: fact.extension ?? null,
  }));

const promiseRows = ({ change, now }: Saving) =>
  change.promises.map((promise, index) => ({
    // Facts and promises come in pairs, so the count of facts orders promises too.
    seq: change.before.facts.length + index + (change.before.receivedAt === null ? 1 : 2),
    at: iso(now),
    because: promise.because,
    due_at: iso(promise.dueAt),
    remaining_minutes: promise.remainingMinutes,
  }));

const json = (rows: readonly unknown[]) => sql`${JSON.stringify(rows)}::jsonb`;

/** What every save writes beside the dossier's row; lists that are empty are left out of the statement. */
function writesBeside(tenantId: Uuid, saving: Saving) {
  const dossierId = saving.change.after.id;
  const own = sql`${tenantId}::uuid, ${dossierId}::uuid`;
  const { opened, touched } = saving.change;
  const stepColumns = sql`id uuid, node_id text, name text, position_id uuid, person_id uuid, status text,
    opened_at timestamptz, limit_minutes int, due_at timestamptz, closed_at timestamptz, outcome text,
    used_minutes int, checks jsonb, note text`;
  const writes = [
    saving.change.events.length > 0 &&
      sql`events as (insert into dossier_event (tenant_id, dossier_id, seq, id, kind, at, actor_kind, actor_id,
        actor_name, actor_position, step_id, node_id, body)
        select ${own}, r.* from jsonb_to_recordset(${json(eventRows(saving))}) as r(seq int, id uuid, kind text,
        at timestamptz, actor_kind text, actor_id uuid, actor_name text, actor_position text, step_id uuid,
        node_id text, body jsonb))`,
    saving.change.facts.length > 0 &&
      sql`facts as (insert into dossier_clock_fact (tenant_id, dossier_id, seq, kind, at, reason, document, actor,
        extension) select ${own}, r.* from jsonb_to_recordset(${json(factRows(saving))}) as r(seq int, kind text,
        at timestamptz, reason text, document text, actor text, extension jsonb))`,
    saving.change.promises.length > 0 &&
      sql`promises as (insert into dossier_promise (tenant_id, dossier_id, seq, at, because, due_at,
        remaining_minutes) select ${own}, r.* from jsonb_to_recordset(${json(promiseRows(saving))}) as r(seq int,
        at timestamptz, because text, due_at timestamptz, remaining_minutes int))`,
    opened.length > 0 &&
      sql`opened as (insert into dossier_step (tenant_id, dossier_id, id, node_id, name, position_id, person_id,
        status, opened_at, limit_minutes, due_at, closed_at, outcome, used_minutes, checks, note)
        select ${own}, r.* from jsonb_to_recordset(${json(opened.map(stepRow))}) as r(${stepColumns}))`,
    touched.length > 0 &&
      sql`touched as (update dossier_step s set person_id = r.person_id, status = r.status, due_at = r.due_at,
        closed_at = r.closed_at, outcome = r.outcome, used_minutes = r.used_minutes, checks = r.checks,
        note = r.note, version = s.version + 1
        from jsonb_to_recordset(${json(touched.map(stepRow))}) as r(${stepColumns})
        where s.tenant_id = ${tenantId}::uuid and s.id = r.id)`,
  ];
  return writes.filter((write) => write !== false);
}

/**
 * Stores a decision in one statement.
 *
 * @throws {AppError} `dossier.changed_meanwhile` when the row is no longer the version that was decided on.
 */
export async function saveChange(tx: TenantTx, saving: Saving): Promise<void> {
  const { before, after } = saving.change;
  const update = tx.queries
    .updateTable('dossier')
    .set(columnsOf(after, saving.now))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', after.id)
    .where('version', '=', before.version);
  const beside = writesBeside(tx.tenantId, saving);
  const lead = beside.length > 0 ? sql`with ${sql.join(beside)} ` : sql``;
  const result = await sql`${lead}${update}`.execute(tx.queries);
  if (result.numAffectedRows !== 1n) throw conflict('dossier.changed_meanwhile');
}

/** Stores a new dossier with its first events, steps and facts. */
export async function insertDossier(tx: TenantTx, saving: Saving, receivedBy: Uuid | null): Promise<void> {
  const { after } = saving.change;
  const insert = tx.queries
    .insertInto('dossier')
    .values(insertionOf(tx.tenantId, { ...after, version: 1 }, saving.now, receivedBy));
  const beside = writesBeside(tx.tenantId, saving);
  const lead = beside.length > 0 ? sql`with ${sql.join(beside)} ` : sql``;
  await sql`${lead}${insert}`.execute(tx.queries);
}
