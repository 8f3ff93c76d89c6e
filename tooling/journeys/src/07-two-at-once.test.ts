import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { completeStep, openAction, promiseOn, issueAction, sendAction } from './dossier.ts';
import { press, reach, write } from './keys.ts';
import { visit } from './pages.ts';
import { onSpecialistsDesk, received } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

const reason = (page: Page) => page.getByRole('dialog').getByRole('textbox', { name: 'Lý do' });
const events = (page: Page) => page.getByRole('region', { name: 'Phần của hồ sơ' }).getByRole('article');

describe('two at once', () => {
  it('lets one win, tells the other, and keeps what was typed', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Hai Người Cùng Làm');
    const specialist = await stage.as('specialist');
    const head = await stage.as('head');
    await Promise.all([visit(specialist, dossier), visit(head, dossier)]);
    await openAction(specialist, 'b', /^Yêu cầu bổ sung/);
    await write(specialist.getByRole('textbox', { name: 'Giấy tờ cần bổ sung, sửa đổi' }), 'Bản vẽ mặt đứng');
    await write(reason(specialist), 'Bản vẽ thiếu mặt đứng phía sau');
    await openAction(head, 'h', /^Gia hạn/);
    await write(reason(head), 'Chờ ý kiến đơn vị quản lý đường bộ');
    await issueAction(head, 'Đã gia hạn và lập Mẫu 04');

    await specialist.keyboard.press('Control+Enter');
    const told = specialist.getByRole('alert').filter({ hasText: 'Hồ sơ này vừa được cập nhật ở nơi khác' });
    await told.getByText(/Gia hạn 2 ngày, xin lỗi người nộp, Phạm Thí Dụ/).waitFor();
    expect(await reason(specialist).inputValue()).toBe('Bản vẽ thiếu mặt đứng phía sau');
    await expectAccessible(specialist);
    await specialist.reload();
    await specialist.getByText('Đã khôi phục nội dung bạn nhập dở trước đó.').waitFor();
    expect(await reason(specialist).inputValue()).toBe('Bản vẽ thiếu mặt đứng phía sau');
    await reach(reason(specialist));
    await issueAction(specialist, 'Đã gửi yêu cầu bổ sung');
  });

  it('keeps a form for the step it was opened for, when that step is done in another tab', async () => {
    const { dossier } = await received(stage, 'Hai Tab Cùng Mở');
    const [here, there] = [await stage.as('head'), await stage.as('head')];
    await Promise.all([visit(here, dossier), visit(there, dossier)]);
    await openAction(here, 'b', /^Yêu cầu bổ sung/);
    await write(here.getByRole('textbox', { name: 'Giấy tờ cần bổ sung, sửa đổi' }), 'Bản vẽ mặt bằng');
    await write(reason(here), 'Bản vẽ thiếu mặt bằng tầng hai');
    await completeStep(there);

    await here.keyboard.press('Control+Enter');
    await here.getByRole('alert').filter({ hasText: 'Hồ sơ này vừa được cập nhật ở nơi khác' }).waitFor();
    const barred = here.getByText('Việc này không còn làm được: Bước này đã xong hoặc chưa tới.');
    const isKept = async () => {
      await barred.waitFor();
      expect(await reason(here).inputValue()).toBe('Bản vẽ thiếu mặt bằng tầng hai');
      expect(await here.getByRole('button', { name: /^Gửi Mẫu 02/ }).isDisabled()).toBe(true);
    };
    await isKept();
    await expectAccessible(here);
    await here.reload();
    await isKept();
  });

  it('keeps what was typed about a step that is taken back meanwhile', async () => {
    const { dossier } = await received(stage, 'Bị Thu Hồi Khi Đang Gõ');
    const [head, officer] = [await stage.as('head'), await stage.as('officer')];
    await Promise.all([visit(head, dossier), visit(officer, dossier)]);
    await openAction(head, 'x', /^Xong bước B2/);
    const note = head.getByRole('dialog').getByRole('textbox', { name: 'Ghi chú, ý kiến' });
    await write(note, 'Giao cho người có chuyên môn kết cấu');
    await press(officer.getByRole('button', { name: /^Thu hồi bước vừa chuyển/ }));
    await officer.getByRole('dialog', { name: /^Thu hồi bước B1/ }).waitFor();
    await write(reason(officer), 'Ghi nhầm số bản vẽ');
    await sendAction(officer, 'Đã thu hồi');

    await head.keyboard.press('Control+Enter');
    const told = head.getByRole('alert').filter({ hasText: 'Hồ sơ này vừa được cập nhật ở nơi khác' });
    await told.getByText(/Thu hồi từ bước Phân công thụ lý, Lê Thị Thử/).waitFor();
    expect(await note.inputValue()).toBe('Giao cho người có chuyên môn kết cấu');
    await head.reload();
    await head.getByText('Đã khôi phục nội dung bạn nhập dở trước đó.').waitFor();
    expect(await note.inputValue()).toBe('Giao cho người có chuyên môn kết cấu');
    await head.getByText(/^Việc này không còn làm được/).waitFor();
  });

  it('says that the line is down, keeps what was typed, and sends it when the line is back', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Mất Mạng');
    const page = await stage.as('head');
    await visit(page, dossier);
    await openAction(page, 'h', /^Gia hạn/);
    await write(reason(page), 'Gửi lúc mất mạng');
    const banner = page.getByText('Mất kết nối mạng');
    await page.context().setOffline(true);
    await banner.waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Chưa gửi được vì mất kết nối.').waitFor();
    expect(await reason(page).inputValue()).toBe('Gửi lúc mất mạng');
    await page.context().setOffline(false);
    await banner.waitFor({ state: 'detached' });
    // Some close the tab's page in the fright, and come back to what they had typed.
    await page.reload();
    await page.getByText('Đã khôi phục nội dung bạn nhập dở trước đó.').waitFor();
    expect(await reason(page).inputValue()).toBe('Gửi lúc mất mạng');
    await reach(reason(page));
    await issueAction(page, 'Đã gia hạn và lập Mẫu 04');
  });

  it('has one effect when the same request comes twice', async () => {
    const { dossier } = await onSpecialistsDesk(stage, 'Gửi Hai Lần');
    const page = await stage.as('head');
    await visit(page, dossier);
    await openAction(page, 'h', /^Gia hạn/);
    await write(reason(page), 'Gửi hai lần chỉ tính một');
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('extend'));
    await issueAction(page, 'Đã gia hạn và lập Mẫu 04');
    const request = await sent;
    await events(page)
      .first()
      .getByText(/^Gia hạn 2 ngày/)
      .waitFor();
    const promise = await promiseOn(page);
    const count = await events(page).count();
    const again = await page.context().request.fetch(request.url(), {
      method: 'POST',
      headers: await request.allHeaders(),
      data: request.postDataBuffer() ?? '',
    });
    expect(again.status()).toBe(200);
    await page.reload();
    expect([await promiseOn(page), await events(page).count()]).toEqual([promise, count]);
  });
});
