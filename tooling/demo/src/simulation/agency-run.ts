import { type TenantContext, asMember } from '@chuan/api';
import type { WorkingCalendar } from '@chuan/calendar';
import { civilDateOf, type Instant, type Uuid } from '@chuan/kernel';
import type { RunningProcedure } from '@chuan/procedures/contract';
import { getCurrentVersion } from '@chuan/procedures/server';
import { getCalendar } from '@chuan/tenancy/server';
import type { Founded } from '../founding.ts';
import { type Random, randomOf } from '../random.ts';
import type { World } from '../surroundings.ts';

/** An agency at work: its people, its procedures, its clock. */
export interface AgencyRun {
  readonly world: World;
  readonly agency: Founded;
  readonly calendar: WorkingCalendar;
  /** Procedures in force by their national code. */
  readonly procedures: ReadonlyMap<string, RunningProcedure>;
  /** The same by version. */
  readonly versions: ReadonlyMap<Uuid, RunningProcedure>;
  /** A source of chance of its own for each thing it is asked about. */
  random(about: string): Random;
  holdersOf(positionId: Uuid | null): readonly Uuid[];
  as<T>(personId: Uuid, work: (ctx: TenantContext) => Promise<T>): Promise<T>;
}

export async function openRun(
  world: World,
  agency: Founded,
  { procedureIds, until }: { procedureIds: readonly Uuid[]; until: Instant },
): Promise<AgencyRun> {
  const { tenantId, adminId, plan } = agency;
  const { calendar, running } = await asMember(world, tenantId, adminId, async (ctx) => {
    const found = await getCalendar(ctx.tx, { on: civilDateOf(until) });
    const versions: RunningProcedure[] = [];
    for (const id of procedureIds) versions.push(await getCurrentVersion(ctx.tx, id, until));
    return { calendar: found.calendar, running: versions };
  });
  const holders = new Map([...agency.positions.values()].map((position) => [position.id, position.holders]));
  return {
    world,
    agency,
    calendar,
    procedures: new Map(running.map((one) => [one.content.procedureCode, one])),
    versions: new Map(running.map((one) => [one.versionId, one])),
    random: (about) => randomOf(`${plan.slug}:${about}`),
    holdersOf: (positionId) => (positionId === null ? [] : (holders.get(positionId) ?? [])),
    as: (personId, work) => asMember(world, tenantId, personId, work),
  };
}
