import type { TenantContext } from '@chuan/api';
import { addWorkingDays, openingHoursOf, workingDayOf, workingMinutesBetween } from '@chuan/calendar';
import { civilDateOf, type Instant, instantOf, type Uuid } from '@chuan/kernel';
import { getVersion } from '@chuan/procedures/server';
import { getCalendar } from '@chuan/tenancy/server';
import type { z } from 'zod';
import type { DossierList, DossierRow, ListInput, MyWork, WorkItem } from '../contract.ts';
import { listActions } from '../domain/actions.ts';
import { clockOfDossier, clockOfStep } from '../domain/clock.ts';
import { postalAddressOf } from '../domain/decide-delivery.ts';
import { type DossierState, type Frame, isPaused, openSteps, rowOf, type StepState } from '../domain/state.ts';
import { labelOf, pathOf } from '../domain/views.ts';
import { countDossiers, countOfStatus, listDossierIds, listWork, type WorkRow } from '../repository/lists.ts';
import { listDossierStates } from '../repository/load.ts';
import { frameOf } from './frame.ts';

type Frames = (state: DossierState) => Promise<Frame>;

/** Frames of many dossiers: each version and calendar is looked up once. */
export function framesFor(ctx: TenantContext): Frames {
  const known = new Map<string, Promise<Frame>>();
  return (state) => {
    const key = `${state.procedureVersionId}:${state.calendarVersionId}`;
    const frame =
      known.get(key) ??
      getVersion(ctx.tx, state.procedureVersionId).then((procedure) =>
        frameOf(ctx, procedure, state.calendarVersionId),
      );
    known.set(key, frame);
    return frame;
  };
}

/** `261111-0014`: the code without its agency's prefix. */
export const shortCodeOf = (code: string): string => code.match(/(\d{6,8}-\d+)$/)?.[1] ?? code;

/** The bounds of today and of the next working day by the agency's own calendar. */
export async function getDayBounds(ctx: TenantContext) {
  const { calendar } = await getCalendar(ctx.tx, { on: civilDateOf(ctx.now) });
  const today = civilDateOf(ctx.now);
  const working = workingDayOf(ctx.now, calendar);
  // On a day off the next working day is the coming one itself.
  const next = working === today ? addWorkingDays(working, 1, calendar) : working;
  return {
    calendar,
    now: ctx.now,
    endOfToday: instantOf(today, 1_440),
    endOfNextDay: openingHoursOf(next, calendar).closesAt,
  };
}

function rowOfState(state: DossierState, frame: Frame): DossierRow {
  const open = openSteps(state);
  const clock = { calendar: frame.calendar, content: frame.procedure.content, now: frame.now };
  return {
    id: state.id,
    code: state.code,
    shortCode: shortCodeOf(state.code),
    applicantName: state.applicant.name,
    procedureName: frame.procedure.content.shortName,
    status: state.status,
    channel: state.channel,
    submittedAt: state.submittedAt,
    receivedAt: state.receivedAt,
    dueAt: state.dueAt,
    clock: clockOfDossier(state, clock),
    timeliness: state.timeliness,
    deliveryMethod: state.deliveryMethod,
    deliveryAddress: state.deliveryMethod === 'postal' ? postalAddressOf(state) : '',
    holder: [...new Set(open.map((step) => rowOf(frame.procedure, step.nodeId)?.lane ?? ''))].join(', '),
    stepName: open.map((step) => step.name).join(', '),
    version: state.version,
  };
}

/** A page of dossiers by filter and search. The total is counted on the first page only. */
export async function listDossiers(ctx: TenantContext, input: ListInput): Promise<z.infer<typeof DossierList>> {
  const times = await getDayBounds(ctx);
  const { ids, nextCursor } = await listDossierIds(ctx.tx, input, times);
  const frames = framesFor(ctx);
  const rows: DossierRow[] = [];
  for (const state of await listDossierStates(ctx.tx, ids)) rows.push(rowOfState(state, await frames(state)));
  ctx.noteRead({ action: 'dossier.listed', subjectKind: 'dossier', subjectId: null, purpose: 'handling' });
  const total = input.cursor === undefined ? await countDossiers(ctx.tx, input, times) : null;
  return { rows, nextCursor, total };
}

/** For the shell: how many online dossiers wait for the one-stop. */
export const countIntake = (ctx: TenantContext): Promise<number> => countOfStatus(ctx.tx, 'submitted');

/** For the shell: how many results wait to be handed over. */
export const countDelivery = (ctx: TenantContext): Promise<number> => countOfStatus(ctx.tx, 'resolved');

/** Only an empty desk asks for it: the navigation counts the same. */
const waitingAtCounter = async (ctx: TenantContext): Promise<MyWork['atCounter']> => ({
  intake: ctx.can('dossier.receive') ? await countIntake(ctx) : 0,
  delivery: ctx.can('dossier.deliver') ? await countDelivery(ctx) : 0,
});

const workAtMost = 400;

function workItem(state: DossierState, step: StepState, frame: Frame): WorkItem {
  const { procedure, calendar, now } = frame;
  const row = rowOf(procedure, step.nodeId);
  // Counted as the dossier's page shows its way, without branches that are not taken.
  const path = pathOf(state, frame);
  const clock = clockOfStep(step, state, { calendar, content: procedure.content, now });
  return {
    dossierId: state.id,
    stepId: step.id,
    code: state.code,
    shortCode: shortCodeOf(state.code),
    version: state.version,
    applicantName: state.applicant.name,
    procedureId: state.procedureId,
    procedureName: procedure.content.shortName,
    stepLabel: labelOf(frame, step.nodeId),
    stepName: step.name,
    stepCount: path.length,
    stepIndex: path.findIndex(({ run }) => run?.id === step.id) + 1,
    clock,
    dossierDueAt: state.dueAt,
    status: state.status,
    checklist: (row?.checklist ?? []).map((text, index) => ({ text, isDone: step.checks.includes(index) })),
    outcomes: (row?.outcomes ?? []).filter((outcome) => !outcome.condition).map((outcome) => outcome.label),
    isTaken: step.personId !== null,
    pause: isPaused(state) ? pauseOf(state) : null,
    needsLateCause: clock.band === 'overdue',
    actions: listActions(state, frame).filter((action) => action.stepId === step.id),
  };
}

type Times = Awaited<ReturnType<typeof getDayBounds>>;

function countsOf(items: readonly WorkItem[], times: Times): MyWork['counts'] {
  const counts = { overdue: 0, today: 0, tomorrow: 0, later: 0, paused: 0 };
  for (const { clock } of items) {
    if (clock.dueAt === null) counts.paused++;
    else if (clock.dueAt < times.now) counts.overdue++;
    else if (clock.dueAt < times.endOfToday) counts.today++;
    else if (clock.dueAt <= times.endOfNextDay) counts.tomorrow++;
    else counts.later++;
  }
  return counts;
}

/** What comes due on each of the next six working days; what is overdue already weighs on the first. */
function loadOf(items: readonly WorkItem[], times: Times): MyWork['load'] {
  let day = workingDayOf(times.now, times.calendar);
  return Array.from({ length: 6 }, (_, index) => {
    const on = day;
    day = addWorkingDays(day, 1, times.calendar);
    const due = items.filter(
      ({ clock }) => clock.dueAt !== null && clock.dueAt >= times.now && civilDateOf(clock.dueAt) === on,
    );
    const overdue =
      index === 0 ? items.filter(({ clock }) => clock.dueAt !== null && clock.dueAt < times.now).length : 0;
    return { on, due: due.length, overdue };
  });
}

/** Work that is due at one instant comes as it was received: whoever came first is served first. */
function inOrderOfReceipt(work: readonly WorkRow[], states: ReadonlyMap<Uuid, DossierState>): WorkRow[] {
  const receivedAt = ({ dossierId }: WorkRow) => states.get(dossierId)?.receivedAt ?? Infinity;
  const code = ({ dossierId }: WorkRow) => states.get(dossierId)?.code ?? '';
  const due = (row: WorkRow) => row.dueAt ?? Infinity;
  const before = (a: number, b: number) => (a === b ? 0 : a - b);
  return [...work].sort(
    (a, b) =>
      before(due(a), due(b)) ||
      before(receivedAt(a), receivedAt(b)) ||
      (code(a) < code(b) ? -1 : code(a) > code(b) ? 1 : 0),
  );
}

/** One's own list: assigned to me, or waiting with a position I hold, what is due first first. */
export async function getMyWork(ctx: TenantContext): Promise<MyWork> {
  const times = await getDayBounds(ctx);
  const who = { personId: ctx.actor.id!, positionIds: ctx.actor.positionIds };
  const work = await listWork(ctx.tx, who, workAtMost);
  const states = new Map(
    (await listDossierStates(ctx.tx, [...new Set(work.map((row) => row.dossierId))])).map((state) => [state.id, state]),
  );
  const frames = framesFor(ctx);
  const items: WorkItem[] = [];
  const paused: DossierState[] = [];
  for (const { dossierId, stepId } of inOrderOfReceipt(work, states)) {
    const state = states.get(dossierId);
    const step = state?.steps.find((one) => one.id === stepId);
    if (!state || !step) continue;
    items.push(workItem(state, step, await frames(state)));
    if (isPaused(state)) paused.push(state);
  }
  const endOfDay = closingOf(times);
  return {
    now: ctx.now,
    items,
    counts: countsOf(items, times),
    load: loadOf(items, times),
    minutesLeftToday: Math.max(0, workingMinutesBetween(ctx.now, endOfDay, times.calendar)),
    minutesDueToday: minutesDue(items, times),
    waitingForOthers: paused.slice(0, 8).map(waitingOf),
    atCounter: items.length === 0 ? await waitingAtCounter(ctx) : { intake: 0, delivery: 0 },
  };
}

const closingOf = (times: Times): Instant => Math.max(times.now, times.endOfToday);

const minutesDue = (items: readonly WorkItem[], times: Times): number =>
  items
    .filter(({ clock }) => clock.dueAt !== null && clock.dueAt < times.endOfToday)
    .reduce((sum, { clock }) => sum + Math.max(0, clock.remainingMinutes ?? 0), 0);

function pauseOf(state: DossierState): { since: Instant; reason: string } {
  const fact = state.facts.at(-1);
  return { since: fact?.at ?? state.submittedAt, reason: fact?.reason ?? '' };
}

function waitingOf(state: DossierState): MyWork['waitingForOthers'][number] {
  const { since, reason } = pauseOf(state);
  return { dossierId: state.id, code: shortCodeOf(state.code), what: reason, since };
}
