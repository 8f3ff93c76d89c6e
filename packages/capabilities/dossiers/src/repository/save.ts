import { assembly, type Filled, runFilled, type TenantTx } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import type { DossierChange } from '../domain/change.ts';
import type { ActingPerson, DossierState } from '../domain/state.ts';
import { fillEvents, fillFacts, fillOpened, fillPromises, fillTouched, moveOf, newDossier } from './save-templates.ts';

const orNull = (instant: Instant | null) => (instant === null ? null : timestamp(instant));

/** Columns of the dossier's own row that a decision can move. */
const columnsOf = (state: DossierState, now: Instant) => ({
  status: state.status,
  data: JSON.stringify(state.data),
  delivery_method: state.deliveryMethod,
  delivery_address: state.deliveryAddress,
  fee_vnd: state.feeVnd,
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
  secret_hash: state.secretHash,
  submitted_at: timestamp(state.submittedAt),
  received_by: receivedBy,
});

interface Saving {
  readonly change: DossierChange;
  readonly actor: ActingPerson;
  readonly now: Instant;
}

/** What every save writes beside the dossier's row; lists that are empty are left out of the statement. */
function writesBeside(tenantId: Uuid, { change, actor, now }: Saving): Filled[] {
  const own = [tenantId, change.after.id] as const;
  const { before, events, facts, promises, opened, touched } = change;
  return [
    ...fillEvents(own, { events, actor, now, afterSeq: before.lastEventSeq }),
    ...fillFacts(own, facts, before.facts.length),
    // Facts and promises come in pairs, so the count of facts orders promises too.
    ...fillPromises(own, promises, { now, afterSeq: before.facts.length + (before.receivedAt === null ? 0 : 1) }),
    ...fillOpened(own, opened),
    ...fillTouched(tenantId, touched),
  ];
}

/**
 * Stores a decision, without waiting for the answer. Should the row no longer be the version that was decided on, the
 * statement fails by itself (`database.lost_race`) and takes everything with it.
 */
export function saveChange(tx: TenantTx, saving: Saving): void {
  const { before, after } = saving.change;
  const move = moveOf([tx.tenantId, after.id, before.version], columnsOf(after, saving.now));
  tx.put({ parts: [...writesBeside(tx.tenantId, saving), move], required: 'moved' });
}

const making = assembly((built, count) => {
  const beside = Array.from({ length: count - 1 }, (_, index) => built(index));
  return sql`with ${sql.join(beside)} ${built(count - 1)}`;
});

/** Stores a new dossier with its first events, steps and facts. */
export async function insertDossier(tx: TenantTx, saving: Saving, receivedBy: Uuid | null): Promise<void> {
  const after = { ...saving.change.after, version: 1 };
  const insertion = newDossier(insertionOf(tx.tenantId, after, saving.now, receivedBy));
  await runFilled(tx.queries, [...writesBeside(tx.tenantId, saving), insertion], making);
}
