import { loadMember, readyMadeRoles, seedRoles } from '@chuan/access/server';
import { type ApiPorts, makeRateLimits, type RequestContext, signerOf } from '@chuan/api';
import { withTenant } from '@chuan/db';
import type { TestDatabase } from '@chuan/db/test';
import { ordinary, runAgency, type RunningAgency } from '@chuan/dossiers/test';
import { receiveDossier } from '@chuan/dossiers/server';
import { type Instant, instantOf, newId, simulatedClock } from '@chuan/kernel';
import { sql } from 'kysely';
import type { IdKind, Ids } from './samples.ts';

const now: Instant = instantOf('2026-11-12', 540);

/** One agency with everything an id can point at, all of its text marked so that a leak can be seen. */
export interface Victim {
  readonly agency: RunningAgency;
  readonly canary: string;
  readonly ids: Ids;
  /** A person for each ready-made role, and one with none. */
  readonly people: Readonly<Record<string, string>>;
}

export const roleKeys = [...readyMadeRoles.map((role) => role.key), 'nobody'] as const;

export async function populate(database: TestDatabase, mark: string, dossiers = 1): Promise<Victim> {
  const agency = await runAgency(database);
  const canary = `⟦${mark}⟧`;
  const applicant = { ...ordinary(agency).applicant, name: `Người Nộp ${canary}`, address: canary };
  const receive = () =>
    agency.as('officer', instantOf('2026-11-11', 560), (ctx) => receiveDossier(ctx, ordinary(agency, { applicant })));
  // Both agencies number their days from one; only the victim gets as far as this code.
  let receipt = await receive();
  for (let more = 1; more < dossiers; more++) receipt = await receive();
  await agency.passTime(instantOf('2026-11-11', 600));
  await markEverything(database, agency.tenantId, canary);
  const people = await addRoleHolders(database, agency, canary);
  const ids = await collectIds(database, agency, { canary, dossier: receipt.dossierId });
  return { agency, canary, people, ids: { ...ids, code: receipt.code, secret: receipt.secret } };
}

/** Marks the names that lists show. */
async function markEverything(database: TestDatabase, tenantId: string, canary: string): Promise<void> {
  const marked = [
    ['unit', 'name'],
    ['position', 'name'],
    ['person', 'full_name'],
    ['procedure', 'name'],
    ['agency_profile', 'name'],
    ['calendar_version', 'name'],
  ] as const;
  for (const [table, column] of marked)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} || ${` ${canary}`}
      where tenant_id = ${tenantId}`.execute(database.migrator);
}

async function addRoleHolders(database: TestDatabase, agency: RunningAgency, canary: string) {
  const { tenantId } = agency;
  const admin = await database.migrator
    .selectFrom('person')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('full_name', 'like', 'Quản Trị Mẫu%')
    .executeTakeFirstOrThrow();
  await withTenant(database.app, tenantId, (tx) => seedRoles(tx, admin.id));
  await database.migrator
    .updateTable('role')
    .set((eb) => ({ name: eb('name', '||', ` ${canary}`) }))
    .where('tenant_id', '=', tenantId)
    .execute();
  const roles = await database.migrator.selectFrom('role').selectAll().where('tenant_id', '=', tenantId).execute();
  const people: Record<string, string> = {};
  for (const key of roleKeys) {
    const id = newId();
    people[key] = id;
    await database.migrator
      .insertInto('person')
      .values({
        tenant_id: tenantId,
        id,
        full_name: `Cán Bộ ${canary}`,
        email: `${key}-${id.slice(-6)}@example.vn`,
        status: 'active',
        created_at: new Date(now),
      })
      .execute();
    const role = roles.find((one) => one.key === key);
    if (role)
      await database.migrator
        .insertInto('person_role')
        .values({ tenant_id: tenantId, person_id: id, role_id: role.id })
        .execute();
  }
  return people;
}

type Known = { canary: string; dossier: string };

/** Rows of the kinds that the agency's ordinary work has left none of. */
async function makeRows(database: TestDatabase, agency: RunningAgency, { canary, dossier }: Known) {
  const db = database.migrator;
  const tenant_id = agency.tenantId;
  const at = new Date(now);
  const made = { file: newId(), lateCause: newId(), complaint: newId(), notice: newId(), mail: newId() };
  const storage_key = `${tenant_id}/aa/${'a'.repeat(64)}`;
  const upload = { purpose: 'component', media_type: 'application/pdf', size_bytes: 10, sha256: 'x', scan: 'clean' };
  await db
    .insertInto('dossier_file')
    .values({
      ...upload,
      ...{ tenant_id, id: made.file, dossier_id: dossier, name: `${canary}.pdf`, storage_key, uploaded_at: at },
      is_public_to_applicant: true,
      uploaded_by: canary,
    })
    .execute();
  await db
    .insertInto('late_cause')
    .values({ tenant_id, id: made.lateCause, dossier_id: dossier, breached_at: at, status: 'open', note: canary })
    .execute();
  const number = `9${made.complaint.slice(-3)}/PAKN`;
  await db
    .insertInto('complaint')
    .values({ tenant_id, id: made.complaint, number, content: canary, status: 'open', due_at: at, at })
    .execute();
  const params = JSON.stringify({ code: canary });
  const notice = { tenant_id, kind: 'assigned', params, created_at: at, person_id: agency.people.head };
  await db
    .insertInto('notice')
    .values([
      { ...notice, id: made.notice, channel: 'in_app' },
      { ...notice, id: made.mail, channel: 'email', address: 'canh.bao@example.vn' },
    ])
    .execute();
  return made;
}

/** One id of each kind. */
async function collectIds(database: TestDatabase, agency: RunningAgency, known: Known) {
  const db = database.migrator;
  const made = await makeRows(database, agency, known);
  const ofDossier = async (table: 'dossier_step' | 'dossier_form') =>
    (
      await db
        .selectFrom(table)
        .select('id')
        .where('dossier_id', '=', known.dossier)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    ).id;
  const first = async (table: 'unit' | 'position' | 'role') =>
    (
      await db
        .selectFrom(table)
        .select('id')
        .where('tenant_id', '=', agency.tenantId)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
    ).id;
  return {
    ...made,
    dossier: known.dossier,
    step: await ofDossier('dossier_step'),
    form: await ofDossier('dossier_form'),
    unit: await first('unit'),
    position: await first('position'),
    role: await first('role'),
    procedure: agency.procedureId,
    version: agency.versionId,
    person: agency.people.specialist,
    template: newId(),
    import: newId(),
    nationalDay: newId(),
    tenant: agency.tenantId,
  };
}

/** Ids of nothing at all. */
export const absentIds = (like: Ids): Ids => {
  const kinds = Object.keys(like) as (IdKind | 'code' | 'secret')[];
  const random = Object.fromEntries(kinds.map((kind) => [kind, newId()]));
  return { ...(random as unknown as Ids), code: 'H21.99.05-261111-9999', secret: '0000000000000' };
};

const files = {
  put: async () => {
    throw new Error('not in this world');
  },
} as unknown as ApiPorts['files'];

export const portsOf = (): ApiPorts => ({
  loadMember,
  files,
  limits: makeRateLimits(1_000_000),
  sign: signerOf(Buffer.alloc(32, 7)),
  publicUrl: 'http://localhost:3000',
});

export interface Who {
  readonly tenantId: string | null;
  readonly personId: string | null;
  readonly portalTenantId: string | null;
  readonly staff?: 'librarian' | 'support' | 'finance' | 'admin';
}

export const requestOf = (database: TestDatabase, ports: ApiPorts, who: Who): RequestContext => ({
  requestId: newId(),
  address: '127.0.0.1',
  locale: 'vi',
  clock: simulatedClock(now),
  session:
    who.personId === null && who.staff === undefined
      ? null
      : {
          accountId: newId(),
          sessionHash: '',
          tenantId: who.tenantId,
          personId: who.personId,
          staff: who.staff === undefined ? null : { role: who.staff, name: 'Nhân viên' },
        },
  portalTenantId: who.portalTenantId,
  idempotencyKey: newId(),
  databases: { app: database.app, platform: database.platform },
  ports,
});
