import { createCallerFactory } from '@chuan/api';
import { openDatabase } from '@chuan/db';
import { dossiersRouter } from '@chuan/dossiers/server';
import { oversightRouter } from '@chuan/oversight/server';
import { codeOf, type Crowd, dossierIdOf, gatherCrowd } from './crowd.ts';
import { type Figure, percentile } from './figure.ts';
import { openPlace, type Place } from './place.ts';
import { type BenchAgency, benchClock, benchPorts, foundAgencies, requestOf } from './world.ts';

const dossiersOf = createCallerFactory(dossiersRouter);
const oversightOf = createCallerFactory(oversightRouter);

type Read = (place: Place, agency: BenchAgency, tenantId: string, n: number) => Promise<unknown>;

const contextOf = (place: Place, agency: BenchAgency, tenantId: string) =>
  requestOf(place, benchPorts(place), { ...agency, tenantId }, benchClock());
const publicContextOf = (place: Place, agency: BenchAgency, tenantId: string) => ({
  ...contextOf(place, agency, tenantId),
  session: null,
  portalTenantId: tenantId,
});

const reads: Readonly<Record<string, Read>> = {
  my_work: (...[place, agency, tenant]) => dossiersOf(contextOf(place, agency, tenant)).myWork(),
  dossier_page: (place, agency, tenant, n) => dossiersOf(contextOf(place, agency, tenant)).page({ id: dossierIdOf(n) }),
  tracking: (place, agency, tenant, n) =>
    dossiersOf(publicContextOf(place, agency, tenant)).publicStatus({ code: codeOf(n) }),
  search: (place, agency, tenant, n) => dossiersOf(contextOf(place, agency, tenant)).list({ search: `nguyen ${n}` }),
  board: (place, agency, tenant) => oversightOf(contextOf(place, agency, tenant)).board({}),
};

const warmUps = 40;

interface Timed {
  readonly walled: number;
  readonly unwalled: number;
}

/** Each read once behind the wall and once past it, in turn, so that both meet the same machine. */
async function measure(behind: Place, past: Place, agency: BenchAgency, sample: { crowd: Crowd; count: number }) {
  const { crowd, count } = sample;
  const p95 = new Map<string, Timed>();
  for (const [name, read] of Object.entries(reads)) {
    const took = { walled: [] as number[], unwalled: [] as number[] };
    for (let n = 0; n < count + warmUps; n++) {
      const tenantId = crowd.tenantIds[(n * 7_919) % crowd.tenantIds.length]!;
      const dossier = 1 + ((n * 104_729) % crowd.dossiersPerTenant);
      for (const [side, place] of [
        ['walled', behind],
        ['unwalled', past],
      ] as const) {
        const startedMs = performance.now();
        await read(place, agency, tenantId, dossier);
        if (n >= warmUps) took[side].push(performance.now() - startedMs);
      }
    }
    p95.set(name, { walled: percentile(took.walled, 0.95), unwalled: percentile(took.unwalled, 0.95) });
  }
  return p95;
}

interface Scale {
  readonly tenants: number;
  readonly perTenant: number;
}

async function measureAt({ tenants, perTenant }: Scale, samples: number) {
  const place = await openPlace(6);
  try {
    const [agency] = await foundAgencies(place, 1);
    const crowd = await gatherCrowd(place, agency!, tenants, perTenant);
    const past = openDatabase(place.url('migrator'), { max: 6 });
    const timed = await measure(place, { ...place, app: past }, agency!, { crowd, count: samples });
    await past.close();
    return timed;
  } finally {
    await place.close();
  }
}

/** p95 of the hot reads with many dossiers against few, and with the policies against a role that bypasses them. */
export async function benchReads(
  large: Scale = { tenants: 1_000, perTenant: 1_000 },
  samples = 200,
): Promise<Figure[]> {
  const few = await measureAt({ tenants: 10, perTenant: 1_000 }, samples);
  const many = await measureAt(large, samples);
  const total = large.tenants * large.perTenant;
  return Object.keys(reads).flatMap((name) => {
    const small = few.get(name)!.walled;
    const { walled: big, unwalled: free } = many.get(name)!;
    return [
      {
        name: `read.${name}.p95_at_${total}`,
        value: big,
        unit: 'ms',
        ratio: big / small,
        of: `read.${name}.p95_at_10000`,
      },
      { name: `policies.${name}`, value: big, unit: 'ms', ratio: big / free, of: `read.${name} without policies` },
    ];
  });
}
