import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, expectAccessibleDayAndNight } from './axe.ts';
import { press, reach, write } from './keys.ts';
import { arriveAt, untilAwake, visit } from './pages.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** Codes that no catalogue has; a new one each run. */
const serial = String(process.pid % 1_000).padStart(3, '0');
const code = `9.999${serial}`;
const name = `Thủ tục cấp giấy phép thử nghiệm hành trình ${serial}`;

const row = (fields: object) => ({
  categories: ['Hoạt động xây dựng'],
  departments: ['UBND cấp xã'],
  promulgatedBy: 'Bộ Xây dựng',
  targets: ['Công dân Việt Nam'],
  state: 'ACTIVE',
  type: 'STANDARD',
  ...fields,
});

/** Two good rows, one that says nothing, one that is no row at all. */
const catalogue = [
  JSON.stringify(row({ code, name })),
  JSON.stringify(row({ code: `9.998${serial}`, name: `  Thủ tục   thừa khoảng trắng ${serial} ` })),
  JSON.stringify(row({ code: '', name: '' })),
  '{ không phải JSON',
].join('\n');

/** The runs as the list has them, whatever the page shows. */
const listedRuns = async (page: Page): Promise<string> =>
  (await page.context().request.get('/trpc/library.listImportRuns')).text();

describe('the librarian', () => {
  let page: Page;

  it('imports national procedures and is told what became of every row', async () => {
    page = await stage.as('librarian');
    await visit(page, '/v/import');
    await arriveAt(page, 'Nhập thủ tục hành chính quốc gia');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: `thu-${serial}.jsonl`, mimeType: 'application/jsonl', buffer: Buffer.from(catalogue) });
    await press(page.getByRole('button', { name: 'Nhập tệp' }));
    await page.getByRole('heading', { name: `Báo cáo: thu-${serial}.jsonl` }).waitFor({ timeout: 30_000 });
    const sum = page.getByText(/^\d+ dòng đọc = /).first();
    const [read = 0, ...parts] = (await sum.innerText()).match(/\d+/g)?.map(Number) ?? [];
    expect(read).toBe(4);
    expect(parts.reduce((all, one) => all + one, 0)).toBe(read);
    await expectAccessible(page);
  });

  it.each([
    ['rong.json', '', 'Tệp không có dòng nào'],
    ['sai.json', '{}', 'Không nhận ra định dạng tệp'],
    ['cu.jsonl', Buffer.from([0xff, 0xc0, 0x20]), 'viết bằng UTF-8'],
  ])('is told what to do about %s, and imports nothing of it', async (file, text, told) => {
    await visit(page, '/v/import');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: file, mimeType: 'application/json', buffer: Buffer.from(text) });
    await press(page.getByRole('button', { name: 'Nhập tệp' }));
    await page.getByRole('alert').getByText(told).waitFor();
    await expectAccessible(page);
  });

  it('leaves a long import and finds it where it has come to', async () => {
    const many = Array.from({ length: 6_000 }, (_, at) =>
      JSON.stringify(row({ code: `7.${String(at).padStart(6, '0')}`, name: `Thủ tục nhiều dòng ${serial} số ${at}` })),
    ).join('\n');
    await visit(page, '/v/import');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: `dai-${serial}.jsonl`, mimeType: 'application/jsonl', buffer: Buffer.from(many) });
    await press(page.getByRole('button', { name: 'Nhập tệp' }));
    await expect.poll(() => listedRuns(page), { timeout: 30_000 }).toContain(`dai-${serial}.jsonl`);
    await page.goto('/v/templates');
    await page.goto('/v/import');
    const link = page.getByRole('link', { name: `dai-${serial}.jsonl` });
    await page.getByRole('row').filter({ has: link }).getByText('Xong').waitFor({ timeout: 60_000 });
  });

  it('makes a template of one, and completes it', async () => {
    await visit(page, '/v/national');
    await arriveAt(page, 'Danh mục thủ tục hành chính quốc gia');
    await write(
      page
        .getByRole('textbox', { name: /^Tên, mã, cơ quan/ })
        .or(page.getByRole('searchbox'))
        .first(),
      code,
    );
    await page.keyboard.press('Enter');
    await press(page.getByRole('link', { name }));
    await arriveAt(page, name);
    await untilAwake(page);
    await expectAccessibleDayAndNight(page);
    await press(page.getByRole('button', { name: /^Tạo/ }));
    await page.waitForURL(/\/v\/templates\/[0-9a-f-]{36}\/1/);
    await untilAwake(page);
    await expectAccessible(page);
  });

  it('draws its flow as a table, and sees a check fail and pass', async () => {
    await press(page.getByRole('link', { name: 'Các bước' }));
    await untilAwake(page);
    await press(page.getByRole('button', { name: 'Thêm bước', exact: true }));
    await write(page.getByRole('textbox', { name: /^Trình tự B/ }).last(), 'Thu phí, lệ phí');
    await page.keyboard.press('Tab');
    const tooLong = page.getByText(/quá thời hạn luật/).first();
    await tooLong.waitFor();
    await page.getByRole('link', { name: /^Ban hành: còn \d+ lỗi/ }).waitFor();
    await expectAccessible(page);
    const time = page.getByRole('textbox', { name: 'Thời gian B3', exact: true });
    await write(time, '999 con voi');
    await page.keyboard.press('Tab');
    await page.getByText('Viết số kèm giờ hoặc ngày, ví dụ 4 giờ, 2 ngày.').waitFor();
    expect(await time.inputValue()).toBe('999 con voi');
    await write(time, '20 giờ');
    await page.keyboard.press('Tab');
    await tooLong.waitFor({ state: 'detached' });
    await page.getByText('Hồ sơ nào cũng tới được điểm kết thúc').first().waitFor();
  });

  it('completes what is missing, and publishes with the parts that the law fixes locked', async () => {
    await press(page.getByRole('link', { name: 'Thông tin chung' }));
    await write(page.getByRole('textbox', { name: /Kết quả giải quyết/ }), 'Giấy phép thử nghiệm');
    // No source told the limit: until somebody says that it is right, nothing is published on it.
    const assumed = page.getByRole('checkbox', { name: /^Thời hạn này là giả định/ });
    await reach(assumed);
    await page.keyboard.press('Space');
    await assumed.waitFor({ state: 'detached' });
    await expectAccessible(page);
    await press(page.getByRole('link', { name: 'Thành phần hồ sơ' }));
    await press(page.getByRole('button', { name: 'Thêm giấy tờ' }));
    await write(page.getByRole('textbox', { name: 'Tên giấy tờ' }).last(), 'Đơn đề nghị thử nghiệm');
    await page.keyboard.press('Tab');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Phần khóa (4)' }).waitFor();
    await press(page.getByRole('button', { name: 'Ban hành bản 1' }));
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await press(dialog.getByRole('button', { name: /^Ban hành/ }));
    await page.getByText(/^Đã ban hành QTM-.* bản 1$/).waitFor();
    await page.getByText('Đã ban hành, bản 1').first().waitFor();
    await expectAccessible(page);
  });
});
