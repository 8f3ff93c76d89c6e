import type { ClockFact } from '@chuan/calendar';
import { type DB, frozen, type TenantTx } from '@chuan/db';
import { type Instant, missing, type Uuid } from '@chuan/kernel';
import { type Selectable, sql } from 'kysely';
import type { DossierState, StepState } from '../domain/state.ts';

/** Instants as the database writes them in JSON. */
type InJson<T> = {
  readonly [K in keyof T]: K extends `${string}_at` ? (null extends T[K] ? string | null : string) : T[K];
};

type DossierRow = InJson<Selectable<DB['dossier']>>;

/** In the order of `stepsOf`. */
type StepRow = readonly [
  id: string,
  nodeId: string,
  name: string,
  positionId: string | null,
  personId: string | null,
  status: StepState['status'],
  openedAt: string,
  limitMinutes: number,
  dueAt: string | null,
  closedAt: string | null,
  outcome: string | null,
  usedMinutes: number | null,
  checks: readonly number[],
  note: string,
];

/** In the order of `factsOf`. */
type FactRow = readonly [
  kind: ClockFact['kind'],
  at: string,
  reason: string,
  document: string,
  actor: string,
  extension: ClockFact['extension'] | null,
];

interface Row {
  readonly dossier: DossierRow;
  readonly steps: readonly StepRow[] | null;
  readonly facts: readonly FactRow[] | null;
  readonly snapshot_version: number;
}

/** A dossier with its steps and facts as JSON in one row: one round trip, and little to take apart. */
const columns = sql`to_json(dossier) as dossier,
  (select json_agg(json_build_array(s.id, s.node_id, s.name, s.position_id, s.person_id, s.status, s.opened_at,
      s.limit_minutes, s.due_at, s.closed_at, s.outcome, s.used_minutes, s.checks, s.note))
    from dossier_step s where s.tenant_id = dossier.tenant_id and s.dossier_id = dossier.id) as steps,
  (select json_agg(json_build_array(f.kind, f.at, f.reason, f.document, f.actor, f.extension) order by f.seq)
    from dossier_clock_fact f where f.tenant_id = dossier.tenant_id and f.dossier_id = dossier.id) as facts,
  -- As this statement's snapshot sees it: behind the locked row's when the lock had to be waited for.
  (select d.version from dossier d where d.tenant_id = dossier.tenant_id and d.id = dossier.id) as snapshot_version`;

const selectForReading = frozen<Row>(
  ([tenantId, id]) => sql`select ${columns} from dossier where tenant_id = ${tenantId}::uuid and id = ${id}::uuid`,
);
const selectForChange = frozen<Row>(
  ([tenantId, id]) => sql`select ${columns} from dossier where tenant_id = ${tenantId}::uuid and id = ${id}::uuid
    for update of dossier`,
);
const selectSeveral = frozen<Row>(
  ([tenantId, ids]) => sql`select ${columns} from dossier
    where tenant_id = ${tenantId}::uuid and id = any(${ids}::uuid[])`,
);

type Lock = 'for_change' | 'for_reading';

async function select(tx: TenantTx, id: Uuid, lock: Lock): Promise<Row | undefined> {
  const { rows } = await (lock === 'for_change' ? selectForChange : selectForReading)(tx.queries, [tx.tenantId, id]);
  return rows[0];
}

/** Dossiers that were sent for before their use case began, by the transaction that holds them. */
const expected = new WeakMap<TenantTx, { readonly id: Uuid; readonly row: Promise<Row | undefined> }>();

/** Sends for a dossier that is about to be changed; `findDossier` then finds it on its way. */
export function expectDossier(tx: TenantTx, id: Uuid): void {
  const row = select(tx, id, 'for_change');
  // Heard where it is awaited; a call that is turned away at the door awaits nothing.
  row.catch(() => undefined);
  expected.set(tx, { id, row });
}

function takeExpected(tx: TenantTx, id: Uuid): Promise<Row | undefined> | undefined {
  const found = expected.get(tx);
  if (found?.id !== id) return undefined;
  expected.delete(tx);
  return found.row;
}

/** The dossier, or undefined; `for_change` holds its row until the transaction ends. */
export async function findDossier(tx: TenantTx, id: Uuid, lock: Lock): Promise<DossierState | undefined> {
  let row = await ((lock === 'for_change' && takeExpected(tx, id)) || select(tx, id, lock));
  // Waited for the lock: the steps beside it are of the older snapshot. It is ours now, so a second look is whole.
  if (row && row.snapshot_version !== row.dossier.version) row = await select(tx, id, lock);
  return row && stateOf(row);
}

/** @throws {AppError} `dossier.not_found` for none and for another agency's alike. */
export async function getDossier(tx: TenantTx, id: Uuid, lock: Lock): Promise<DossierState> {
  const state = await findDossier(tx, id, lock);
  if (!state) throw missing('dossier.not_found');
  return state;
}

const instantIn = (text: string | null): Instant | null => (text === null ? null : Date.parse(text));

function stepOf(row: StepRow): StepState {
  const [id, nodeId, name, positionId, personId, status, openedAt, limitMinutes] = row;
  const [, , , , , , , , dueAt, closedAt, outcome, usedMinutes, checks, note] = row;
  return {
    id,
    nodeId,
    name,
    positionId,
    personId,
    status,
    openedAt: Date.parse(openedAt),
    limitMinutes,
    dueAt: instantIn(dueAt),
    closedAt: instantIn(closedAt),
    outcome,
    usedMinutes,
    checks,
    note,
  };
}

const factOf = ([kind, at, reason, document, actor, extension]: FactRow): ClockFact => ({
  kind,
  at: Date.parse(at),
  reason,
  document,
  actor,
  ...(extension === null ? {} : { extension }),
});

const inOrder = (a: StepState, b: StepState): number => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1);

function stateOf({ dossier: row, steps, facts }: Row): DossierState {
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
    data: row.data as DossierState['data'],
    deliveryMethod: row.delivery_method as DossierState['deliveryMethod'],
    deliveryAddress: row.delivery_address,
    feeVnd: row.fee_vnd,
    feeStatus: row.fee_status as DossierState['feeStatus'],
    secretHash: row.secret_hash,
    submittedAt: Date.parse(row.submitted_at),
    intakeDueAt: instantIn(row.intake_due_at),
    receivedAt: instantIn(row.received_at),
    marking: row.marking as DossierState['marking'],
    originalDueAt: instantIn(row.original_due_at),
    dueAt: instantIn(row.due_at),
    remainingMinutes: row.remaining_minutes,
    supplementCount: row.supplement_count,
    extensionCount: row.extension_count,
    outcome: row.outcome as DossierState['outcome'],
    resolvedAt: instantIn(row.resolved_at),
    deliveredAt: instantIn(row.delivered_at),
    timeliness: row.timeliness as DossierState['timeliness'],
    lastEventSeq: row.last_event_seq,
    steps: (steps ?? []).map(stepOf).sort(inOrder),
    facts: (facts ?? []).map(factOf),
  };
}

const applicantOf = (row: DossierRow): DossierState['applicant'] => ({
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
  const { rows } = await selectSeveral(tx.queries, [tx.tenantId, ids]);
  const byId = new Map(rows.map((row) => [row.dossier.id, stateOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The dossier that the first of these codes belongs to that any has; codes are unique in an agency. */
export async function findDossierIdByCode(tx: TenantTx, codes: readonly string[]): Promise<Uuid | undefined> {
  const rows = await tx.queries
    .selectFrom('dossier')
    .select(['id', 'code'])
    .where('tenant_id', '=', tx.tenantId)
    .where('code', 'in', codes)
    .execute();
  return codes.map((code) => rows.find((row) => row.code === code)).find(Boolean)?.id;
}

/** The code that people know a dossier by; undefined while it has none. */
export async function findCode(tx: TenantTx, id: Uuid): Promise<string | undefined> {
  const row = await tx.queries
    .selectFrom('dossier')
    .select('code')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.code ?? undefined;
}
