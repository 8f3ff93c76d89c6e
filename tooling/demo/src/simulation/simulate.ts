import { asMember } from '@chuan/api';
import { dossierHandlers } from '@chuan/dossiers/jobs';
import { type DossierState, listDossierStates } from '@chuan/dossiers/server';
import { drainOnce, type Handler } from '@chuan/jobs';
import { type CivilDate, type Instant, instantOf, isAppError, type Uuid } from '@chuan/kernel';
import { noticeHandlers } from '@chuan/notices/jobs';
import { procedureHandlers } from '@chuan/procedures/jobs';
import { getVersion } from '@chuan/procedures/server';
import type { AgencyRun } from './agency-run.ts';
import { Agenda } from './agenda.ts';
import { type Arrival, arrivalsOf } from './arrivals.ts';
import { tendComplaints } from './complaints.ts';
import { draftOf } from './draft.ts';
import { tendLateCauses } from './late-causes.ts';
import { type Move, type MoveKind, nextMove } from './next-move.ts';
import { performArrival, performMove } from './perform.ts';
import type { SampleFile } from './sample-file.ts';
import { beginStory, storyScenes, storyStart } from './story.ts';
import { workingDays } from './time-line.ts';

/** Something besides dossiers that is to happen at its time, and may be told to happen again. */
export interface Happening {
  readonly at: Instant;
  act(): Promise<void>;
}

export interface SimulationOrder {
  readonly from: CivilDate;
  readonly until: Instant;
  readonly count: number;
  readonly file: SampleFile;
  readonly happenings: readonly Happening[];
  /** Called after each arrival. */
  onDossier(): void;
}

export interface SimulationReport {
  readonly dossiers: number;
  readonly moves: number;
  /** Moves that the product refused, by its reason; the dossier then went on its ordinary way. */
  readonly refusals: ReadonlyMap<string, number>;
}

type Event =
  | { readonly kind: 'arrival'; readonly index: number; readonly arrival: Arrival }
  | { readonly kind: 'move'; readonly index: number; readonly move: Move }
  | { readonly kind: 'scene'; readonly index: number }
  | { readonly kind: 'close_of_day' }
  | { readonly kind: 'happening'; readonly happening: Happening };

/** Notices older than this were read long ago: only what hangs on clocks is handled before. */
const noticesKeptMs = 4 * 86_400_000;
const earlyHandlers: readonly Handler[] = [...dossierHandlers, ...procedureHandlers];

/** Runs an agency from its first day to `until`. Goes on where an interrupted run stopped. */
export async function simulate(run: AgencyRun, order: SimulationOrder): Promise<SimulationReport> {
  return new Simulation(run, order).play();
}

class Simulation {
  private readonly run: AgencyRun;
  private readonly order: SimulationOrder;
  private readonly agenda = new Agenda<Event>();
  private readonly states = new Map<number, DossierState>();
  private readonly spent = new Map<number, Set<MoveKind>>();
  private readonly versions: Map<Uuid, Awaited<ReturnType<typeof getVersion>>>;
  private readonly refusals = new Map<string, number>();
  private readonly allHandlers: readonly Handler[];
  private storyIndex = -1;
  private moves = 0;

  constructor(run: AgencyRun, order: SimulationOrder) {
    this.versions = new Map(run.versions);
    this.run = { ...run, versions: this.versions };
    this.order = order;
    this.allHandlers = [...earlyHandlers, ...noticeHandlers(run.world.mailer, run.world.ports.publicUrl)];
  }

  async play(): Promise<SimulationReport> {
    await this.fill();
    for (let next = this.agenda.take(); next && next.at <= this.order.until; next = this.agenda.take()) {
      await this.advanceTo(next.at);
      await this.perform(next.value);
    }
    await this.advanceTo(this.order.until);
    return { dossiers: this.states.size, moves: this.moves, refusals: this.refusals };
  }

  /** Everything that is known to come: visitors, the daily look at what was late or complained of, and what open dossiers wait for. */
  private async fill(): Promise<void> {
    const { run, order } = this;
    const arrivals = arrivalsOf(run, order);
    if (run.agency.positions.has('tpkt')) {
      arrivals.push({ at: storyStart(order.until, run.calendar), kind: 'story' });
      arrivals.sort((a, b) => a.at - b.at);
    }
    this.storyIndex = arrivals.findIndex((arrival) => arrival.kind === 'story');
    const there = await this.load();
    for (const [index, state] of there.entries()) await this.follow(index, state);
    arrivals.forEach((arrival, index) => {
      if (index >= there.length) this.agenda.add(arrival.at, { kind: 'arrival', index, arrival });
    });
    for (const happening of order.happenings) this.agenda.add(happening.at, { kind: 'happening', happening });
    const resumed = Math.max(0, ...there.map((state) => state.submittedAt));
    for (const date of workingDays(order.from, order.until, run.calendar)) {
      const at = instantOf(date, 16 * 60);
      if (at > resumed) this.agenda.add(at, { kind: 'close_of_day' });
    }
  }

  /** Dossiers of an earlier, interrupted run, in the order in which they came. */
  private async load(): Promise<DossierState[]> {
    const { world, agency } = this.run;
    return asMember(world, agency.tenantId, agency.adminId, async (ctx) => {
      const rows = await ctx.tx.queries
        .selectFrom('dossier')
        .select('id')
        .where('tenant_id', '=', ctx.tenantId)
        .orderBy('submitted_at')
        .orderBy('id')
        .execute();
      return listDossierStates(
        ctx.tx,
        rows.map((row) => row.id),
      );
    });
  }

  /** Lets the outbox catch up, so that a breach is noticed before the late work is done. */
  private async advanceTo(at: Instant): Promise<void> {
    const { world, agency } = this.run;
    if (at < world.clock.now()) return;
    const handlers = at > this.order.until - noticesKeptMs ? this.allHandlers : earlyHandlers;
    const options = { clock: world.clock, until: at, tenantId: agency.tenantId };
    const { errors } = await drainOnce(world.jobs, handlers, options);
    if (errors.length > 0) throw errors[0];
  }

  private async perform(event: Event): Promise<void> {
    if (event.kind === 'happening') return event.happening.act();
    if (event.kind === 'close_of_day') {
      await tendLateCauses(this.run, this.run.world.clock.now());
      return tendComplaints(this.run, this.run.world.clock.now());
    }
    if (event.kind === 'arrival') {
      const isStory = event.arrival.kind === 'story';
      const draft = draftOf(this.run, event.index, event.arrival.kind);
      const state = isStory ? await beginStory(this.run) : await performArrival(this.run, event.index, draft);
      this.order.onDossier();
      return this.follow(event.index, state);
    }
    const before = this.states.get(event.index)!;
    this.moves += 1;
    if (event.kind === 'scene') return this.follow(event.index, await this.playScene(before));
    const { move, index } = event;
    if (move.kind === 'rate' || move.kind === 'reassign') this.spend(index, move.kind);
    try {
      await this.follow(index, await performMove(this.sceneOf(index, before), move, this.order.file));
    } catch (error) {
      if (!isAppError(error) || move.kind === 'complete' || move.kind === 'deliver') throw error;
      this.refusals.set(error.code, (this.refusals.get(error.code) ?? 0) + 1);
      this.spend(index, move.kind);
      await this.follow(index, before);
    }
  }

  private spend(index: number, kind: MoveKind): void {
    const spent = this.spent.get(index) ?? new Set();
    this.spent.set(index, spent.add(kind));
  }

  private sceneOf(index: number, state: DossierState) {
    return { run: this.run, index, state, spent: this.spent.get(index) ?? new Set<MoveKind>() };
  }

  private async playScene(state: DossierState): Promise<DossierState> {
    const scene = storyScenes(this.run, this.order.until)[state.version - 1]!;
    await this.run.as(scene.personId, (ctx) => scene.act(ctx, state));
    const [after] = await asMember(this.run.world, this.run.agency.tenantId, this.run.agency.adminId, (ctx) =>
      listDossierStates(ctx.tx, [state.id]),
    );
    return after!;
  }

  /** Notes where a dossier stands and puts what it does next on the agenda. */
  private async follow(index: number, state: DossierState): Promise<void> {
    this.states.set(index, state);
    const now = this.run.world.clock.now();
    if (index === this.storyIndex) {
      const scene = storyScenes(this.run, this.order.until)[state.version - 1];
      if (scene) this.agenda.add(Math.max(scene.at, now), { kind: 'scene', index });
      return;
    }
    await this.learn(state.procedureVersionId);
    const move = nextMove(this.sceneOf(index, state));
    if (move) this.agenda.add(Math.max(move.at, now + 1_000), { kind: 'move', index, move });
  }

  private async learn(versionId: Uuid): Promise<void> {
    if (this.versions.has(versionId)) return;
    const { world, agency } = this.run;
    const version = await asMember(world, agency.tenantId, agency.adminId, (ctx) => getVersion(ctx.tx, versionId));
    this.versions.set(versionId, version);
  }
}
