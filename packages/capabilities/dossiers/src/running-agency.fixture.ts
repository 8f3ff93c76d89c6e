import { grantRoles, seedRoles } from '@chuan/access/server';
import { makeRateLimits, signerOf, type TenantContext } from '@chuan/api';
import { drainOnce } from '@chuan/jobs';
import { type TenantTx, withPlatform, withTenant } from '@chuan/db';
import type { TestDatabase } from '@chuan/db/test';
import { type Instant, instantOf, newId, simulatedClock, type Uuid } from '@chuan/kernel';
import { ProcedureContent } from '@chuan/library/contract';
import { createTenant, seedReference } from '@chuan/tenancy/server';
import type { z } from 'zod';
import type { ReceiveInput } from './contract.ts';
import { dossierHandlers } from './jobs.ts';

export const roles = ['officer', 'head', 'specialist', 'colleague', 'leader', 'clerk'] as const;
export type RoleName = (typeof roles)[number];

const founded = instantOf('2026-09-01', 480);
const everything = () => true;

/** A commune with one building-permit procedure in force and the people who run it. */
export interface RunningAgency {
  readonly tenantId: Uuid;
  readonly procedureId: Uuid;
  readonly versionId: Uuid;
  readonly people: Readonly<Record<RoleName, Uuid>>;
  as<T>(who: RoleName | 'citizen', at: Instant, work: (ctx: TenantContext) => Promise<T>): Promise<T>;
  /** Handles everything that has come due until an instant. */
  passTime(until: Instant): Promise<void>;
}

const positionOf: Readonly<Record<RoleName, string>> = {
  officer: 'one_stop',
  head: 'unit_head',
  specialist: 'specialist',
  colleague: 'specialist',
  leader: 'agency_head',
  clerk: 'clerical',
};

/** What each may do, by the key of the ready-made role; `as` lets everybody do everything. */
const roleKeyOf: Readonly<Record<RoleName, string>> = {
  officer: 'one_stop_officer',
  head: 'unit_head',
  specialist: 'specialist',
  colleague: 'specialist',
  leader: 'agency_leader',
  clerk: 'clerk',
};

const names: Readonly<Record<RoleName, string>> = {
  officer: 'Lê Thị Thử',
  head: 'Phạm Thí Dụ',
  specialist: 'Trần Minh Họa',
  colleague: 'Hồ Thị Phỏng',
  leader: 'Đặng Giả Định',
  clerk: 'Vũ Minh Chứng',
};

type Steps = z.input<typeof ProcedureContent>['steps'];

const lanes: Readonly<Record<string, string>> = {
  one_stop: 'Công chức tiếp nhận',
  unit_head: 'Trưởng phòng',
  specialist: 'Chuyên viên thụ lý',
  agency_head: 'Phó Chủ tịch',
  clerical: 'Văn thư',
};

const task = (id: string, [kind, name]: readonly [string, string], hours: number, more: object = {}) => ({
  id,
  kind: 'task' as const,
  name,
  limitMinutes: hours * 60,
  lane: lanes[kind]!,
  positionKind: kind as 'one_stop',
  ...more,
});

/** Seven working days; an opinion is asked in parallel; the specialist may find against it. */
export function permitContent(positionIds: Readonly<Record<string, Uuid>>, changes: object = {}): ProcedureContent {
  const steps: Steps = [
    task('B1', ['one_stop', 'Tiếp nhận, kiểm tra hồ sơ'], 2),
    task('B2', ['unit_head', 'Phân công thụ lý'], 4),
    task('B3', ['specialist', 'Thẩm định hồ sơ, kiểm tra thực địa'], 30, {
      checklist: ['Đối chiếu quy hoạch', 'Biên bản'],
    }),
    { ...task('B4', ['specialist', 'Lấy ý kiến'], 24), kind: 'consult' as const, parallelWithPrevious: true },
    task('B5', ['unit_head', 'Xem xét, ký nháy'], 8, {
      outcomes: [
        { label: 'Đủ điều kiện', to: 'next' },
        { label: 'Không đủ điều kiện', to: { end: 'refused' } },
      ],
    }),
    task('B6', ['agency_head', 'Ký giấy phép'], 8),
    task('B7', ['clerical', 'Cấp số, đóng dấu'], 2),
    task('B8', ['one_stop', 'Trả kết quả'], 2),
  ].map((step) => ({ ...step, positionId: positionIds[step.positionKind] }));
  return ProcedureContent.parse({
    procedureCode: '1.013225',
    name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
    shortName: 'Giấy phép xây dựng nhà ở',
    field: 'Xây dựng',
    level: 'commune',
    methods: [
      { channel: 'direct', limit: { value: 7, unit: 'working_days' }, feeVnd: 75_000 },
      { channel: 'online', limit: { value: 7, unit: 'working_days' }, feeVnd: 0 },
    ],
    legalLimit: { value: 7, unit: 'working_days' },
    components: [
      { key: 'don', name: 'Đơn đề nghị', originals: 1, copies: 0, isRequired: true },
      { key: 'ban-ve', name: 'Bản vẽ thiết kế', originals: 2, copies: 0, isRequired: true },
    ],
    steps,
    rules: {
      supplement: 'suspend',
      maxSupplements: 1,
      supplementWithinWorkingDays: 3,
      maxExtensions: 1,
      extensionNoticeWorkingDays: 1,
      warnShares: [0.5, 0.2],
    },
    ...changes,
  });
}

async function seedPeople(database: TestDatabase, tenantId: Uuid) {
  const unitId = newId();
  const positions = Object.fromEntries(Object.keys(lanes).map((kind) => [kind, newId()]));
  const people = Object.fromEntries(roles.map((role) => [role, newId()])) as Record<RoleName, Uuid>;
  const day = '2026-09-01';
  const base = { tenant_id: tenantId, valid_from: day };
  await database.migrator
    .insertInto('unit')
    .values({ ...base, id: unitId, name: 'Phòng Kinh tế', short_name: 'KT' })
    .execute();
  await database.migrator
    .insertInto('position')
    .values(
      Object.entries(positions).map(([kind, id]) => ({
        ...base,
        id,
        unit_id: unitId,
        name: lanes[kind]!,
        short_name: lanes[kind]!,
        kind,
      })),
    )
    .execute();
  await database.migrator
    .insertInto('person')
    .values(
      roles.map((role) => ({
        tenant_id: tenantId,
        id: people[role],
        full_name: names[role],
        email: `${role}@example.vn`,
        status: 'active',
        created_at: new Date(founded),
      })),
    )
    .execute();
  await database.migrator
    .insertInto('person_position')
    .values(
      roles.map((role) => ({
        tenant_id: tenantId,
        person_id: people[role],
        position_id: positions[positionOf[role]]!,
        from_on: day,
      })),
    )
    .execute();
  return { positions, people };
}

async function seedProcedure(database: TestDatabase, tenantId: Uuid, content: ProcedureContent, drafter: Uuid) {
  const procedureId = newId();
  const versionId = newId();
  await database.migrator
    .insertInto('procedure')
    .values({
      tenant_id: tenantId,
      id: procedureId,
      code: 'QT-07',
      procedure_code: content.procedureCode,
      name: content.name,
      short_name: content.shortName,
      field: content.field,
      is_posted: true,
      created_at: new Date(founded),
    })
    .execute();
  await database.migrator
    .insertInto('procedure_version')
    .values({
      tenant_id: tenantId,
      id: versionId,
      procedure_id: procedureId,
      number: 1,
      status: 'effective',
      content: JSON.stringify(content),
      drafted_by: drafter,
      drafted_at: new Date(founded),
      effective_at: new Date(founded),
      updated_at: new Date(founded),
    })
    .execute();
  return { procedureId, versionId };
}

const limits = makeRateLimits(1_000);
const sign = signerOf(Buffer.alloc(32, 7));

interface Acting {
  readonly who: RoleName | 'citizen';
  readonly people: Readonly<Record<RoleName, Uuid>>;
  readonly positions: Readonly<Record<string, Uuid>>;
  readonly at: Instant;
}

function contextOf(tx: TenantTx, { who, people, positions, at }: Acting): TenantContext {
  const isCitizen = who === 'citizen';
  return {
    tx,
    tenantId: tx.tenantId,
    now: at,
    actor: isCitizen
      ? { kind: 'citizen', id: null, name: '', positionName: '', positionIds: [], unitIds: [] }
      : {
          kind: 'person',
          id: people[who],
          name: names[who],
          positionName: lanes[positionOf[who]]!,
          positionIds: [positions[positionOf[who]]!],
          unitIds: [],
        },
    requestId: 'test',
    locale: 'vi',
    // Tests that hand files in without storing them; those about storage bring a store.
    files: { has: async () => true } as never,
    sign,
    publicUrl: 'http://localhost:3000',
    address: '127.0.0.1',
    limits,
    can: isCitizen ? () => false : everything,
    noteRead: () => undefined,
  };
}

/** What differs from the usual permit; a function is told the position of each kind. */
export type ContentChanges = object | ((positionIds: Readonly<Record<string, Uuid>>) => object);

export async function runAgency(database: TestDatabase, changes: ContentChanges = {}): Promise<RunningAgency> {
  await withPlatform(database.platform, seedReference);
  const slug = `r-${newId().slice(-12)}`;
  const { tenantId } = await createTenant(
    { databases: database, now: founded, actor: { kind: 'system' }, seedRoles: async () => undefined },
    {
      slug,
      name: 'UBND phường Quy Nhơn Nam',
      shortName: 'P. Quy Nhơn Nam',
      kind: 'commune',
      profile: {
        superiorName: '',
        oneStopName: 'Trung tâm Phục vụ hành chính công',
        agencyIdentifier: 'H21.99.05',
        place: 'Quy Nhơn Nam',
        address: '',
        phone: '0256 000 0000',
        email: '',
      },
      admin: { fullName: 'Quản Trị Mẫu', email: `${slug}@example.vn`, password: 'mat-khau-dai-1' },
    },
  );
  const { positions, people } = await seedPeople(database, tenantId);
  await withTenant(database.app, tenantId, async (tx) => {
    await seedRoles(tx);
    for (const role of roles) await grantRoles(tx, people[role], [roleKeyOf[role]]);
  });
  const content = permitContent(positions, typeof changes === 'function' ? changes(positions) : changes);
  const procedure = await seedProcedure(database, tenantId, content, people.head);
  return {
    tenantId,
    ...procedure,
    people,
    as: (who, at, work) =>
      withTenant(database.app, tenantId, (tx) => work(contextOf(tx, { who, people, positions, at }))),
    async passTime(until) {
      await drainOnce(database, dossierHandlers, { clock: simulatedClock(until), tenantId });
    },
  };
}

/** What an officer types for an ordinary complete dossier. */
export const ordinary = (agency: RunningAgency, changes: Partial<ReceiveInput> = {}): ReceiveInput => ({
  procedureId: agency.procedureId,
  caseKey: '',
  applicant: {
    kind: 'person',
    name: 'Nguyễn Văn Mẫu',
    idNumber: '000099000123',
    phone: '0900 000 123',
    email: '',
    address: 'Tổ 0, khu phố Mẫu',
    submitterName: '',
  },
  components: [
    { key: 'don', isReceived: true, originals: 1, copies: 0, isElectronic: false },
    { key: 'ban-ve', isReceived: true, originals: 2, copies: 0, isElectronic: false },
  ],
  data: {},
  deliveryMethod: 'counter',
  files: [],
  channel: 'direct',
  isFeePaid: false,
  ...changes,
});
