import type { ClockFact } from '@chuan/calendar';
import { type Filled, type Template, template } from '@chuan/db';
import { type Instant, timestamp, type Uuid } from '@chuan/kernel';
import { sql } from 'kysely';
import type { NewEvent, NewPromise } from '../domain/change.ts';
import type { ActingPerson, StepState } from '../domain/state.ts';

/** The tenant and the dossier that all rows of a list belong to. */
type Own = readonly [tenantId: Uuid, dossierId: Uuid];

const types = {
  int: sql`int`,
  jsonb: sql`jsonb`,
  text: sql`text`,
  timestamptz: sql`timestamptz`,
  uuid: sql`uuid`,
};

type Columns = readonly (readonly [name: string, type: keyof typeof types])[];

/** A list beside the dossier: its rows go in as values, so there is a template for each count of rows. */
function listInto(table: string, columns: Columns): (own: Own, rows: readonly (readonly unknown[])[]) => Filled[] {
  const made = new Map<number, Template>();
  const names = sql.join([sql.ref('tenant_id'), sql.ref('dossier_id'), ...columns.map(([name]) => sql.ref(name))]);
  const make = (count: number) =>
    template(([tenantId, dossierId, ...places]) => {
      const rowAt = (row: number) => {
        const cells = columns.map(([, type], column) => sql`${places[row * columns.length + column]}::${types[type]}`);
        return sql`(${sql.join([sql`${tenantId}::uuid`, sql`${dossierId}::uuid`, ...cells])})`;
      };
      const values = sql.join(Array.from({ length: count }, (_, row) => rowAt(row)));
      return sql`${sql.ref(`new_${table}`)} as (insert into ${sql.table(table)} (${names}) values ${values})`;
    });
  return (own, rows) => {
    if (rows.length === 0) return [];
    const known = made.get(rows.length) ?? make(rows.length);
    made.set(rows.length, known);
    return [{ template: known, values: [...own, ...rows.flat()] }];
  };
}

const intoEvents = listInto('dossier_event', [
  ['seq', 'int'],
  ['id', 'uuid'],
  ['kind', 'text'],
  ['at', 'timestamptz'],
  ['actor_kind', 'text'],
  ['actor_id', 'uuid'],
  ['actor_name', 'text'],
  ['actor_position', 'text'],
  ['step_id', 'uuid'],
  ['node_id', 'text'],
  ['body', 'jsonb'],
]);

interface NewEvents {
  readonly events: readonly NewEvent[];
  readonly actor: ActingPerson;
  readonly now: Instant;
  readonly afterSeq: number;
}

export const fillEvents = (own: Own, { events, actor, now, afterSeq }: NewEvents): Filled[] =>
  intoEvents(
    own,
    events.map((event, index) => [
      afterSeq + index + 1,
      event.id,
      event.kind,
      timestamp(now),
      actor.kind === 'staff' ? 'system' : actor.kind,
      actor.id,
      actor.name,
      actor.positionName,
      event.stepId,
      event.nodeId,
      JSON.stringify({ params: event.params, note: event.note, forms: event.formIds, files: event.fileIds }),
    ]),
  );

const intoFacts = listInto('dossier_clock_fact', [
  ['seq', 'int'],
  ['kind', 'text'],
  ['at', 'timestamptz'],
  ['reason', 'text'],
  ['document', 'text'],
  ['actor', 'text'],
  ['extension', 'jsonb'],
]);

export const fillFacts = (own: Own, facts: readonly ClockFact[], afterSeq: number): Filled[] =>
  intoFacts(
    own,
    facts.map((fact, index) => [
      afterSeq + index + 1,
      fact.kind,
      timestamp(fact.at),
      fact.reason ?? '',
      fact.document ?? '',
      fact.actor ?? '',
      fact.extension === undefined ? null : JSON.stringify(fact.extension),
    ]),
  );

const intoPromises = listInto('dossier_promise', [
  ['seq', 'int'],
  ['at', 'timestamptz'],
  ['because', 'text'],
  ['due_at', 'timestamptz'],
  ['remaining_minutes', 'int'],
]);

export const fillPromises = (
  own: Own,
  promises: readonly NewPromise[],
  { now, afterSeq }: { readonly now: Instant; readonly afterSeq: number },
): Filled[] =>
  intoPromises(
    own,
    promises.map(({ because, dueAt, remainingMinutes }, index) => [
      afterSeq + index + 1,
      timestamp(now),
      because,
      orNull(dueAt),
      remainingMinutes,
    ]),
  );

const intoSteps = listInto('dossier_step', [
  ['id', 'uuid'],
  ['node_id', 'text'],
  ['name', 'text'],
  ['position_id', 'uuid'],
  ['opened_at', 'timestamptz'],
  ['limit_minutes', 'int'],
  ['person_id', 'uuid'],
  ['status', 'text'],
  ['due_at', 'timestamptz'],
  ['closed_at', 'timestamptz'],
  ['outcome', 'text'],
  ['used_minutes', 'int'],
  ['checks', 'jsonb'],
  ['note', 'text'],
]);

const orNull = (instant: Instant | null) => (instant === null ? null : timestamp(instant));

/** What may change in a step's row after it was opened. */
const movedOf = (step: StepState) => [
  step.personId,
  step.status,
  orNull(step.dueAt),
  orNull(step.closedAt),
  step.outcome,
  step.usedMinutes,
  JSON.stringify(step.checks),
  step.note,
];

export const fillOpened = (own: Own, steps: readonly StepState[]): Filled[] =>
  intoSteps(
    own,
    steps.map((step) => [
      step.id,
      step.nodeId,
      step.name,
      step.positionId,
      timestamp(step.openedAt),
      step.limitMinutes,
      ...movedOf(step),
    ]),
  );

/** The n-th changed step of a statement has a template of its own, because it needs a name of its own. */
const touches: Template[] = [];

const touchAt = (index: number): Template =>
  (touches[index] ??= template(
    ([tenantId, id, personId, status, dueAt, closedAt, outcome, usedMinutes, checks, note]) => sql`
      ${sql.ref(`touched_${index}`)} as (update dossier_step set person_id = ${personId}::uuid, status = ${status}::text,
        due_at = ${dueAt}::timestamptz, closed_at = ${closedAt}::timestamptz, outcome = ${outcome}::text,
        used_minutes = ${usedMinutes}::int, checks = ${checks}::jsonb, note = ${note}::text, version = version + 1
        where tenant_id = ${tenantId}::uuid and id = ${id}::uuid)`,
  ));

export const fillTouched = (tenantId: Uuid, steps: readonly StepState[]): Filled[] =>
  steps.map((step, index) => ({ template: touchAt(index), values: [tenantId, step.id, ...movedOf(step)] }));

type Row = Readonly<Record<string, unknown>>;

/** Rows of one shape share a template; columns stand in the order in which they are written down. */
function byShape(make: (names: readonly string[]) => Template): (row: Row) => Template {
  const made = new Map<string, Template>();
  return (row) => {
    const names = Object.keys(row);
    const key = names.join();
    const known = made.get(key) ?? make(names);
    made.set(key, known);
    return known;
  };
}

const moves = byShape((names) =>
  template(([tenantId, id, version, ...places]) => {
    const settings = names.map((name, index) => sql`${sql.ref(name)} = ${places[index]}`);
    return sql`moved as (update dossier set ${sql.join(settings)}
      where tenant_id = ${tenantId}::uuid and id = ${id}::uuid and version = ${version}::int returning 1)`;
  }),
);

/** `moved`: the dossier's own row taken on from a version. */
export const moveOf = (where: readonly [tenantId: Uuid, dossierId: Uuid, version: number], columns: Row): Filled => ({
  template: moves(columns),
  values: [...where, ...Object.values(columns)],
});

const insertions = byShape((names) =>
  template(
    (places) =>
      sql`insert into dossier (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join([...places])})`,
  ),
);

/** The dossier's own row, new. */
export const newDossier = (columns: Row): Filled => ({ template: insertions(columns), values: Object.values(columns) });
