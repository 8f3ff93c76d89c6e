import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { press, write } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { openStage } from './stage.ts';

const stage = openStage();
/** A day that no other run at the same time takes. */
const day = `${String(1 + (process.pid % 28)).padStart(2, '0')}/08`;
const name = `Ngày Hành Trình ${process.pid}`;

it('a day of next year is added, corrected and removed by keyboard', async () => {
  const page = await stage.as('librarian');
  await visit(page, '/v/tenants');
  await press(page.getByRole('link', { name: 'Ngày nghỉ lễ' }));
  await arriveAt(page, 'Ngày nghỉ lễ');
  const nextYear = page.getByRole('search').getByRole('link').nth(1);
  const year = /\d{4}/.exec((await nextYear.textContent())!)![0];
  await press(nextYear);
  await page.getByRole('table', { name: `Ngày nghỉ lễ và ngày làm bù năm ${year}` }).waitFor();

  await press(page.getByRole('link', { name: 'Thêm ngày' }));
  const drawer = page.getByRole('dialog', { name: 'Thêm ngày nghỉ, ngày làm bù' });
  const on = drawer.getByRole('textbox', { name: 'Ngày', exact: true });
  // The hands need not leave the keys: the first field has them, and Ctrl+Enter is heard at once.
  await on.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Chưa điền mục này.').first().waitFor();
  await on.and(page.locator(':focus')).waitFor();
  expect(await drawer.getByText('Chưa điền mục này.').count()).toBe(4);
  await expectAccessible(page);
  // A day that is none is told by the field itself, once.
  await write(on, '31/02');
  await page.keyboard.press('Control+Enter');
  await drawer.getByText('Viết ngày theo dạng').waitFor();
  await on.and(page.locator(':focus')).waitFor();
  await write(on, `30/04/${year}`);
  await write(drawer.getByRole('textbox', { name: 'Tên tiếng Việt' }), name);
  await write(drawer.getByRole('textbox', { name: 'Tên tiếng Anh' }), 'Journey Day');
  await write(drawer.getByRole('textbox', { name: 'Căn cứ' }), 'Thông báo 1/TB');
  await press(drawer.getByRole('button', { name: 'Thêm ngày' }));
  await drawer.getByText('Ngày này đã có trong danh sách').waitFor();
  await expectAccessible(page);
  await write(drawer.getByRole('textbox', { name: 'Ngày', exact: true }), `${day}/${year}`);
  await press(drawer.getByRole('button', { name: 'Thêm ngày' }));
  await drawer.waitFor({ state: 'detached' });
  const row = page.getByRole('row', { name });
  await row.getByText('Thông báo 1/TB').waitFor();

  await press(row.getByRole('link'));
  const one = page.getByRole('dialog', { name: `${day}/${year}` });
  await write(one.getByRole('textbox', { name: 'Căn cứ' }), 'Thông báo 2/TB');
  await press(one.getByRole('button', { name: 'Lưu' }));
  await row.getByText('Thông báo 2/TB').waitFor();

  await press(row.getByRole('link'));
  await press(one.getByRole('button', { name: 'Bỏ ngày này' }));
  const question = page.getByRole('dialog', { name: 'khỏi danh sách?' });
  await question.getByText(name).waitFor();
  await expectAccessible(page);
  await press(question.getByRole('button', { name: 'Bỏ ngày này' }));
  await question.waitFor({ state: 'detached' });
  await row.waitFor({ state: 'detached' });
  expect(await page.getByRole('row', { name }).count()).toBe(0);
});

it('whoever only looks sees the days and no way to change them', async () => {
  const page = await stage.as('support');
  await visit(page, '/v/national-days?day=new');
  await page.getByRole('table').waitFor();
  expect(await page.getByRole('main').getByText('Thêm ngày').count()).toBe(0);
  expect(await page.getByRole('dialog').count()).toBe(0);
});
