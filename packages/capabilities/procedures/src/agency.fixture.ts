import {
  asStaff,
  createCallerFactory,
  makeRateLimits,
  signerOf,
  type Member,
  type RequestContext,
  type Surroundings,
} from '@chuan/api';
import { type TenantTx, withPlatform, withTenant } from '@chuan/db';
import type { TestDatabase } from '@chuan/db/test';
import { listEntries } from '@chuan/event-log';
import { type Handler, drainOnce } from '@chuan/jobs';
import { type CivilDate, type Instant, instantOf, newId, simulatedClock, timestamp, type Uuid } from '@chuan/kernel';
import type { ProcedureContent, ProcedureStep } from '@chuan/library/contract';
import { createTemplate, publishTemplate } from '@chuan/library/server';
import { createTenant, seedReference } from '@chuan/tenancy/server';
import { proceduresRouter } from './router.ts';

const caller = createCallerFactory(proceduresRouter);
type Caller = ReturnType<typeof caller>;

export type Post = 'one_stop' | 'specialist' | 'unit_head' | 'agency_head' | 'clerical';
const posts: readonly Post[] = ['one_stop', 'specialist', 'unit_head', 'agency_head', 'clerical'];

/** A founded agency with five positions, one person in each, and their calls. */
export interface TestAgency {
  readonly tenantId: Uuid;
  readonly positions: Readonly<Record<Post, Uuid>>;
  readonly people: Readonly<Record<Post, Uuid>>;
  set(day: CivilDate, minute?: number): void;
  /** The calls of the person in a position; everybody may do everything, rules aside. */
  as(post: Post, permissions?: readonly string[]): Caller;
  readonly citizen: Caller;
  run(handlers: readonly Handler[]): Promise<void>;
  within<T>(work: (tx: TenantTx) => Promise<T>): Promise<T>;
  actions(): Promise<string[]>;
  publish(content: ProcedureContent, locks?: { path: string; reason: string }[]): Promise<Uuid>;
}

const everything = [
  'procedure.read',
  'procedure.draft',
  'procedure.review',
  'procedure.approve',
  'procedure.post',
] as const;

export async function foundAgency(database: TestDatabase): Promise<TestAgency> {
  await withPlatform(database.platform, seedReference);
  const clock = simulatedClock(instantOf('2026-10-01', 540));
  const tenantId = await foundTenant(database, clock.now());
  const within: TestAgency['within'] = (work) => withTenant(database.app, tenantId, work);
  const { positions, people } = await within(fillPositions);
  const permissionsOf = new Map<Uuid, ReadonlySet<string>>();
  const surroundings: Surroundings = {
    databases: database,
    clock,
    ports: {
      limits: makeRateLimits(100),
      sign: signerOf(Buffer.alloc(32, 7)),
      loadMember: async (_tx: TenantTx, personId: Uuid) => memberOf(personId, permissionsOf.get(personId)!),
    } as unknown as Surroundings['ports'],
  };
  const requestOf = (personId: Uuid | null): RequestContext => ({
    requestId: 'test',
    address: '127.0.0.1',
    locale: 'vi',
    clock,
    session: personId === null ? null : { accountId: personId, sessionHash: '', tenantId, personId, staff: null },
    portalTenantId: tenantId,
    idempotencyKey: newId(),
    databases: database,
    ports: surroundings.ports,
  });
  return {
    tenantId,
    positions,
    people,
    within,
    set: (day, minute = 540) => clock.set(instantOf(day, minute)),
    as: (post, permissions = everything) => {
      permissionsOf.set(people[post], new Set(permissions));
      return fresh(() => requestOf(people[post]));
    },
    citizen: fresh(() => requestOf(null)),
    run: async (handlers) => {
      await drainOnce({ app: database.app, relay: database.relay }, handlers, { clock, tenantId });
    },
    actions: () => within(async (tx) => (await listEntries(tx, {})).map((entry) => entry.action)),
    publish: (content, locks) => publishSample(surroundings, content, locks),
  };
}

async function foundTenant(database: TestDatabase, now: Instant): Promise<Uuid> {
  const slug = `p-${newId().slice(-12)}`;
  const { tenantId } = await createTenant(
    { databases: database, now, actor: { kind: 'system' }, seedRoles: async () => undefined },
    {
      slug,
      name: 'UBND phường Thanh Miếu',
      shortName: 'P. Thanh Miếu',
      kind: 'commune',
      profile: {
        superiorName: '',
        oneStopName: 'Bộ phận Một cửa',
        agencyIdentifier: 'H21.99.05',
        place: 'Thanh Miếu',
        address: '12 đường Hùng Vương',
        phone: '',
        email: '',
      },
      admin: { fullName: 'Nguyễn Thị Hoa', email: `${slug}@example.vn`, password: 'mat-khau-dai-1' },
    },
  );
  return tenantId;
}

/** Every call is a request of its own, with its own key. */
const fresh = (request: () => RequestContext): Caller =>
  new Proxy({} as Caller, { get: (_, name) => caller(request())[name as keyof Caller] });

const memberOf = (id: Uuid, permissions: ReadonlySet<string>): Member => ({
  kind: 'person',
  id,
  name: 'Người thử',
  positionName: '',
  positionIds: [],
  unitIds: [],
  permissions,
});

async function fillPositions(tx: TenantTx) {
  const { id: unitId } = await tx.queries
    .selectFrom('unit')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .executeTakeFirstOrThrow();
  const positions: Partial<Record<Post, Uuid>> = {};
  const people: Partial<Record<Post, Uuid>> = {};
  for (const [sort, kind] of posts.entries()) {
    const [positionId, personId] = [newId(), newId()];
    positions[kind] = positionId;
    people[kind] = personId;
    const row = { tenant_id: tx.tenantId, unit_id: unitId, valid_from: '2026-09-01', sort };
    await tx.queries
      .insertInto('position')
      .values({ ...row, id: positionId, name: `Vị trí ${kind}`, short_name: kind, kind })
      .execute();
    await tx.queries
      .insertInto('person')
      .values({
        tenant_id: tx.tenantId,
        id: personId,
        full_name: `Người ${kind}`,
        email: `${kind}@example.vn`,
        status: 'active',
        created_at: timestamp(instantOf('2026-09-01')),
      })
      .execute();
    await tx.queries
      .insertInto('person_position')
      .values({ tenant_id: tx.tenantId, person_id: personId, position_id: positionId, from_on: '2026-09-01' })
      .execute();
  }
  return { positions: positions as Record<Post, Uuid>, people: people as Record<Post, Uuid> };
}

let published = 0;

async function publishSample(
  around: Surroundings,
  content: ProcedureContent,
  locks: { path: string; reason: string }[] = [],
): Promise<Uuid> {
  const staff = { accountId: newId(), name: 'Lê Thư Viện', role: 'librarian' } as const;
  const code = `QTM-HT-${String(++published).padStart(2, '0')}`;
  return asStaff(around, staff, async (ctx) => {
    const { templateId, version } = await createTemplate(ctx, { code, content, locks });
    await publishTemplate(ctx, { templateId, number: 1, version, changeNote: '' });
    return templateId;
  });
}

const step = (id: string, name: string, kind: Post, limitMinutes: number): ProcedureStep => ({
  id,
  kind: 'task',
  name,
  limitMinutes,
  lane: `Vị trí ${kind}`,
  positionKind: kind,
  checklist: [],
  output: 'Dự thảo',
  formCodes: [],
  guidance: '',
});

/** Four steps, eight of the sixteen working hours that law gives. */
export const sampleContent = (more: Partial<ProcedureContent> = {}): ProcedureContent => ({
  procedureCode: '1.009999',
  name: 'Cấp bản sao trích lục hộ tịch',
  shortName: 'Cấp bản sao trích lục',
  field: 'Hộ tịch',
  level: 'commune',
  purpose: 'Quy định trình tự giải quyết.',
  scope: 'Áp dụng với người yêu cầu.',
  definitions: [],
  applicantTypes: ['Công dân Việt Nam'],
  requirements: '',
  sets: 1,
  cases: [],
  methods: [{ channel: 'direct', limit: { value: 2, unit: 'working_days' }, feeVnd: 8_000, feeNote: '' }],
  legalLimit: { value: 2, unit: 'working_days' },
  components: [
    {
      key: 'p1',
      name: 'Tờ khai',
      originals: 1,
      copies: 0,
      isRequired: true,
      isFromDatabase: false,
      formCode: '',
      note: '',
    },
  ],
  legalBases: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch' }],
  results: ['Bản sao trích lục'],
  forms: [],
  records: [],
  dataFields: [],
  steps: [
    step('B1', 'Tiếp nhận hồ sơ', 'one_stop', 60),
    step('B2', 'Thẩm tra, dự thảo', 'specialist', 240),
    step('B3', 'Ký bản sao', 'agency_head', 120),
    step('B4', 'Trả kết quả', 'one_stop', 60),
  ],
  rules: {
    supplement: 'restart',
    maxSupplements: 1,
    supplementWithinWorkingDays: 3,
    maxExtensions: 1,
    extensionNoticeWorkingDays: 1,
    warnShares: [0.5, 0.2],
  },
  hasSampleTimes: false,
  hasAssumedLimit: false,
  source: '',
  ...more,
});
