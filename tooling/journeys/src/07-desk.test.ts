import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { completeStep, openAction, promiseOn, issueAction, sendAction } from './dossier.ts';
import { press, reach, tick, write } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { expectPdf } from './pdf.ts';
import { onSpecialistsDesk, received } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

const reason = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: 'Lý do' });
const events = (page: Page) => page.getByRole('region', { name: 'Phần của hồ sơ' }).getByRole('article');

it('moves through the own work by keys, and opens what is selected', async () => {
  for (const name of ['Người Thứ Nhất', 'Người Thứ Hai', 'Người Thứ Ba', 'Người Thứ Tư']) await received(stage, name);
  const page = await stage.as('head');
  await visit(page, '/w');
  await arriveAt(page, 'Việc của tôi');
  const selected = page.locator('[data-row][aria-current]');
  const at = () => selected.first().getAttribute('data-row');
  await page.keyboard.press('j');
  await page.locator('[data-row]:focus').waitFor();
  const first = await at();
  await page.keyboard.press('j');
  await expect.poll(at).not.toBe(first);
  await page.keyboard.press('k');
  await expect.poll(at).toBe(first);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/w\/dossiers\/[0-9a-f-]{36}$/);
  await page.getByRole('region', { name: 'Các bước của quy trình' }).waitFor();
  // The menu stays where the list is.
  const lit = page.getByRole('navigation').locator('[aria-current=page]').first();
  await expect.poll(() => lit.innerText()).toMatch(/^Việc của tôi/);
  await visit(page, '/w');
  await page.keyboard.press('x');
  await page.getByRole('dialog', { name: /^Xong bước B2/ }).waitFor();
});

it('opens the first of the own work on arrival, by Enter alone, and leaves Enter to what has the focus', async () => {
  await received(stage, 'Người Đầu Hàng');
  const page = await stage.as('head');
  const opened = () => page.waitForURL(/\/w\/dossiers\/[0-9a-f-]{36}$/);
  await visit(page, '/w');
  const first = page.locator('[data-row]').first();
  // Before the step's name, which may be cut.
  await page
    .getByText(/^Bước 2\/\d+ · Chưa ai nhận · /)
    .first()
    .waitFor();
  const name = await first.getAttribute('aria-label');
  expect(await first.getAttribute('aria-current')).toBe('true');
  // Nothing is moved: readers of the screen begin at the top of the page.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  await page.keyboard.press('Enter');
  await opened();
  await page
    .getByText(name?.split(', ')[0] ?? '')
    .first()
    .waitFor();

  await press(page.getByRole('link', { name: /^Việc của tôi/ }).first());
  await arriveAt(page, 'Việc của tôi');
  await page.locator('main:focus').waitFor();
  await page.keyboard.press('Enter');
  await opened();

  await visit(page, '/w');
  await press(page.getByRole('link', { name: /^Quá hạn/ }));
  await page.waitForURL(/due=overdue/);
  await write(page.getByRole('textbox', { name: 'Lọc danh sách' }), 'không có ai tên này');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  expect(new URL(page.url()).pathname).toBe('/w');
});

it('keeps the filters of the register under a name, and the columns that are wanted', async () => {
  await received(stage, 'Còn Trong Hạn');
  const page = await stage.as('head');
  await visit(page, '/w/dossiers');
  await arriveAt(page, 'Sổ hồ sơ');
  await write(page.getByRole('textbox', { name: 'Tiếp nhận từ' }), '1/11/2026');
  await page.keyboard.press('Tab');
  await page.waitForURL(/from=2026-11-01/);
  await press(page.getByRole('link', { name: 'Còn hạn', exact: true }));
  await page.waitForURL(/band=within/);
  await press(page.getByRole('button', { name: 'Cách xem đã lưu' }));
  await write(page.getByRole('textbox', { name: 'Tên cách xem' }), 'Chưa gấp');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Chưa gấp' }).waitFor();
  await expectAccessible(page);

  await visit(page, '/w/dossiers');
  await press(page.getByRole('button', { name: 'Cách xem đã lưu' }));
  await press(page.getByRole('link', { name: 'Chưa gấp' }));
  await page.waitForURL(/band=within/);
  await press(page.getByRole('button', { name: 'Cột' }));
  await reach(page.getByRole('checkbox', { name: 'Tiếp nhận' }));
  await page.keyboard.press('Space');
  const column = page.getByRole('columnheader', { name: 'Tiếp nhận' });
  await column.waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('columnheader', { name: 'Trạng thái' }).waitFor();
  await column.waitFor({ state: 'detached' });
});

describe('a step', () => {
  it('is not completed before what it needs is ticked', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Đủ Điều Kiện');
    const page = await stage.as('specialist');
    await visit(page, dossier);
    await openAction(page, 'x', /^Xong bước B3/);
    const send = page.getByRole('button', { name: /^Xong bước, chuyển tiếp/ });
    expect(await send.isDisabled()).toBe(true);
    await expectAccessible(page);
    for (const box of await page.getByRole('dialog').getByRole('checkbox').all()) await tick(box);
    await write(page.getByRole('dialog').getByRole('textbox', { name: 'Ghi chú, ý kiến' }), 'Đã kiểm tra thực địa');
    await sendAction(page, 'Đã chuyển sang bước sau');
    await events(page).first().getByText('Đã kiểm tra thực địa').waitFor();
  });

  it('waits for papers that are asked for, and goes on when they are there', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Chờ Bổ Sung');
    const page = await stage.as('specialist');
    await visit(page, dossier);
    await openAction(page, 'b', /^Yêu cầu bổ sung/);
    await write(page.getByRole('textbox', { name: 'Giấy tờ cần bổ sung, sửa đổi' }), 'Bản vẽ mặt cắt móng');
    await write(reason(page), 'Bản vẽ chưa có mặt cắt móng');
    await issueAction(page, 'Đã gửi yêu cầu bổ sung');
    const slip = page.getByRole('link', { name: /Mẫu 02/ });
    await expectPdf(page, (await slip.first().getAttribute('href')) ?? '');
    await page.getByText('Đồng hồ đang dừng').first().waitFor();
    const counter = await stage.as('officer');
    await visit(counter, dossier);
    await openAction(counter, 'b', /^Nhận bổ sung/);
    await sendAction(counter, 'Đã nhận bổ sung');
  });

  it('goes back with its reason, and comes again', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Trả Lại Bước');
    const page = await stage.as('specialist');
    await visit(page, dossier);
    await openAction(page, 't', /^Trả lại từ bước B3/);
    // What others are at is told before it is broken off, and how the time stands.
    await page.getByText('đang làm dở, sẽ bị hủy').waitFor();
    await page.getByText(/từ đó tới khi có kết quả cần .+ làm việc tới giờ hẹn/).waitFor();
    await write(reason(page), 'Cần phân công người có chuyên môn kết cấu');
    await sendAction(page, 'Đã trả lại bước trước');
    const head = await stage.as('head');
    await visit(head, dossier);
    await completeStep(head);
  });

  it('is handed to somebody else by the head, who also puts the promise off', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Gia Hạn');
    const page = await stage.as('head');
    await visit(page, dossier);
    const before = await promiseOn(page);
    await openAction(page, 'h', /^Gia hạn, xin lỗi người nộp/);
    await write(reason(page), 'Mưa bão, chưa kiểm tra thực địa được');
    const reckoning = page.getByRole('dialog').getByText('đang tính…');
    await reckoning.waitFor({ state: 'detached' });
    // No number of days that may be asked: nothing is being worked out.
    const days = page.getByRole('dialog').getByRole('spinbutton');
    for (const wrong of ['-3', '999']) {
      await write(days, wrong);
      await page.getByText('Còn thiếu: số ngày gia hạn, từ 1 đến 60.').waitFor();
      expect(await reckoning.count()).toBe(0);
    }
    await write(days, '2');
    await reckoning.waitFor({ state: 'detached' });
    await expectAccessible(page);
    await issueAction(page, 'Đã gia hạn và lập Mẫu 04');
    await expect.poll(() => promiseOn(page)).not.toBe(before);
    const letter = page.getByRole('link', { name: /Mẫu 04/ });
    await expectPdf(page, (await letter.first().getAttribute('href')) ?? '');
    await press(page.getByRole('button', { name: 'Bàn giao (B3)' }));
    await page.getByRole('dialog', { name: 'Bàn giao bước B3' }).waitFor();
    await tick(page.getByRole('radio', { name: /^Bùi Văn Nháp/ }));
    await write(reason(page), 'Người đang giữ nghỉ ốm');
    await sendAction(page, 'Đã bàn giao');
    await events(page)
      .first()
      .getByText(/Bùi Văn Nháp/)
      .first()
      .waitFor();
  });

  it('is taken back while nobody has touched the next', async () => {
    const { dossier } = await received(stage, 'Thu Hồi');
    const page = await stage.as('officer');
    await visit(page, dossier);
    await press(page.getByRole('button', { name: /^Thu hồi bước vừa chuyển/ }));
    await page.getByRole('dialog', { name: /^Thu hồi bước B1/ }).waitFor();
    await write(reason(page), 'Ghi nhầm số bản vẽ');
    await sendAction(page, 'Đã thu hồi');
    await completeStep(page);

    // At once after it was passed on, the word that it is done takes it back too.
    await press(page.getByRole('button', { name: 'Thu hồi', exact: true }));
    await page.getByText('Đã thu hồi').first().waitFor();
    await page.getByRole('button', { name: /^Xong bước/ }).waitFor();
    await events(page).first().getByText('Thu hồi ngay sau khi chuyển').waitFor();
  });

  it('stands still with its document while another agency is asked, and goes on with its time', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Tạm Dừng');
    const page = await stage.as('head');
    await visit(page, dossier);
    await press(page.getByRole('button', { name: 'Tạm dừng đồng hồ' }));
    const form = page.getByRole('dialog', { name: /^Tạm dừng đồng hồ/ });
    await form.waitFor();
    const send = form.getByRole('button', { name: /^Tạm dừng/ });
    await write(reason(page), 'Chờ cơ quan thuế xác định nghĩa vụ tài chính');
    expect(await send.isDisabled()).toBe(true);
    await write(form.getByRole('textbox', { name: /^Số, ký hiệu văn bản|^Văn bản/ }), '45/UBND-KT');
    await sendAction(page, 'Đồng hồ đã dừng');
    await page.getByText('Đồng hồ đang dừng').first().waitFor();
    await events(page).first().getByText('Tạm dừng, văn bản 45/UBND-KT').waitFor();
    await page.getByRole('button', { name: /^Xong bước/ }).waitFor({ state: 'detached' });
    expect(await promiseOn(page)).toBe('');
    await page.getByText(/^Ngày đã hẹn trước khi dừng: \d\d:\d\d/).waitFor();

    await press(page.getByRole('button', { name: /^Chạy lại đồng hồ/ }));
    await page.getByRole('dialog', { name: /^Chạy lại đồng hồ/ }).waitFor();
    await reach(page.getByRole('dialog').getByRole('textbox'));
    await sendAction(page, 'Đồng hồ đã chạy lại');
    await expect.poll(() => promiseOn(page)).not.toBe('');
    await page
      .getByRole('table', { name: 'Sổ thời hạn' })
      .getByText(/Tạm dừng/)
      .first()
      .waitFor();
  });
});

describe('the keyboard', () => {
  it('finds a dossier from anywhere, by a name without its accents and by a part of its code', async () => {
    const { code, dossier } = await received(stage, 'Huỳnh Thị Đậu Xanh');
    const page = await stage.as('head');
    for (const words of ['huynh thi dau', code.slice(-11)]) {
      await visit(page, '/w/late-causes');
      await page.keyboard.press('Control+k');
      const field = page.getByRole('dialog').getByRole('combobox');
      await field.waitFor();
      await write(field, words);
      await page.getByRole('option', { name: `Huỳnh Thị Đậu Xanh ${code.slice(-11)}`, selected: true }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`${dossier}$`));
    }
  });

  it('moves through the register row by row and opens what it stands on', async () => {
    const page = await stage.as('head');
    await visit(page, '/w/dossiers');
    const row = (index: number) =>
      page
        .getByRole('row')
        .nth(index + 1)
        .getByRole('link')
        .first();
    for (const [key, index] of [
      ['j', 0],
      ['j', 1],
      ['j', 2],
      ['k', 1],
    ] as const) {
      await page.keyboard.press(key);
      expect(await row(index).evaluate((link) => link === document.activeElement)).toBe(true);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/w\/dossiers\/[0-9a-f-]{36}$/);
  });

  it('lists what works on the page, and lets single letters be turned off', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Phím Tắt');
    const page = await stage.as('specialist');
    const sheet = page.getByRole('dialog', { name: 'Phím tắt' });
    const keysOn = async (path: string): Promise<string> => {
      await visit(page, path);
      await page.keyboard.press('?');
      await sheet.waitFor();
      const text = await sheet.innerText();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      return text;
    };
    expect(await keysOn('/w/notices')).not.toContain('Làm việc cần làm');
    expect(await keysOn('/w/dossiers')).toContain('Lọc danh sách');
    for (const words of ['Làm việc cần làm', 'Bổ sung', 'Trả lại bước']) expect(await keysOn(dossier)).toContain(words);

    const single = sheet.getByRole('checkbox', { name: /^Dùng phím một chữ cái/ });
    const turnOver = async (on: boolean) => {
      // The sheet puts the focus on its way out when it has moved in.
      await sheet.locator(':focus').waitFor();
      await reach(single);
      await page.keyboard.press('Space');
      await expect.poll(() => single.isChecked()).toBe(on);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
    };
    await page.keyboard.press('?');
    await turnOver(false);
    await page.keyboard.press('x');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    const finder = page.getByRole('dialog').getByRole('combobox');
    await finder.waitFor();
    await page.keyboard.press('Escape');
    await finder.waitFor({ state: 'detached' });
    // Without single letters the way back is in the menu of the account.
    await press(page.getByRole('button', { name: /^Trần Minh Họa/ }));
    await press(page.getByRole('button', { name: /^Phím tắt/ }));
    await turnOver(true);
    await openAction(page, 'x', /^Xong bước B3/);
    // While somebody types, letters are letters.
    await write(page.getByRole('dialog').getByRole('textbox', { name: 'Ghi chú, ý kiến' }), 'bxt');
    await page.keyboard.type('b?');
    expect(await page.getByRole('dialog').count()).toBe(1);
  });
});
