import { makeRateLimits, type PlatformContext, type RequestContext } from '@chuan/api';
import { withPlatform } from '@chuan/db';
import type { TestDatabase } from '@chuan/db/test';
import { listPlatformEntries } from '@chuan/event-log';
import { type CivilDate, instantOf, newId, simulatedClock, timestamp } from '@chuan/kernel';
import { seedReference } from '@chuan/tenancy/server';
import type { ProcedureContent, ProcedureStep } from './contract.ts';

/** The vendor's side of a test database: a librarian and the use cases that they call. */
export interface TestLibrary {
  readonly accountId: string;
  on<T>(day: CivilDate, work: (ctx: PlatformContext) => Promise<T>): Promise<T>;
  request(key: string | null): RequestContext;
  /** Actions of the vendor's log, the newest first. */
  actions(): Promise<string[]>;
}

export async function openLibrary(database: TestDatabase): Promise<TestLibrary> {
  await withPlatform(database.platform, seedReference);
  const accountId = newId();
  const clock = simulatedClock(instantOf('2026-10-01', 540));
  await database.platform
    .insertInto('platform.account')
    .values({
      id: accountId,
      email: `${accountId}@example.vn`,
      password_hash: '-',
      status: 'active',
      created_at: timestamp(clock.now()),
    })
    .execute();
  const actor = {
    kind: 'staff',
    id: accountId,
    name: 'Lê Thư Viện',
    positionName: 'librarian',
    positionIds: [],
    unitIds: [],
  } as const;
  const request = (key: string | null): RequestContext => ({
    requestId: 'test',
    address: '127.0.0.1',
    locale: 'vi',
    clock,
    session: {
      accountId,
      sessionHash: '-',
      tenantId: null,
      personId: null,
      staff: { role: 'librarian', name: actor.name },
    },
    portalTenantId: null,
    idempotencyKey: key,
    databases: database,
    ports: { limits: makeRateLimits() } as RequestContext['ports'],
  });
  return {
    accountId,
    request,
    on: (day, work) =>
      withPlatform(database.platform, (platform) =>
        work({ platform, now: instantOf(day, 540), actor, accountId, requestId: 'test', request: request(null) }),
      ),
    actions: () =>
      withPlatform(database.platform, async (tx) => (await listPlatformEntries(tx, {})).map((entry) => entry.action)),
  };
}

const step = (id: string, name: string, more: Partial<ProcedureStep>): ProcedureStep => ({
  id,
  kind: 'task',
  name,
  limitMinutes: 240,
  lane: 'Chuyên viên thụ lý',
  positionKind: 'specialist',
  checklist: [],
  output: 'Dự thảo',
  formCodes: [],
  guidance: '',
  ...more,
});

/** A whole content without any fault: four steps, eight working hours of the two days that law gives. */
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
  methods: [
    { channel: 'direct', limit: { value: 2, unit: 'working_days' }, feeVnd: 8_000, feeNote: '' },
    { channel: 'online', limit: { value: 2, unit: 'working_days' }, feeVnd: 0, feeNote: '' },
  ],
  legalLimit: { value: 2, unit: 'working_days' },
  components: [
    {
      key: 'p1',
      name: 'Tờ khai',
      originals: 1,
      copies: 0,
      isRequired: true,
      isFromDatabase: false,
      formCode: 'BM-01',
      note: '',
    },
  ],
  legalBases: [{ code: '60/2014/QH13', name: 'Luật Hộ tịch', issuedOn: '2014-11-20' }],
  results: ['Bản sao trích lục'],
  forms: [{ code: 'BM-01', name: 'Tờ khai' }],
  records: [],
  dataFields: [],
  steps: [
    step('B1', 'Tiếp nhận, kiểm tra hồ sơ', {
      lane: 'Công chức tiếp nhận',
      positionKind: 'one_stop',
      limitMinutes: 60,
      formCodes: ['BM-01'],
    }),
    step('B2', 'Thẩm tra, dự thảo', { limitMinutes: 240 }),
    step('B3', 'Ký bản sao', { lane: 'Lãnh đạo UBND phường', positionKind: 'agency_head', limitMinutes: 120 }),
    step('B4', 'Trả kết quả', { lane: 'Công chức tiếp nhận', positionKind: 'one_stop', limitMinutes: 60 }),
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

export const sampleStep = step;
