import { tokenFor } from './chaos/run.ts';
import { clientFor, type Client } from './chaos/client.ts';
import { startHouse } from './chaos/house.ts';
import type { Figure } from './figure.ts';
import type { Place } from './place.ts';
import { measureTpcB } from './tpcb.ts';
import { clientOf, type Moving, receiveOne } from './transitions.ts';
import type { BenchAgency } from './world.ts';

interface Moved {
  readonly version: number;
  readonly openSteps: readonly { readonly id: string }[];
}

async function moveOn(client: Client, at: Moving): Promise<void> {
  const moved = await client.call<Moved>('dossiers.completeStep', {
    dossierId: at.dossierId,
    version: at.version,
    stepId: at.stepId,
  });
  if (!moved.ok) throw new Error(moved.code);
  at.version = moved.data.version;
  at.stepId = moved.data.openSteps[0]?.id;
}

/** The same transitions through the running web server: tRPC and session cookie; and what web and worker weigh then. */
export async function benchHttp(place: Place, agencies: readonly BenchAgency[], seconds = 6): Promise<Figure[]> {
  const house = await startHouse(place);
  try {
    const movers = await Promise.all(
      Array.from({ length: 16 }, async (_, index) => {
        const agency = agencies[index % agencies.length]!;
        const queue: Moving[] = [];
        for (let n = 0; n < seconds * 8; n++) queue.push(await receiveOne(clientOf(place, agency), agency));
        return { client: clientFor(house.url, await tokenFor(place, agency)), queue };
      }),
    );
    const tpcb = await measureTpcB(place.superuserUrl, 16, seconds);
    const run = async (durationMs: number): Promise<number> => {
      const until = performance.now() + durationMs;
      let done = 0;
      await Promise.all(
        movers.map(async ({ client, queue }) => {
          for (let at = queue.pop(); at && performance.now() < until; at = at.stepId ? at : queue.pop()) {
            await moveOn(client, at);
            done++;
          }
        }),
      );
      return done / (durationMs / 1_000);
    };
    await run(1_000);
    const perSecond = await run(seconds * 1_000);
    return [
      {
        name: 'transitions.http',
        value: perSecond,
        unit: 'per_s',
        ratio: perSecond / tpcb.perSecond,
        of: `tpcb by ${tpcb.by}`,
      },
      {
        name: 'memory.web_and_worker',
        value: house.memoryMb(),
        unit: 'MB',
        ratio: house.memoryMb() / 600,
        of: '600 MB',
      },
    ];
  } finally {
    await house.stop();
  }
}
