import { loadMember, seedRoles } from '@chuan/access/server';
import { type ApiPorts, makeRateLimits, type RequestContext, signerOf } from '@chuan/api';
import { withPlatform } from '@chuan/db';
import { createFileStore, LocalDisk } from '@chuan/files';
import { instantOf, newId, type SimulatedClock, simulatedClock, type Uuid } from '@chuan/kernel';
import { ProcedureContent } from '@chuan/library/contract';
import { createTenant, seedReference } from '@chuan/tenancy/server';
import type { Place } from './place.ts';

const founded = instantOf('2026-09-01', 480);
export const benchNow = instantOf('2026-11-11', 540);

export interface BenchAgency {
  readonly tenantId: Uuid;
  readonly slug: string;
  readonly personId: Uuid;
  readonly accountEmail: string;
  readonly procedureId: Uuid;
  readonly versionId: Uuid;
  readonly positionIds: readonly Uuid[];
}

const password = 'mat-khau-do-dac-1';
/** The longest of the 46 national procedures that were worked out has seven steps; most have five or six. */
const stepsInProcedure = 8;

/** A straight procedure, a little longer than real ones. */
const content = (positionId: Uuid): ProcedureContent =>
  ProcedureContent.parse({
    procedureCode: '9.000001',
    name: 'Thủ tục đo đạc',
    shortName: 'Thủ tục đo đạc',
    field: 'Đo đạc',
    level: 'commune',
    methods: [{ channel: 'direct', limit: { value: 30, unit: 'working_days' }, feeVnd: 0 }],
    legalLimit: { value: 30, unit: 'working_days' },
    steps: Array.from({ length: stepsInProcedure }, (_, index) => ({
      id: `B${index + 1}`,
      kind: 'task',
      name: `Bước ${index + 1}`,
      limitMinutes: 240,
      lane: 'Chuyên viên thụ lý',
      positionKind: 'specialist',
      positionId,
    })),
    rules: {
      supplement: 'suspend',
      maxSupplements: 1,
      supplementWithinWorkingDays: 3,
      maxExtensions: 1,
      extensionNoticeWorkingDays: 1,
      warnShares: [0.5, 0.2],
    },
  });

export async function foundAgencies(place: Place, count: number): Promise<BenchAgency[]> {
  await withPlatform(place.platform.db, seedReference);
  const agencies: BenchAgency[] = [];
  for (let index = 0; index < count; index++) agencies.push(await foundAgency(place, index));
  return agencies;
}

async function foundAgency(place: Place, index: number): Promise<BenchAgency> {
  const slug = `do-${index}`;
  const accountEmail = `${slug}@example.vn`;
  const { tenantId, adminPersonId } = await createTenant(
    {
      databases: { app: place.app.db, platform: place.platform.db },
      now: founded,
      actor: { kind: 'system' },
      seedRoles: (tx, personId) => seedRoles(tx, personId),
    },
    {
      slug,
      name: `UBND phường Đo Đạc ${index}`,
      shortName: `P. Đo Đạc ${index}`,
      kind: 'commune',
      profile: {
        superiorName: '',
        oneStopName: 'Bộ phận Một cửa',
        agencyIdentifier: `H21.99.${String(index).padStart(2, '0')}`,
        place: '',
        address: '',
        phone: '',
        email: '',
      },
      admin: { fullName: 'Người Đo', email: accountEmail, password },
    },
  );
  const positionId = await giveEverything(place, tenantId, adminPersonId);
  const procedure = await addProcedure(place, tenantId, content(positionId), adminPersonId);
  return { tenantId, slug, personId: adminPersonId, accountEmail, positionIds: [positionId], ...procedure };
}

/** One person with every role and the one position, so that each client can do every transition. */
async function giveEverything(place: Place, tenantId: Uuid, personId: Uuid): Promise<Uuid> {
  const db = place.migrator.db;
  const day = '2026-09-01';
  const positionId = newId();
  const unit = await db.selectFrom('unit').select('id').where('tenant_id', '=', tenantId).executeTakeFirstOrThrow();
  const named = { name: 'Chuyên viên', short_name: 'CV', kind: 'specialist', valid_from: day };
  await db
    .insertInto('position')
    .values({ tenant_id: tenantId, id: positionId, unit_id: unit.id, ...named })
    .execute();
  const holding = { tenant_id: tenantId, person_id: personId, position_id: positionId, from_on: day };
  await db.insertInto('person_position').values(holding).execute();
  const roles = await db.selectFrom('role').select('id').where('tenant_id', '=', tenantId).execute();
  await db
    .insertInto('person_role')
    .values(roles.map((role) => ({ tenant_id: tenantId, person_id: personId, role_id: role.id })))
    .onConflict((clash) => clash.doNothing())
    .execute();
  return positionId;
}

async function addProcedure(place: Place, tenantId: Uuid, text: ProcedureContent, drafter: Uuid) {
  const db = place.migrator.db;
  const procedureId = newId();
  const versionId = newId();
  const at = new Date(founded);
  const { procedureCode: procedure_code, name, shortName: short_name, field } = text;
  await db
    .insertInto('procedure')
    .values({
      tenant_id: tenantId,
      id: procedureId,
      code: 'QT-01',
      procedure_code,
      name,
      short_name,
      field,
      created_at: at,
    })
    .execute();
  await db
    .insertInto('procedure_version')
    .values({
      tenant_id: tenantId,
      id: versionId,
      procedure_id: procedureId,
      number: 1,
      status: 'effective',
      content: JSON.stringify(text),
      drafted_by: drafter,
      drafted_at: at,
      effective_at: at,
      updated_at: at,
    })
    .execute();
  return { procedureId, versionId };
}

export function benchPorts(place: Place): ApiPorts {
  return {
    loadMember,
    files: createFileStore(new LocalDisk(place.dataDir), place.dataDir),
    limits: makeRateLimits(100_000),
    sign: signerOf(Buffer.alloc(32, 1)),
    publicUrl: 'http://localhost:3000',
  };
}

/** The request of a signed-in person, as the web server would hand it to the procedures. */
export function requestOf(place: Place, ports: ApiPorts, agency: BenchAgency, clock: SimulatedClock): RequestContext {
  return {
    requestId: newId(),
    address: '127.0.0.1',
    locale: 'vi',
    clock,
    session: {
      accountId: agency.personId,
      sessionHash: '',
      tenantId: agency.tenantId,
      personId: agency.personId,
      staff: null,
    },
    portalTenantId: null,
    idempotencyKey: newId(),
    databases: { app: place.app.db, platform: place.platform.db },
    ports,
  };
}

export const benchClock = () => simulatedClock(benchNow);
