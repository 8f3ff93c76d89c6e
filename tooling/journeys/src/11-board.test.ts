import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readBook } from '../../../packages/foundation/spreadsheet/src/reading.fixture.ts';
import { expectAccessible } from './axe.ts';
import { press, tick, write } from './keys.ts';
import { arriveAt, untilAwake, visit } from './pages.ts';
import { expectPdf } from './pdf.ts';
import { received } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

it('opens exactly the rows behind each number', async () => {
  const page = await stage.as('leader');
  await visit(page, '/w/board?period=quarter');
  await arriveAt(page, 'Tình hình giải quyết hồ sơ');
  const figures = page.getByRole('navigation', { name: 'Các con số chính' }).getByRole('link');
  const count = await figures.count();
  expect(count).toBeGreaterThanOrEqual(4);
  // Of the dossier's own date; the desk tells of a step's.
  expect(await figures.filter({ hasText: 'Hồ sơ sắp đến hạn trả' }).count()).toBe(1);
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
    // Says what was opened, and whose.
    const heading = await drawer.getByRole('heading').first().innerText();
    expect(heading).toMatch(/hồ sơ (đang giải quyết|đến hạn|quá hạn|tạm dừng)[\s\S]*Cả cơ quan, lúc/);
    if (told <= 20) expect(await drawer.getByRole('link', { name: /^Mở hồ sơ/ }).count()).toBe(told);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  }
});

const rowsAsFiles = ['/w/board', '/w/dossiers', '/w/late-causes'] as const;
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

it('gives the rows as files that no spreadsheet takes for formulas', async () => {
  const page = await stage.as('leader');
  for (const path of rowsAsFiles) {
    const answer = await page.context().request.get(`${path}.csv`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const cells = (await answer.text()).replace(/^\uFEFF/, '').split(/[\r\n,;]+/);
    expect(cells.filter((cell) => /^"?[=+@\t]|^"?-(?!\d)/.test(cell))).toEqual([]);

    const file = await page.context().request.get(`${path}.xlsx`);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, workbook]);
    const { rows, elements } = await readBook(Readable.from([await file.body()]));
    expect(rows.length).toBeGreaterThan(1);
    expect(elements.has('f')).toBe(false);
  }
});

it('downloads the register as it is filtered, and prints the register of a period', async () => {
  const { code } = await received(stage, 'Phan Thị Trong Tệp');
  const page = await stage.as('leader');
  await visit(page, '/w/dossiers?q=phan+thi+trong+tep');
  await press(page.getByRole('button', { name: 'Tải về' }));
  const downloading = page.waitForEvent('download');
  await press(page.getByRole('link', { name: /Excel/ }));
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('so-ho-so.xlsx');
  const { rows } = await readBook(createReadStream(await download.path()));
  expect(rows[0]!.map((cell) => cell.text)).toContain('Hẹn trả');
  expect(rows.slice(1).map((row) => row.slice(0, 2).map((cell) => cell.text))).toEqual([[code, 'Phan Thị Trong Tệp']]);
  await page.keyboard.press('Escape');

  await press(page.getByRole('button', { name: 'In sổ' }));
  await expectAccessible(page);
  const from = page.getByRole('textbox', { name: /^Tiếp nhận từ ngày/ });
  const form = page.locator('form', { has: from });
  await write(from, '1/11/2026');
  const sent = await form.evaluate((element) => {
    const { action } = element as HTMLFormElement;
    return `${action}?${new URLSearchParams([...new FormData(element as HTMLFormElement)] as [string, string][])}`;
  });
  expect(sent).toMatch(/\/w\/dossiers\.pdf\?from=2026-11-01&to=\d{4}-\d\d-\d\d$/);
  await expectPdf(page, sent);
  const refused = await page.context().request.get('/w/dossiers.pdf?from=2026-11-02&to=2026-11-01');
  expect([refused.status(), await refused.text()]).toEqual([422, 'Hãy chọn ngày đầu và ngày cuối của kỳ cần in.']);
});

/** How many breaches the board counts under a cause, confirmed and not. */
async function countsOf(page: Page, cause: string): Promise<readonly number[]> {
  await visit(page, '/w/board?period=quarter');
  const panel = page.getByRole('region', { name: /^Nguyên nhân trễ/ });
  await press(panel.getByRole('button', { name: 'Bảng số' }));
  const row = panel.getByRole('row').filter({ hasText: cause });
  if ((await row.count()) === 0) return [0, 0];
  return (await row.getByRole('cell').allInnerTexts()).slice(0, 2).map((text) => Number(text) || 0);
}

it('has a late cause given back with its reason, recorded anew and confirmed, and the board follows', async () => {
  const page = await stage.as('leader');
  await visit(page, '/w/late-causes?status=recorded');
  await arriveAt(page, 'Nguyên nhân trễ');
  const mine = page.getByRole('row').filter({ hasText: 'Trần Minh Họa' }).first();
  await press(mine.getByRole('button', { name: 'Xem, xác nhận' }));
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  await expectAccessible(page);
  const giveBack = drawer.getByRole('button', { name: 'Trả lại' });
  expect(await giveBack.isDisabled()).toBe(true);
  await write(drawer.getByRole('textbox', { name: /lý do trả lại/ }), 'Cần ghi rõ thời điểm mất kết nối');
  await press(giveBack);
  await drawer.waitFor({ state: 'detached' });
  const before = await countsOf(page, 'Cơ quan khác');

  // Given back, it lies with its holder again, who reads why and records it anew.
  const holder = await stage.as('specialist');
  await visit(holder, '/w/late-causes?mine=1');
  const returned = holder.getByRole('row').filter({ hasText: 'Trả lại, ghi lại' }).first();
  await press(returned.getByRole('button'));
  const form = holder.getByRole('dialog');
  await form.getByText('Cần ghi rõ thời điểm mất kết nối').waitFor();
  await tick(form.getByRole('radio', { name: 'Cơ quan khác' }));
  const note = form.getByRole('textbox', { name: /^Vì sao quá hạn/ });
  const words = 'Cơ quan thuế trả lời chậm ba ngày, văn bản số 12/CV-T';
  await write(note, words);
  // What is typed here is kept too.
  await expect
    .poll(() => holder.evaluate(() => Object.values(sessionStorage).some((kept) => kept.includes('12/CV-T'))))
    .toBe(true);
  await holder.reload();
  await press(holder.getByRole('row').filter({ hasText: 'Trả lại, ghi lại' }).first().getByRole('button'));
  await expect.poll(() => note.inputValue()).toBe(words);
  await press(form.getByRole('button', { name: /^Ghi/ }));
  await form.waitFor({ state: 'detached' });
  const recorded = await countsOf(page, 'Cơ quan khác');
  expect(recorded).toEqual([before[0], before[1]! + 1]);

  await visit(page, '/w/late-causes?status=recorded');
  const again = page.getByRole('row').filter({ hasText: '12/CV-T' }).first();
  await press(again.getByRole('button', { name: 'Xem, xác nhận' }));
  await press(drawer.getByRole('button', { name: 'Xác nhận', exact: true }));
  await drawer.waitFor({ state: 'detached' });
  expect(await countsOf(page, 'Cơ quan khác')).toEqual([recorded[0]! + 1, recorded[1]! - 1]);
});
