import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { press, tick, write } from './keys.ts';
import { arriveAt, untilAwake, visit } from './pages.ts';
import { openStage } from './stage.ts';

const stage = openStage();

it('opens exactly the rows behind each number', async () => {
  const page = await stage.as('leader');
  await visit(page, '/w/board?period=quarter');
  await arriveAt(page, 'Tình hình giải quyết hồ sơ');
  await expectAccessible(page);
  const figures = page.getByRole('navigation', { name: 'Các con số chính' }).getByRole('link');
  const count = await figures.count();
  expect(count).toBeGreaterThanOrEqual(4);
  for (let index = 0; index < count - 1; index += 1) {
    await untilAwake(page);
    const figure = figures.nth(index);
    const told = Number(
      /\d+/.exec((await figure.locator('b, .n, strong').first().innerText()).replaceAll('.', ''))?.[0],
    );
    await press(figure);
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await expect.poll(async () => (await drawer.innerText()).replaceAll('.', '')).toContain(`${told} hồ sơ`);
    if (told <= 20) expect(await drawer.getByRole('link', { name: /^Mở hồ sơ/ }).count()).toBe(told);
    if (index === 0) await expectAccessible(page);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  }
});

it('gives the rows as a file that no spreadsheet takes for formulas', async () => {
  const page = await stage.as('leader');
  for (const path of ['/w/board.csv', '/w/dossiers.csv']) {
    const answer = await page.context().request.get(path);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const cells = (await answer.text()).replace(/^\uFEFF/, '').split(/[\r\n,;]+/);
    expect(cells.filter((cell) => /^"?[=+@\t]|^"?-(?!\d)/.test(cell))).toEqual([]);
  }
});

it('has a late cause recorded by its holder and confirmed by a leader', async () => {
  const page = await stage.as('leader');
  await visit(page, '/w/late-causes?status=recorded');
  await arriveAt(page, 'Nguyên nhân trễ');
  await expectAccessible(page);
  const waiting = page.getByRole('button', { name: 'Xem, xác nhận' });
  const before = await waiting.count();
  expect(before).toBeGreaterThan(0);
  await press(waiting.first());
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  await expectAccessible(page);
  await write(drawer.getByRole('textbox', { name: 'Lý do trả lại' }), 'Cần ghi rõ thời điểm mất kết nối');
  await press(drawer.getByRole('button', { name: 'Trả lại' }));
  await drawer.waitFor({ state: 'detached' });
  await expect.poll(() => waiting.count()).toBe(before - 1);

  // Given back, it lies with its holder again, who records it anew.
  const holder = await stage.as('specialist');
  await visit(holder, '/w/late-causes?mine=1');
  const open = holder.getByRole('button', { name: /^Ghi/ });
  if ((await open.count()) === 0) return;
  await press(open.first());
  const form = holder.getByRole('dialog');
  await form.waitFor();
  await tick(form.getByRole('radio', { name: 'Cơ quan khác' }));
  await write(form.getByRole('textbox').first(), 'Cơ quan thuế trả lời chậm ba ngày, văn bản số 12/CV-T');
  await press(form.getByRole('button', { name: /^Ghi/ }));
  await form.waitFor({ state: 'detached' });
});
