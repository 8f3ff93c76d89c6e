import { ClockFact } from '@chuan/calendar/schema';
import type { TenantTx } from '@chuan/db';
import { missing, type Uuid } from '@chuan/kernel';
import { Marking } from '@chuan/workflow/schema';
import { sql } from 'kysely';
import { z } from 'zod';
import { DossierData } from '../contract.ts';
import type { DossierState, StepState } from '../domain/state.ts';

/** Steps and facts come as JSON beside their dossier, so one round trip brings the whole. */
const StepRow = z.object({
  id: z.string(),
  node_id: z.string(),
  name: z.string(),
  position_id: z.string().nullable(),
  person_id: z.string().nullable(),
  status: z.enum(['open', 'done', 'cancelled']),
  opened_at: z.number(),
  limit_minutes: z.number(),
  due_at: z.number().nullable(),
  closed_at: z.number().nullable(),
  outcome: z.string().nullable(),
  used_minutes: z.number().nullable(),
  checks: z.array(z.number()),
  note: z.string(),
});

const epochMs = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;

const stepsOf = sql<unknown>`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'node_id', s.node_id, 'name', s.name, 'position_id', s.position_id, 'person_id', s.person_id,
    'status', s.status, 'opened_at', ${epochMs('s.opened_at')}, 'limit_minutes', s.limit_minutes,
    'due_at', ${epochMs('s.due_at')}, 'closed_at', ${epochMs('s.closed_at')}, 'outcome', s.outcome,
    'used_minutes', s.used_minutes, 'checks', s.checks, 'note', s.note) order by s.opened_at, s.id), '[]')
  from dossier_step s where s.tenant_id = dossier.tenant_id and s.dossier_id = dossier.id)`;

const factsOf = sql<unknown>`(
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
    'kind', f.kind, 'at', ${epochMs('f.at')}, 'reason', f.reason, 'document', f.document, 'actor', f.actor,
    'extension', f.extension)) order by f.seq), '[]')
  from dossier_clock_fact f where f.tenant_id = dossier.tenant_id and f.dossier_id = dossier.id)`;

/** The version as this statement's snapshot sees it: behind the locked row's when the lock had to be waited for. */
const snapshotVersion = sql<number>`(
  select d.version from dossier d where d.tenant_id = dossier.tenant_id and d.id = dossier.id)`;

type Lock = 'for_change' | 'for_reading';

async function selectDossier(tx: TenantTx, id: Uuid, lock: Lock) {
  const query = tx.queries
    .selectFrom('dossier')
    .selectAll('dossier')
    .select([stepsOf.as('steps'), factsOf.as('facts'), snapshotVersion.as('snapshot_version')])
    .where('dossier.tenant_id', '=', tx.tenantId)
    .where('dossier.id', '=', id);
  return (lock === 'for_change' ? query.forUpdate('dossier') : query).executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof selectDossier>>>;

/** The dossier, or undefined; `for_change` holds its row until the transaction ends. */
export async function findDossier(tx: TenantTx, id: Uuid, lock: Lock): Promise<DossierState | undefined> {
  let row = await selectDossier(tx, id, lock);
  // Waited for the lock: the steps beside it are of the older snapshot. It is ours now, so a second look is whole.
  if (row && row.snapshot_version !== row.version) row = await selectDossier(tx, id, lock);
  return row && stateOf(row);
}

/** @throws {AppError} `dossier.not_found` for none and for another agency's alike. */
export async function getDossier(tx: TenantTx, id: Uuid, lock: Lock): Promise<DossierState> {
  const state = await findDossier(tx, id, lock);
  if (!state) throw missing('dossier.not_found');
  return state;
}

const stepOf = (row: z.infer<typeof StepRow>): StepState => ({
  id: row.id,
  nodeId: row.node_id,
  name: row.name,
  positionId: row.position_id,
  personId: row.person_id,
  status: row.status,
  openedAt: row.opened_at,
  limitMinutes: row.limit_minutes,
  dueAt: row.due_at,
  closedAt: row.closed_at,
  outcome: row.outcome,
  usedMinutes: row.used_minutes,
  checks: row.checks,
  note: row.note,
});

function stateOf(row: Row): DossierState {
  return {
    id: row.id,
    code: row.code ?? '',
    version: row.version,
    status: row.status as DossierState['status'],
    procedureId: row.procedure_id,
    procedureVersionId: row.procedure_version_id,
    calendarVersionId: row.calendar_version_id,
    channel: row.channel as DossierState['channel'],
    caseKey: row.case_key,
    applicant: applicantOf(row),
    data: DossierData.parse(row.data),
    deliveryMethod: row.delivery_method as DossierState['deliveryMethod'],
    deliveryAddress: row.delivery_address,
    feeVnd: row.fee_vnd,
    feeStatus: row.fee_status as DossierState['feeStatus'],
    secretHash: row.secret_hash,
    submittedAt: row.submitted_at,
    intakeDueAt: row.intake_due_at,
    receivedAt: row.received_at,
    marking: row.marking === null ? null : Marking.parse(row.marking),
    originalDueAt: row.original_due_at,
    dueAt: row.due_at,
    remainingMinutes: row.remaining_minutes,
    supplementCount: row.supplement_count,
    extensionCount: row.extension_count,
    outcome: row.outcome as DossierState['outcome'],
    resolvedAt: row.resolved_at,
    deliveredAt: row.delivered_at,
    timeliness: row.timeliness as DossierState['timeliness'],
    lastEventSeq: row.last_event_seq,
    steps: z.array(StepRow).parse(row.steps).map(stepOf),
    facts: z.array(ClockFact).parse(row.facts),
  };
}

const applicantOf = (row: Row): DossierState['applicant'] => ({
  kind: row.applicant_kind as 'person' | 'organisation',
  name: row.applicant_name,
  idNumber: row.applicant_id_number,
  phone: row.applicant_phone,
  email: row.applicant_email,
  address: row.applicant_address,
  submitterName: row.submitter_name,
});

/** Several dossiers at once, in the order asked for; ids that are not there are left out. */
export async function listDossierStates(tx: TenantTx, ids: readonly Uuid[]): Promise<DossierState[]> {
  if (ids.length === 0) return [];
  const rows = await tx.queries
    .selectFrom('dossier')
    .selectAll('dossier')
    .select([stepsOf.as('steps'), factsOf.as('facts'), snapshotVersion.as('snapshot_version')])
    .where('dossier.tenant_id', '=', tx.tenantId)
    .where('dossier.id', 'in', [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, stateOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Ids of dossiers with this code; codes are unique in an agency. */
export async function findDossierIdByCode(tx: TenantTx, code: string): Promise<Uuid | undefined> {
  const row = await tx.queries
    .selectFrom('dossier')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.id;
}
