import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Staff } from '@chuan/api';
import { withPlatform } from '@chuan/db';
import type { DatabaseUrls } from '@chuan/db/embedded-urls';
import { recordOnPlatform } from '@chuan/event-log';
import { type CivilDate, type Clock, type Instant, instantOf, type Uuid } from '@chuan/kernel';
import { type DemoAccount, librarian as librarianPlan, listAccounts, staffPlans } from './accounts.ts';
import { adoptProcedures, reviseProcedure, withNorms } from './adopting.ts';
import { agencyPlans } from './agencies/all.ts';
import type { AgencyPlan } from './agencies/plan.ts';
import { foundAgency, type Founded, hireStaff } from './founding.ts';
import { publishTemplates } from './library.ts';
import { type AgencyRun, openRun } from './simulation/agency-run.ts';
import { storeSampleFile } from './simulation/sample-file.ts';
import { type Happening, simulate, type SimulationReport } from './simulation/simulate.ts';
import { daysBefore, firstDayOf } from './simulation/time-line.ts';
import { type OpenWorld, openWorld, type World } from './surroundings.ts';

export interface SeedOptions {
  readonly urls: Pick<DatabaseUrls, 'app' | 'platform' | 'relay'>;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly clock: Clock;
  /** Dossiers in all, over all agencies. */
  readonly dossiers: number;
  readonly agencies?: readonly AgencyPlan[];
  say(progress: SeedProgress): void;
}

export type SeedProgress =
  | { readonly kind: 'already_there' }
  | { readonly kind: 'templates'; readonly count: number }
  | { readonly kind: 'agency'; readonly name: string; readonly procedures: number }
  | { readonly kind: 'dossiers'; readonly count: number; readonly of: number }
  | { readonly kind: 'done'; readonly dossiers: number; readonly moves: number };

export interface SeedReport {
  readonly accounts: readonly DemoAccount[];
  /** One an agency that was loaded now. */
  readonly agencies: readonly SimulationReport[];
}

const begun = 'demo.begun';
const loaded = 'demo.loaded';
/** Agencies are founded three weeks before their first dossier, with procedures in force a week later. */
const foundedDaysBefore = 21;
const inForceDaysBefore = 14;

/**
 * Loads the sample data once: templates, agencies, people, procedures, and three months of dossiers made by running
 * the product's own services under a led clock. An interrupted load goes on where it stopped.
 */
export async function seedDemo(options: SeedOptions): Promise<SeedReport> {
  const plans = options.agencies ?? agencyPlans;
  const accounts = listAccounts(plans);
  writeAccounts(options.dataDir, accounts);
  const worlds = await openWorld(options);
  try {
    const present = worlds.at(options.clock.now());
    if ((await findMark(present, loaded)) !== undefined) {
      options.say({ kind: 'already_there' });
      return { accounts, agencies: [] };
    }
    // An interrupted load goes on towards the moment at which it was begun: the same visitors come at the same times.
    const begunAt = await findMark(present, begun);
    const now = begunAt ?? options.clock.now();
    if (begunAt === undefined) await mark(present, begun, { dossiers: options.dossiers });
    const from = firstDayOf(now);
    const base = worlds.at(instantOf(daysBefore(from, foundedDaysBefore), 8 * 60));
    const staff = await hireStaff(base);
    const templates = await publishTemplates(base, staff.get(librarianPlan.email)!);
    options.say({ kind: 'templates', count: templates.size });
    const founder = staff.get(staffPlans.at(-1)!.email)!;
    const loading: Loading = { worlds, options, from, now, founder, templates, count: 0 };
    const reports = await Promise.all(plans.map((plan) => loadAgency(loading, plan)));
    const dossiers = reports.reduce((sum, report) => sum + report.dossiers, 0);
    const moves = reports.reduce((sum, report) => sum + report.moves, 0);
    await mark(worlds.at(options.clock.now()), loaded, { dossiers });
    options.say({ kind: 'done', dossiers, moves });
    return { accounts, agencies: reports };
  } finally {
    await worlds.close();
  }
}

interface Loading {
  readonly worlds: OpenWorld;
  readonly options: SeedOptions;
  readonly from: CivilDate;
  readonly now: Instant;
  readonly founder: Staff;
  readonly templates: ReadonlyMap<string, Uuid>;
  count: number;
}

async function loadAgency(loading: Loading, plan: AgencyPlan): Promise<SimulationReport> {
  const { worlds, options, from, now, founder, templates } = loading;
  const world = worlds.at(instantOf(daysBefore(from, foundedDaysBefore), 8 * 60));
  const agency = await foundAgency(world, plan, founder);
  world.clock.set(instantOf(daysBefore(from, inForceDaysBefore), 9 * 60));
  const procedureIds = await adoptProcedures(world, agency, templates);
  options.say({ kind: 'agency', name: plan.tenant.shortName, procedures: procedureIds.length });
  const run = await openRun(world, agency, { procedureIds, until: now });
  const file = await storeSampleFile(world, agency, 'ket-qua-mau.pdf');
  const total = (options.agencies ?? agencyPlans).reduce((sum, one) => sum + one.share, 0);
  const count = Math.round((options.dossiers * plan.share) / total);
  const onDossier = () => {
    loading.count += 1;
    if (loading.count % Math.max(10, Math.round(options.dossiers / 10)) === 0)
      options.say({ kind: 'dossiers', count: loading.count, of: options.dossiers });
  };
  world.clock.set(instantOf(from, 7 * 60));
  const happenings = revisionsOf(world, agency, { run, from });
  return simulate(run, { from, until: now, count, file, onDossier, happenings });
}

/** One procedure gets its second version half-way; another's next version lies on the reviewer's desk today. */
function revisionsOf(world: World, agency: Founded, { run, from }: { run: AgencyRun; from: CivilDate }): Happening[] {
  const [first, second] = agency.plan.revised.map((code) => run.procedures.get(code)!);
  const revise = (procedureId: Uuid, changeNote: string, upTo: 'in_force' | 'in_review') => () =>
    reviseProcedure(world, agency, { procedureId, changeNote, change: withNorms }, upTo);
  const at = (days: number) => instantOf(daysBefore(from, -days), 9 * 60 + 30);
  return [
    { at: at(45), act: revise(first!.procedureId, 'Bổ sung định mức nội bộ cho từng bước', 'in_force') },
    { at: at(80), act: revise(second!.procedureId, 'Rà soát định mức nội bộ', 'in_review') },
  ];
}

/** The moment of a mark in the vendor's own log, which is in the database that it speaks of. */
async function findMark(world: World, action: string): Promise<Instant | undefined> {
  const row = await world.databases.platform
    .selectFrom('platform.event_log')
    .select('at')
    .where('action', '=', action)
    .orderBy('seq')
    .executeTakeFirst();
  return row?.at;
}

async function mark(world: World, action: string, after: Readonly<Record<string, number>>): Promise<void> {
  const entry = { at: world.clock.now(), actor: { kind: 'system' as const }, action, after };
  await withPlatform(world.databases.platform, (tx) => recordOnPlatform(tx, entry));
}

function writeAccounts(dataDir: string, accounts: readonly DemoAccount[]): void {
  const path = join(dataDir, 'demo-accounts.json');
  writeFileSync(path, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
}
