import { createTestDatabase, type TestDatabase } from '@chuan/db/test';
import { instantOf, newId } from '@chuan/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordinary, runAgency, type RunningAgency } from './running-agency.fixture.ts';
import { receiveDossier } from './service/intake.ts';
import { getMyWork } from './service/lists.ts';
import { listHandledProcedures } from './service/preview.ts';

let database: TestDatabase;
let agency: RunningAgency;
const at = (hour: number) => instantOf('2026-11-11', hour * 60);

beforeAll(async () => {
  database = await createTestDatabase();
  agency = await runAgency(database);
});
afterAll(() => database.drop());

test('procedures stand as a Vietnamese reader looks them up', async () => {
  const names = ['Đăng ký khai tử', 'Ủy quyền', 'Cấp bản sao', 'Dừng hoạt động', 'Chứng thực'];
  await database.migrator
    .insertInto('procedure')
    .values(
      names.map((name, index) => ({
        tenant_id: agency.tenantId,
        id: newId(),
        code: `QT-9${index}`,
        procedure_code: `9.00000${index}`,
        name,
        short_name: name,
        field: 'Hộ tịch',
        is_posted: false,
        created_at: new Date(at(8)),
      })),
    )
    .execute();
  const listed = await agency.as('officer', at(9), (ctx) => listHandledProcedures(ctx));
  const order = ['Cấp bản sao', 'Chứng thực', 'Dừng hoạt động', 'Đăng ký khai tử', 'Ủy quyền'];
  expect(listed.map(({ name }) => name).filter((name) => names.includes(name))).toEqual(order);
});

test('what is due at one instant comes as it was received', async () => {
  const made = [];
  for (const hour of [8, 9, 10])
    made.push(await agency.as('officer', at(hour), (ctx) => receiveDossier(ctx, ordinary(agency))));
  // Due together, and received in another order than they were made.
  await database.migrator
    .updateTable('dossier_step')
    .set({ due_at: new Date(at(17)) })
    .where('tenant_id', '=', agency.tenantId)
    .execute();
  for (const [index, hour] of [9, 10, 8].entries())
    await database.migrator
      .updateTable('dossier')
      .set({ received_at: new Date(at(hour)) })
      .where('id', '=', made[index]!.dossierId)
      .execute();
  const { items } = await agency.as('head', at(11), (ctx) => getMyWork(ctx));
  const [first, second, third] = made.map(({ code }) => code);
  expect(items.map(({ code }) => code)).toEqual([third, first, second]);
});
