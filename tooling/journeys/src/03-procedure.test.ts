import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { press, reach, write } from './keys.ts';
import { arriveAt, untilAwake, visit } from './pages.ts';
import { expectPdf } from './pdf.ts';
import type { Person } from './people.ts';
import { openStage } from './stage.ts';

const stage = openStage();

const procedure = 'Thủ tục đăng ký khai tử';
/** Address of the version on its way; known once it is drafted. */
let version = '';

async function open(person: Person): Promise<Page> {
  const page = await stage.as(person);
  await visit(page, version);
  return page;
}

const confirm = (page: Page, name: string) => press(page.getByRole('dialog').getByRole('button', { name }));

describe('the next issue of a procedure', () => {
  let page: Page;
  it('is drafted by the quality manager, beside its diagram and its checks', async () => {
    page = await stage.as('qualityManager');
    await visit(page, '/w/procedures');
    await arriveAt(page, 'Quy trình');
    await press(page.getByRole('link', { name: procedure }));
    await page.waitForURL(/\/w\/procedures\/[0-9a-f-]{36}/);
    await untilAwake(page);
    const before = page.url();
    await press(page.getByRole('button', { name: /^Soạn lần ban hành 2/ }));
    await page.waitForURL((url) => url.href !== before);
    await untilAwake(page);
    version = new URL(page.url()).pathname;
    await page.getByRole('table', { name: 'Bảng các bước' }).waitFor();
  });

  it('cannot be sent while its steps take longer than the law allows, and says where', async () => {
    const time = page.getByRole('textbox', { name: 'Thời gian B2', exact: true });
    const was = await time.inputValue();
    await write(time, '300 giờ');
    await page.keyboard.press('Tab');
    const panel = page.getByRole('complementary', { name: 'Kiểm tra quy trình' }).or(page.locator('#checks')).first();
    await panel
      .getByText(/quá thời hạn luật/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^Trình xem xét: còn \d+ lỗi/ }).waitFor();
    await write(time, was);
    await page.keyboard.press('Tab');
    await panel
      .getByText(/quá thời hạn luật/)
      .first()
      .waitFor({ state: 'detached' });
  });

  it('goes from its author to a reviewer', async () => {
    await press(page.getByRole('button', { name: 'Trình xem xét' }));
    await write(page.getByRole('dialog').getByRole('textbox'), 'Rà soát hằng năm, chưa đổi nội dung');
    await confirm(page, 'Trình xem xét');
    await page.getByText(/^Đã trình .* để xem xét$/).waitFor();
    await page.getByText(/Người xem xét được: .*Phạm Thí Dụ/).waitFor();
    await page.getByText(/^Bạn đã tham gia soạn bản này .* nên không được xem xét/).waitFor();
    const review = page.getByRole('button', { name: 'Xem xét đạt, chuyển phê duyệt' });
    expect(await review.getAttribute('aria-disabled')).toBe('true');
    await expectAccessible(page);
  });

  it('is told to who may review it, with a count in the navigation', async () => {
    const reviewer = await stage.as('head');
    const told = async () => {
      await visit(reviewer, '/w/notices');
      return reviewer.getByRole('main').innerText();
    };
    await expect.poll(told, { timeout: 20_000 }).toContain('Quy trình chờ xem xét');
    await reviewer.getByRole('link', { name: /^Quy trình \d+$/ }).waitFor();
    await press(reviewer.getByRole('link', { name: /^Quy trình chờ xem xét/ }).first());
    await reviewer.waitForURL((url) => url.pathname === version);
  });

  it('is reviewed and approved by others, and takes effect', async () => {
    const reviewer = await open('head');
    await press(reviewer.getByRole('button', { name: 'Xem xét đạt, chuyển phê duyệt' }));
    await expectAccessible(reviewer);
    await reviewer.keyboard.press('Control+Enter');
    await reviewer.getByText(/^Đã chuyển .* để phê duyệt$/).waitFor();
    const author = await open('qualityManager');
    expect(await author.getByRole('button', { name: 'Phê duyệt', exact: true }).count()).toBe(0);
    const leader = await open('leader');
    await press(leader.getByRole('button', { name: 'Phê duyệt', exact: true }));
    await reach(leader.getByRole('dialog').getByRole('radio', { name: 'Có hiệu lực ngay' }));
    await leader.getByText(/^Quy trình đang niêm yết: .* cổng hiện ngay/).waitFor();
    await expectAccessible(leader);
    await confirm(leader, 'Phê duyệt');
    await leader.getByText(/^Đã phê duyệt .* lần 2$/).waitFor();
  });

  it('is compared with the issue before, and printed as a document', async () => {
    await visit(page, version);
    await expectPdf(page, `${version}/print`);
    await press(page.getByRole('link', { name: 'Sửa đổi', exact: true }));
    await page.getByRole('heading', { name: 'Bảng theo dõi sửa đổi' }).waitFor();
    await press(page.getByRole('link', { name: 'So với lần 1' }).first());
    await page.getByText('So sánh lần 1 và lần 2').first().waitFor();
  });
});

it('adopts a template that its agency does not have yet', async () => {
  const page = await stage.as('qualityManager');
  await visit(page, '/w/procedures/adopt');
  await arriveAt(page, 'Áp dụng quy trình mẫu');
  await press(page.getByRole('link', { name: /^Áp dụng/ }).first());
  await page.waitForURL(/\/adopt\/[0-9a-f-]{36}/);
  await untilAwake(page);
  await write(page.getByRole('textbox', { name: 'Mã hiệu của cơ quan' }), `QT-HT-${process.pid}`);
  await press(page.getByRole('button', { name: 'Tạo bản nháp' }));
  await page.getByRole('table', { name: 'Bảng các bước' }).waitFor();
});
