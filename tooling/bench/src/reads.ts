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

/** Where a read is measured: so many dossiers, behind the wall or past it. */
interface Side {
  readonly place: Place;
  readonly agency: BenchAgency;
  readonly crowd: Crowd;
}

type SideName = 'few' | 'many' | 'unwalled';

/** Whoever reads an agency first finds its pages cold, so that each goes first as often as the others. */
const orders: readonly (readonly SideName[])[] = [
  ['few', 'many', 'unwalled'],
  ['unwalled', 'many', 'few'],
];

/** Each read on every side in turn, so that all of them meet the same machine. @returns p95 in ms. */
async function measure(
  sides: Readonly<Record<SideName, Side>>,
  read: Read,
  samples: number,
): Promise<Record<SideName, number>> {
  const took: Record<SideName, number[]> = { few: [], many: [], unwalled: [] };
  for (let n = 0; n < samples + warmUps; n++)
    for (const name of orders[n % orders.length]!) {
      const { place, agency, crowd } = sides[name];
      const tenantId = crowd.tenantIds[(n * 7_919) % crowd.tenantIds.length]!;
      const dossier = 1 + ((n * 104_729) % crowd.dossiersPerTenant);
      const startedMs = performance.now();
      await read(place, agency, tenantId, dossier);
      if (n >= warmUps) took[name].push(performance.now() - startedMs);
    }
  const p95 = (name: SideName) => percentile(took[name], 0.95);
  return { few: p95('few'), many: p95('many'), unwalled: p95('unwalled') };
}

interface Scale {
  readonly tenants: number;
  readonly perTenant: number;
}

async function openSide({ tenants, perTenant }: Scale): Promise<Side> {
  const place = await openPlace(6);
  const [agency] = await foundAgencies(place, 1);
  return { place, agency: agency!, crowd: await gatherCrowd(place, agency!, tenants, perTenant) };
}

/** p95 of the hot reads with many dossiers against few, and with the policies against a role that bypasses them. */
export async function benchReads(
  large: Scale = { tenants: 1_000, perTenant: 1_000 },
  samples = 600,
): Promise<Figure[]> {
  const few = await openSide({ tenants: 10, perTenant: 1_000 });
  const many = await openSide(large);
  const past = openDatabase(many.place.url('migrator'), { max: 6 });
  const sides = { few, many, unwalled: { ...many, place: { ...many.place, app: past } } };
  const total = large.tenants * large.perTenant;
  const figures: Figure[] = [];
  try {
    for (const [name, read] of Object.entries(reads)) {
      const p95 = await measure(sides, read, samples);
      const told = { value: p95.many, unit: 'ms' };
      figures.push(
        { ...told, name: `read.${name}.p95_at_${total}`, ratio: p95.many / p95.few, of: `read.${name}.p95_at_10000` },
        { ...told, name: `policies.${name}`, ratio: p95.many / p95.unwalled, of: `read.${name} without policies` },
      );
    }
  } finally {
    await past.close();
    await few.place.close();
    await many.place.close();
  }
  return figures;
}
