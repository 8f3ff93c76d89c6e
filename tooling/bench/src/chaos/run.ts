import { setTimeout as delay } from 'node:timers/promises';
import { sessionsOf } from '@chuan/identity/server';
import { systemClock } from '@chuan/kernel';
import { openPlace, type Place } from '../place.ts';
import { type BenchAgency, foundAgencies } from '../world.ts';
import { checkStored } from './check.ts';
import { type Client, clientFor } from './client.ts';
import { type House, type Part, startHouse } from './house.ts';

export interface ChaosOrder {
  readonly kills: number;
  readonly transitions: number;
  /** Told now and then how far it is. */
  readonly say?: (line: string) => void;
}

export interface ChaosReport {
  readonly transitions: number;
  readonly kills: number;
  readonly retried: number;
  readonly faults: readonly string[];
}

const clients = 16;

interface Tally {
  done: number;
  shots: number;
  retried: number;
  readonly acknowledged: Map<string, number>;
  readonly refusals: string[];
}

interface Moved {
  readonly dossierId: string;
  readonly version: number;
  readonly openSteps: readonly { readonly id: string }[];
}

export async function tokenFor(place: Place, agency: BenchAgency): Promise<string> {
  const account = await place.platform.db
    .selectFrom('platform.account')
    .select('id')
    .where('email', '=', agency.accountEmail)
    .executeTakeFirstOrThrow();
  const where = { tenantId: agency.tenantId, personId: agency.personId };
  const session = await sessionsOf(place.platform.db).open(account.id, where, systemClock.now());
  return session.token;
}

/** One person: takes a dossier in and carries it as far as the order asks, then the next. */
async function work(client: Client, agency: BenchAgency, tally: Tally, enough: () => boolean): Promise<void> {
  while (!enough()) {
    const applicant = { kind: 'person', name: 'Người Nộp Thử' };
    const received = await client.call<{ dossierId: string }>('dossiers.receive', {
      procedureId: agency.procedureId,
      applicant,
      deliveryMethod: 'counter',
    });
    if (!received.ok) {
      tally.refusals.push(`receive: ${received.code}`);
      continue;
    }
    const page = await client.ask<{ version: number; steps: { id: string | null; status: string }[] }>(
      'dossiers.page',
      {
        id: received.data.dossierId,
      },
    );
    await carry(client, tally, enough, {
      dossierId: received.data.dossierId,
      version: page.version,
      openSteps: page.steps.filter((step) => step.status === 'open').map((step) => ({ id: step.id! })),
    });
  }
}

async function carry(client: Client, tally: Tally, enough: () => boolean, start: Moved): Promise<void> {
  tally.acknowledged.set(start.dossierId, 0);
  for (let at = start; at.openSteps.length > 0 && !enough(); ) {
    const { dossierId, version, openSteps } = at;
    const moved = await client.call<Moved>('dossiers.completeStep', { dossierId, version, stepId: openSteps[0]!.id });
    if (!moved.ok) {
      tally.refusals.push(`${dossierId}: ${moved.code}`);
      return;
    }
    at = moved.data;
    tally.done++;
    tally.retried += moved.tries > 1 ? 1 : 0;
    tally.acknowledged.set(dossierId, tally.acknowledged.get(dossierId)! + 1);
  }
}

let seed = 20_261_122;
/** Park–Miller: the same shots every run. */
const random = (): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

const targetOf = (): Part => {
  const roll = random();
  return roll < 0.5 ? 'worker' : roll < 0.8 ? 'web' : 'postgres';
};

/** Shots spread over the whole run: one each time another share of the transitions is done. */
async function shoot(house: House, order: ChaosOrder, tally: Tally): Promise<number> {
  let shots = 0;
  while (tally.done < order.transitions || shots < order.kills) {
    const isDue = tally.done >= (order.transitions * shots) / order.kills || shots === 0;
    if (isDue && shots < order.kills) {
      await delay(random() * 300);
      await house.kill(targetOf());
      tally.shots = ++shots;
      if (shots % 10 === 0) order.say?.(`${shots} kills, ${tally.done} transitions`);
    }
    await delay(50);
  }
  return shots;
}

/** Runs transitions through the real processes while they are killed at random, then compares told with stored. */
export async function runChaos(order: ChaosOrder): Promise<ChaosReport> {
  const place = await openPlace(4);
  const agencies = await foundAgencies(place, 8);
  const house = await startHouse(place);
  const tally: Tally = { done: 0, shots: 0, retried: 0, acknowledged: new Map(), refusals: [] };
  try {
    const workers = await Promise.all(
      Array.from({ length: clients }, async (_, index) => {
        const agency = agencies[index % agencies.length]!;
        return { agency, client: clientFor(house.url, await tokenFor(place, agency)) };
      }),
    );
    // Work goes on until the last shot has fallen, or it would fall on nothing.
    const enough = () => tally.done >= order.transitions && tally.shots >= order.kills;
    const [kills] = await Promise.all([
      shoot(house, order, tally),
      ...workers.map(({ client, agency }) => work(client, agency, tally, enough)),
    ]);
    const faults = [...tally.refusals, ...(await checkStored(place, tally.acknowledged))];
    return { transitions: tally.done, kills, retried: tally.retried, faults };
  } finally {
    await house.stop();
    await place.close().catch(() => undefined);
  }
}
