import { createCallerFactory } from '@chuan/api';
import { dossiersRouter } from '@chuan/dossiers/server';
import { newId } from '@chuan/kernel';
import { sql } from 'kysely';
import type { Figure } from './figure.ts';
import type { Place } from './place.ts';
import { measureTpcB, type TpcB } from './tpcb.ts';
import { type BenchAgency, benchClock, benchPorts, requestOf } from './world.ts';

const callerOf = createCallerFactory(dossiersRouter);

/** Calls bound to one person, each with a key of its own. */
export function clientOf(place: Place, agency: BenchAgency) {
  const ports = benchPorts(place);
  const clock = benchClock();
  return () => callerOf(requestOf(place, ports, agency, clock));
}

export interface Moving {
  readonly dossierId: string;
  version: number;
  stepId: string | undefined;
}

/** Receives a dossier and looks up where it stands. */
async function receiveOne(call: ReturnType<typeof clientOf>, agency: BenchAgency): Promise<Moving> {
  const receipt = await call().receive({
    procedureId: agency.procedureId,
    applicant: { kind: 'person', name: `Người Nộp ${newId().slice(-6)}` },
    deliveryMethod: 'counter',
  });
  const page = await call().page({ id: receipt.dossierId });
  return {
    dossierId: page.id,
    version: page.version,
    stepId: page.steps.find((step) => step.status === 'open')?.id ?? undefined,
  };
}

export async function receiveMany(
  call: ReturnType<typeof clientOf>,
  agency: BenchAgency,
  count: number,
): Promise<Moving[]> {
  const queue: Moving[] = [];
  for (let n = 0; n < count; n++) queue.push(await receiveOne(call, agency));
  return queue;
}

async function moveOn(call: ReturnType<typeof clientOf>, at: Moving): Promise<void> {
  const moved = await call().completeStep({ dossierId: at.dossierId, version: at.version, stepId: at.stepId! });
  at.version = moved.version;
  at.stepId = moved.openSteps[0]?.id;
}

async function drive(
  place: Place,
  agencies: readonly BenchAgency[],
  clients: number,
  seconds: number,
): Promise<number> {
  const movers = await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      const agency = agencies[index % agencies.length]!;
      const call = clientOf(place, agency);
      const queue = await receiveMany(call, agency, Math.ceil(seconds * 14));
      return { queue, moveOn: (at: Moving) => moveOn(call, at) };
    }),
  );
  // A plan made while the tables were empty reads an agency's every row; PostgreSQL looks again within a minute.
  await sql`analyze`.execute(place.migrator.db);
  return perSecond(movers, seconds);
}

/** Somebody who moves dossiers on, one after the other. */
export interface Mover {
  readonly queue: Moving[];
  moveOn(at: Moving): Promise<void>;
}

/** Transitions per second of all movers at once. */
export async function perSecond(movers: readonly Mover[], seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  await Promise.all(
    movers.map(async ({ moveOn, queue }) => {
      for (let at = queue.pop(); at && performance.now() < until; at = at.stepId ? at : queue.pop()) {
        await moveOn(at);
        done++;
      }
    }),
  );
  return done / seconds;
}

/** Transitions through the service ÷ TPC-B on the same server in the same run; both measured twice, in turn. */
export async function benchTransitions(place: Place, agencies: readonly BenchAgency[], seconds = 5): Promise<Figure[]> {
  const clients = 16;
  const rounds: { transitions: number; tpcb: TpcB }[] = [];
  await drive(place, agencies, clients, 1);
  for (let round = 0; round < 2; round++) {
    const tpcb = await measureTpcB(place.superuserUrl, clients, seconds);
    rounds.push({ tpcb, transitions: await drive(place, agencies, clients, seconds) });
  }
  const tpcb = rounds.reduce((sum, round) => sum + round.tpcb.perSecond, 0) / rounds.length;
  const transitions = rounds.reduce((sum, round) => sum + round.transitions, 0) / rounds.length;
  const of = `tpcb by ${rounds[0]!.tpcb.by}`;
  return [
    { name: of, value: tpcb, unit: 'tps' },
    { name: 'transitions.service', value: transitions, unit: 'per_s', ratio: transitions / tpcb, of },
  ];
}
