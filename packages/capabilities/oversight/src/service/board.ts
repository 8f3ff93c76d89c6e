import type { TenantContext } from '@chuan/api';
import { workingMinutesBetween } from '@chuan/calendar';
import { getDayBounds } from '@chuan/dossiers/server';
import { civilDateOf, type Uuid } from '@chuan/kernel';
import { getPersons, getPositionHolders, getPositions } from '@chuan/tenancy/server';
import type { Board, BoardInput, LoadRow, PeriodDays, Risk, RowFilter, Tiles } from '../contract.ts';
import { capacityOf, causesOf } from '../domain/figures.ts';
import { minutesToGo } from '../domain/flow-time.ts';
import {
  atPosition,
  bandOf,
  type DayBounds,
  dueByDay,
  loadBy,
  loadOfNone,
  type OpenDossier,
  openTiles,
} from '../domain/open-work.ts';
import { comingDays, pastDays, periodDays } from '../domain/periods.ts';
import * as facts from '../repository.ts';
import { flowFigures, loadFlow, type VersionOf } from './flow.ts';

const daysAhead = 8;
const capacityDays = 20;
const medianDays = 92;

/** How an agency's dossiers stand: one look for its leaders, every number with the rows behind it. */
export async function getBoard(ctx: TenantContext, input: BoardInput): Promise<Board> {
  const bounds = await getDayBounds(ctx);
  const days = periodDays(input.period, civilDateOf(ctx.now));
  const all = await facts.listOpenDossiers(ctx.tx);
  const open = atPosition(all, input.positionId);
  const scope: RowFilter = input.positionId === undefined ? {} : { positionId: input.positionId };
  const before = { from: days.previousFrom, to: days.previousTo };
  const results = await facts.countResults(ctx.tx, days, before);
  const versions = newestVersions(all, results);
  const chosen = input.procedureId ?? busiest(all, results);
  const load = await loadRows(ctx, all, bounds);
  return {
    now: ctx.now,
    period: input.period,
    days,
    positionId: input.positionId ?? null,
    positionNames: load.positions.map(({ id, name }) => ({ id, name })),
    tiles: { ...openTiles(open, scope, bounds), ...resultTiles(results, days) },
    due: dueByDay(open, comingDays(ctx.now, daysAhead, bounds.calendar), scope, bounds),
    capacity: await capacity(ctx, bounds),
    risks: await risksOf(ctx, open, bounds),
    causes: causesOf(await facts.countCauses(ctx.tx, days)),
    procedures: await procedureNames(ctx, versions),
    flow: await chosenFlow(ctx, { versionId: versions.get(chosen ?? ''), results, days, bounds }),
    ...load,
  };
}

interface FlowChoice {
  readonly versionId: VersionOf | undefined;
  readonly results: readonly facts.ResultCount[];
  readonly days: PeriodDays;
  readonly bounds: DayBounds;
}

async function chosenFlow(
  ctx: TenantContext,
  { versionId, results, days, bounds }: FlowChoice,
): Promise<Board['flow']> {
  if (versionId === undefined) return null;
  const { procedureId } = await loadFlow(ctx, versionId);
  const own = results.filter((row) => row.procedureId === procedureId && !row.isBefore);
  return flowFigures(ctx, { versionId, days, bounds, results: own.reduce((sum, row) => sum + row.count, 0) });
}

function resultTiles(results: readonly facts.ResultCount[], days: PeriodDays) {
  const sum = (isBefore: boolean, onlyLate: boolean) =>
    results
      .filter((row) => row.isBefore === isBefore && (row.isLate || !onlyLate))
      .reduce((total, row) => total + row.count, 0);
  const figure = (isBefore: boolean, onlyLate: boolean): Tiles['resolved'] => ({
    count: sum(isBefore, onlyLate),
    rows: {
      status: ['resolved', 'delivered'],
      resolvedFrom: isBefore ? days.previousFrom : days.from,
      resolvedTo: isBefore ? days.previousTo : days.to,
      ...(onlyLate ? { timeliness: 'overdue' as const } : {}),
    },
  });
  return {
    resolved: figure(false, false),
    late: figure(false, true),
    resolvedBefore: figure(true, false),
    lateBefore: figure(true, true),
  };
}

/** Of each procedure the version its latest work runs on; ids of versions grow with time. */
function newestVersions(open: readonly OpenDossier[], results: readonly facts.ResultCount[]): Map<Uuid, VersionOf> {
  const versions = new Map<Uuid, VersionOf>();
  for (const { procedureId, versionId } of [...results, ...open]) {
    const known = versions.get(procedureId);
    if (known === undefined || versionId > known) versions.set(procedureId, versionId);
  }
  return versions;
}

/** The procedure with most work: under way now or finished in the period. */
function busiest(open: readonly OpenDossier[], results: readonly facts.ResultCount[]): Uuid | undefined {
  const counts = new Map<Uuid, number>();
  for (const { procedureId } of open) counts.set(procedureId, (counts.get(procedureId) ?? 0) + 1);
  for (const { procedureId, isBefore, count } of results)
    if (!isBefore) counts.set(procedureId, (counts.get(procedureId) ?? 0) + count);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
}

async function procedureNames(
  ctx: TenantContext,
  versions: ReadonlyMap<Uuid, VersionOf>,
): Promise<Board['procedures']> {
  const named: Board['procedures'] = [];
  for (const [id, versionId] of versions) named.push({ id, name: (await loadFlow(ctx, versionId)).name });
  return named.sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

async function capacity(ctx: TenantContext, { calendar }: DayBounds): Promise<Board['capacity']> {
  const days = pastDays(civilDateOf(ctx.now), capacityDays, calendar);
  const results = await facts.countResultsByDay(ctx.tx, { from: days[0]!, to: days.at(-1)! });
  const known = capacityOf(days, results);
  if (known === null) return null;
  const rows: RowFilter = { status: ['resolved', 'delivered'], resolvedFrom: known.from, resolvedTo: known.to };
  return { perDay: known.perDay, days: known.days, results: { count: known.results, rows } };
}

async function loadRows(ctx: TenantContext, open: readonly OpenDossier[], bounds: DayBounds) {
  const byPosition = loadBy('positionId', open, bounds);
  const byPerson = loadBy('personId', open, bounds);
  const today = civilDateOf(ctx.now);
  const positions = await getPositions(ctx.tx, [...byPosition.keys()]);
  const holders = await getPositionHolders(ctx.tx, [...byPosition.keys()], today);
  const persons = await getPersons(ctx.tx, [...byPerson.keys()]);
  const places = placesOf(open);
  const most = (a: LoadRow, b: LoadRow) => b.held.count - a.held.count || a.name.localeCompare(b.name, 'vi');
  const positionRows = [...byPosition].map(([id, counts]): LoadRow => {
    const people = holders.get(id)?.length ?? 0;
    return { id, name: positions.get(id)?.name ?? '', note: positions.get(id)?.unitName ?? '', people, ...counts };
  });
  const personRows = [...byPerson].map(([id, counts]): LoadRow => {
    const note = [...(places.get(id) ?? [])].map((place) => positions.get(place)?.name ?? '').join(', ');
    return { id, name: persons.get(id)?.fullName ?? '', note, people: 1, ...counts };
  });
  const unplaced = loadOfNone(open, bounds) ?? null;
  return { positions: positionRows.sort(most), unplaced, people: personRows.sort(most) };
}

/** The positions at which each person holds something. */
function placesOf(open: readonly OpenDossier[]): Map<Uuid, Set<Uuid>> {
  const places = new Map<Uuid, Set<Uuid>>();
  for (const { personId, positionId } of open.flatMap((dossier) => dossier.steps)) {
    if (personId === null || positionId === null) continue;
    const known = places.get(personId) ?? new Set();
    places.set(personId, known.add(positionId));
  }
  return places;
}

/** Due today or on the next working day, not late yet, and with less time than its remaining steps usually take. */
async function risksOf(ctx: TenantContext, open: readonly OpenDossier[], bounds: DayBounds): Promise<Risk[]> {
  const soon = open.filter((dossier) => ['due_today', 'due_tomorrow'].includes(bandOf(dossier, bounds) ?? ''));
  if (soon.length === 0) return [];
  const medians = await facts.medianUse(ctx.tx, ctx.now - medianDays * 86_400_000);
  const risks: Risk[] = [];
  for (const dossier of soon) {
    const flow = await loadFlow(ctx, dossier.versionId);
    const usual = new Map(
      flow.rows.flatMap(({ id }) => {
        const value = medians.get(`${dossier.procedureId}:${id}`);
        return value === undefined ? [] : [[id, value] as const];
      }),
    );
    const used = new Map(dossier.steps.map((step) => [flow.rowOf(step.nodeId), usedOf(step, bounds)] as const));
    const neededMinutes = minutesToGo(flow.rows, used, usual);
    const leftMinutes = workingMinutesBetween(ctx.now, dossier.dueAt!, bounds.calendar);
    if (leftMinutes >= neededMinutes) continue;
    const holders = [...new Set(dossier.steps.map((step) => flow.laneOf(step.nodeId)))];
    const { id, code, dueAt } = dossier;
    risks.push({ dossierId: id, code, procedureName: flow.name, holders, dueAt: dueAt!, leftMinutes, neededMinutes });
  }
  return risks.sort((a, b) => a.leftMinutes - a.neededMinutes - (b.leftMinutes - b.neededMinutes));
}

/** Minutes of the step's limit that are gone, pauses left out. */
const usedOf = (step: OpenDossier['steps'][number], { now, calendar }: DayBounds): number =>
  step.dueAt === null ? 0 : Math.max(0, step.limitMinutes - workingMinutesBetween(now, step.dueAt, calendar));
