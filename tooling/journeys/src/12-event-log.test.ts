import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { choose, press } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { received } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

it('shows the log of the agency, filtered, and proves it on the server and in the browser', async () => {
  const page = await stage.as('leader');
  await visit(page, '/w/event-log');
  await arriveAt(page, 'Nhật ký của cơ quan');
  // Each action has words of its own.
  const action = page.getByRole('combobox', { name: 'Thao tác' });
  const labels = await action.getByRole('option').allInnerTexts();
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  await choose(action, 'Tiếp nhận hồ sơ');
  await press(page.getByRole('search', { name: 'Lọc nhật ký' }).getByRole('button', { name: 'Lọc' }));
  await page.waitForURL(/action=/);
  const rows = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('time') });
  const others = async () => (await rows.allInnerTexts()).filter((row) => !row.includes('Tiếp nhận hồ sơ'));
  await expect.poll(others).toEqual([]);
  expect(await rows.count()).toBeGreaterThan(1);

  await press(page.getByRole('button', { name: 'Kiểm chứng', exact: true }));
  const proof = page.getByRole('region', { name: 'Kiểm chứng nhật ký' });
  await proof.getByText(/^Trình duyệt có thêm \d+ dòng/).waitFor({ timeout: 60_000 });
  await proof.getByText(/^Hai bên tính ra cùng một mã băm ở dòng/).waitFor({ timeout: 60_000 });
  expect(await proof.getByText('Nguyên vẹn', { exact: true }).count()).toBe(2);
  await expectAccessible(page);
});

it('names who signed in, also as what it is about', async () => {
  const page = await stage.as('leader');
  await visit(page, '/w/event-log?action=session.opened');
  const row = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('time') })
    .first();
  const [, who, about] = (await row.locator('.who > *').allInnerTexts()).map((text) => text.split(',')[0]);
  expect(about).toBe(who);
});

it('shows the log of one dossier, reads included', async () => {
  const { id, dossier } = await received(stage, 'Người Được Ghi');
  const page = await stage.as('head');
  await visit(page, dossier);
  const leader = await stage.as('leader');
  await visit(leader, `${dossier}/log`);
  const text = await leader.getByRole('main').innerText();
  for (const words of ['Tiếp nhận hồ sơ', 'Xem hồ sơ', 'Phạm Thí Dụ', 'Lê Thị Thử']) expect(text).toContain(words);
  expect(leader.url()).toContain(id);
});

it('shows what a person was refused, and which permission they lacked', async () => {
  const page = await stage.as('specialist');
  await page.goto('/w/event-log');
  await arriveAt(page, 'Bạn chưa được giao quyền làm việc này');
  const leader = await stage.as('leader');
  await visit(leader, '/w/event-log?action=call.refused');
  const row = leader.getByRole('main').getByRole('listitem').filter({ hasText: 'Trần Minh Họa' }).first();
  const text = await row.innerText();
  for (const words of ['Bị từ chối', 'không có quyền', 'Xem nhật ký', 'eventLog.list']) expect(text).toContain(words);
});
