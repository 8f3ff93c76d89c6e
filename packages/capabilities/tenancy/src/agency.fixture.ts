import { makeRateLimits } from '@chuan/api';
import { type TenantTx, withTenant } from '@chuan/db';
import type { TestDatabase } from '@chuan/db/test';
import { listEntries } from '@chuan/event-log';
import { type CivilDate, instantOf, newId, type Uuid } from '@chuan/kernel';
import type { PeopleContext } from './ports.ts';
import { createTenant } from './server.ts';

/** An agency founded on 1 September 2026, and its use cases called by its administrator on a given day. */
export interface TestAgency {
  readonly tenantId: Uuid;
  readonly adminId: Uuid;
  on<T>(day: CivilDate, work: (ctx: PeopleContext) => Promise<T>): Promise<T>;
  /** Actions of the event log, the newest first. */
  actions(): Promise<string[]>;
}

export async function foundAgency(database: TestDatabase): Promise<TestAgency> {
  const slug = `a-${newId().slice(-12)}`;
  const { tenantId, adminPersonId } = await createTenant(
    {
      databases: database,
      now: instantOf('2026-09-01', 480),
      actor: { kind: 'system' },
      seedRoles: async () => undefined,
    },
    {
      slug,
      name: 'UBND phường Thanh Miếu',
      shortName: 'P. Thanh Miếu',
      kind: 'commune',
      profile: {
        superiorName: '',
        oneStopName: 'Bộ phận Một cửa',
        agencyIdentifier: 'H21.99.05',
        place: '',
        address: '',
        phone: '',
        email: '',
      },
      admin: { fullName: 'Nguyễn Thị Hoa', email: `${slug}@example.vn`, password: 'mat-khau-dai-1' },
    },
  );
  const contextOf = (tx: TenantTx, day: CivilDate): PeopleContext => ({
    tx,
    tenantId,
    now: instantOf(day, 540),
    actor: {
      kind: 'person',
      id: adminPersonId,
      name: 'Nguyễn Thị Hoa',
      positionName: '',
      positionIds: [],
      unitIds: [],
    },
    requestId: 'test',
    locale: 'vi',
    files: undefined as never,
    sign: undefined as never,
    publicUrl: 'http://localhost',
    address: '127.0.0.1',
    limits: makeRateLimits(),
    can: () => true,
    noteRead: () => undefined,
    databases: database,
  });
  return {
    tenantId,
    adminId: adminPersonId,
    on: (day, work) => withTenant(database.app, tenantId, (tx) => work(contextOf(tx, day))),
    actions: () =>
      withTenant(database.app, tenantId, async (tx) => (await listEntries(tx, {})).map((entry) => entry.action)),
  };
}
