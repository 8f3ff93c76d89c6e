import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { handIn } from './citizen.ts';
import { beginTurn, receiveAtCounter, sendTurn } from './counter.ts';
import { issueAction } from './dossier.ts';
import { press, reach, tick, write } from './keys.ts';
import { arriveAt, visit, visitEarly } from './pages.ts';
import { expectPdf } from './pdf.ts';
import { accountOf, type Person, signIn } from './people.ts';
import { phone } from './sizes.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** What an ordinary intake may cost of keys, the fourteen of the search included. */
const mostKeys = 30;

it('receives with the keyboard alone and gives a receipt', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  await arriveAt(page, 'Tiếp nhận tại quầy');
  const received = await receiveAtCounter(page, 'Lê Thị Quầy');
  expect(received.keys).toBeLessThanOrEqual(mostKeys);
  await expectPdf(page, received.paper);
  await expectAccessible(page);
  const next = await receiveAtCounter(page, 'Lê Văn Kế Tiếp');
  expect(Number(next.code.slice(-4)) - Number(received.code.slice(-4))).toBe(1);
});

it('keeps what was typed before its scripts were there', async () => {
  const page = await stage.as('officer');
  const name = page.getByRole('textbox', { name: 'Họ và tên' });
  await visitEarly(page, '/w/counter', async () => {
    await name.focus();
    await page.keyboard.type('Lê Thị Tay Nhanh');
  });
  // What stands in the field is also what the page knows: the next thing typed does not wipe it.
  await write(page.getByRole('textbox', { name: 'Điện thoại' }).first(), '0900000123');
  expect(await name.inputValue()).toBe('Lê Thị Tay Nhanh');
});

it('keeps an unfinished turn for whoever began it, and for nobody who signs in after them', async () => {
  const page = await stage.stranger();
  const comeAs = async (person: Person) => {
    await page.context().clearCookies();
    await signIn(page.context(), stage.url, accountOf(person, stage.dataDir));
    await visit(page, '/w/counter');
    await arriveAt(page, 'Tiếp nhận tại quầy');
  };
  const name = page.getByRole('textbox', { name: 'Họ và tên' });
  const note = page.getByText('Đã khôi phục nội dung bạn nhập dở trước đó.');
  await comeAs('officer');
  await beginTurn(page, 'Bùi Thị Dở Dang');
  await visit(page, '/w/dossiers');
  await comeAs('otherAgencyOfficer');
  expect(await name.inputValue()).toBe('');
  expect(await note.count()).toBe(0);
  await comeAs('officer');
  await note.waitFor();
  expect(await name.inputValue()).toBe('Bùi Thị Dở Dang');
  await page.getByText('0/3 đủ').waitFor();
  await expectAccessible(page);
  await press(page.getByRole('button', { name: 'Bỏ, nhập lại từ đầu' }));
  expect(await name.inputValue()).toBe('');
  await comeAs('officer');
  expect(await note.count()).toBe(0);
});

it('marks all that is wrong at once, and a second Ctrl+Enter after the receipt is no mistake', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  const hands = await beginTurn(page, 'Mai Thị Gõ Nhầm');
  const phone = page.getByRole('textbox', { name: 'Điện thoại' }).first();
  await write(phone, '12');
  await hands.press('Control+Enter');
  await page.getByRole('alert').filter({ hasText: 'Còn 2 mục cần xem lại: điện thoại, 3 giấy tờ.' }).waitFor();
  await phone.and(page.locator(':focus[aria-invalid=true]')).waitFor();
  await page.getByText('Số điện thoại có 10 chữ số').waitFor();
  expect(await page.locator('#counter-papers [aria-invalid=true]').count()).toBe(3);
  await expectAccessible(page);
  await write(phone, '0912 345 678');
  await page.getByRole('alert').filter({ hasText: 'Còn 1 mục cần xem lại: 3 giấy tờ.' }).waitFor();
  await hands.press('F4');
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await hands.press(key);
  await sendTurn(page, 'Đã tiếp nhận');
  await hands.press('Control+Enter');
  expect(await page.locator('.bar-say').innerText()).toBe('');
  await page.getByRole('status').filter({ hasText: 'Đã tiếp nhận' }).waitFor();
});

it('says what is missing, and asks for it with a supplement slip', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  const hands = await beginTurn(page, 'Trần Thị Thiếu');
  await hands.press('Control+Enter');
  await page.getByText('Còn thiếu 3 giấy tờ bắt buộc').waitFor();
  expect(await page.getByRole('textbox', { name: 'Họ và tên' }).inputValue()).toBe('Trần Thị Thiếu');
  await hands.press('F8');
  await page.getByRole('dialog', { name: 'Yêu cầu bổ sung (Mẫu 02)' }).waitFor();
  const items = page.getByRole('textbox', { name: 'Giấy tờ cần bổ sung, sửa đổi' });
  expect((await items.inputValue()).split('\n')).toHaveLength(3);
  await expectAccessible(page);
  await reach(page.getByRole('textbox', { name: 'Lý do' }));
  await page.keyboard.insertText('Chưa có giấy tờ nào');
  const answer = await sendTurn(page, 'Đã lập phiếu bổ sung');
  await expectPdf(page, answer.paper);
});

it('refuses with its reason on paper', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  const hands = await beginTurn(page, 'Phạm Văn Trái Tuyến');
  await hands.press('F9');
  await page.getByRole('dialog', { name: 'Từ chối tiếp nhận (Mẫu 03)' }).waitFor();
  await tick(page.getByRole('radio', { name: 'Không thuộc thẩm quyền giải quyết' }));
  await page.keyboard.press('Control+Enter');
  await page.getByText('Còn thiếu: lý do.').waitFor();
  await page.getByRole('textbox', { name: 'Lý do' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText('Công trình không thuộc địa bàn phường');
  const answer = await sendTurn(page, 'Đã ghi từ chối');
  await expectPdf(page, answer.paper);
});

it('accepts what was handed in online', async () => {
  const citizen = await stage.stranger();
  const { code } = await handIn(citizen, 'Võ Thị Trực Tuyến');
  const page = await stage.as('officer');
  await visit(page, '/w/intake');
  await arriveAt(page, 'Hồ sơ trực tuyến chờ tiếp nhận');
  const row = page.getByRole('row', { name: 'Võ Thị Trực Tuyến' }).first();
  await press(row.getByRole('link', { name: 'Xem, trả lời' }));
  await page.getByRole('dialog', { name: `Tiếp nhận hồ sơ ${code}` }).waitFor();
  await page.getByText('Hẹn trả nếu tiếp nhận lúc này').waitFor();
  await expectAccessible(page);
  for (const box of await page.getByRole('dialog').getByRole('checkbox').all()) await tick(box);
  const received = await sendTurn(page, 'Đã tiếp nhận');
  expect(received.code).toBe(code);
  await expectPdf(page, received.paper);
  await expectAccessible(page);
  await citizen.goto(`/a/quy-nhon-nam/track/${code}`);
  await arriveAt(citizen, /^Hồ sơ của Võ Thị Trực Tuyến đang (ở bước|được giải quyết)/);
});

/** Opens what a citizen handed in online, at the officer's, with no form over it. */
async function openHandedIn(name: string): Promise<Page> {
  const { code } = await handIn(await stage.stranger(), name);
  const page = await stage.as('officer');
  await visit(page, '/w/intake');
  await press(page.getByRole('row', { name }).first().getByRole('link', { name: 'Xem, trả lời' }));
  await page.getByRole('dialog', { name: `Tiếp nhận hồ sơ ${code}` }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return page;
}

it('asks for papers of what was handed in online; the slip opens, and no clock is said to stand', async () => {
  const page = await openHandedIn('Hồ Thị Thiếu Giấy');
  await press(page.getByRole('button', { name: 'Yêu cầu bổ sung' }));
  await write(page.getByRole('textbox', { name: 'Giấy tờ cần bổ sung' }), 'Đơn đề nghị cấp giấy phép');
  await write(page.getByRole('textbox', { name: 'Lý do' }), 'Đơn chưa ký');
  await issueAction(page, 'Đã gửi yêu cầu bổ sung');
  const asked = page.getByRole('article').filter({ hasText: 'Cần bổ sung: Đơn đề nghị' });
  await asked.getByText('Chưa tiếp nhận nên chưa tính thời hạn').waitFor();
  expect(await page.getByText('Tạm dừng đồng hồ').count()).toBe(0);
  await expectAccessible(page);
});

it('refuses what was handed in online, and the slip opens', async () => {
  const page = await openHandedIn('Hồ Thị Nhầm Nơi');
  await press(page.getByRole('button', { name: 'Từ chối tiếp nhận' }));
  await tick(page.getByRole('radio', { name: 'Không thuộc thẩm quyền giải quyết' }));
  await write(page.getByRole('textbox', { name: 'Lý do' }), 'Công trình không thuộc địa bàn phường');
  await issueAction(page, 'Đã từ chối tiếp nhận');
  await page.getByRole('link', { name: /Mẫu 03/ }).waitFor();
});

it('charges a fee that was worked out, with how on the receipt and in the history', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  const hands = await beginTurn(page, 'Đặng Thị Phí');
  await hands.press('F4');
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await hands.press(key);
  await write(page.getByRole('textbox', { name: 'Số tiền thu (đồng)' }), '150.000');
  await hands.press('Control+Enter');
  await page.getByText('còn thiếu cách tính hoặc lý do').waitFor();
  await write(page.getByRole('textbox', { name: /^Cách tính hoặc lý do/ }), '2 giấy phép × 75.000 đồng');
  await expectAccessible(page);
  const received = await sendTurn(page, 'Đã tiếp nhận');
  await expectPdf(page, received.paper);
  await visit(page, received.dossier);
  await page.getByText(/Mức thu 150\.000\s₫ \(quy trình ghi 75\.000\s₫\): 2 giấy phép × 75\.000 đồng/).waitFor();
});

it('asks for a fee by the page, and takes none for paid unasked', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  await page.keyboard.press('F2');
  const finder = page.getByRole('dialog');
  await write(finder.getByRole('combobox'), 'chứng thực bản sao');
  await finder
    .getByRole('option', { name: /Chứng thực bản sao/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await write(page.getByRole('textbox', { name: 'Họ và tên' }), 'Ngô Thị Từng Trang');
  await page.getByText(/^0\/\d+ đủ$/).waitFor();
  for (const box of await page.locator('#counter-papers').getByRole('checkbox').all()) await tick(box);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Còn thiếu số tiền thu').waitFor();
  await write(page.getByRole('textbox', { name: 'Số tiền thu (đồng)' }), '2.000');
  await page.getByRole('radio', { name: 'Thu khi trả', checked: true }).waitFor();
  const received = await sendTurn(page, 'Đã tiếp nhận');
  await expectPdf(page, received.paper);
});

it('works the fee of an online dossier out as at the counter', async () => {
  const { code } = await handIn(await stage.stranger(), 'Hồ Thị Miễn Phí');
  const page = await stage.as('officer');
  await visit(page, '/w/intake');
  await press(page.getByRole('row', { name: 'Hồ Thị Miễn Phí' }).first().getByRole('link', { name: 'Xem, trả lời' }));
  await page.getByRole('dialog', { name: `Tiếp nhận hồ sơ ${code}` }).waitFor();
  await write(page.getByRole('textbox', { name: 'Số tiền thu (đồng)' }), '0');
  await page.getByText('Còn thiếu: cách tính hoặc lý do của số tiền thu.').waitFor();
  await write(page.getByRole('textbox', { name: /^Cách tính hoặc lý do/ }), 'Miễn cho người có công');
  await expectAccessible(page);
  const received = await sendTurn(page, 'Đã tiếp nhận');
  await expectPdf(page, received.paper);
  await page.getByText(/Mức thu 0\s₫ \(quy trình ghi .+₫\): Miễn cho người có công/).waitFor();
});

it('opens a dossier from anywhere on its row of the register', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/dossiers');
  const row = page.getByRole('table').getByRole('row').nth(1);
  const href = await row.getByRole('link').first().getAttribute('href');
  await row.getByRole('cell').nth(2).click();
  await page.waitForURL((url) => url.pathname === href);
});

it('names no keys on a telephone, which has none', async () => {
  const page = await stage.stranger({ viewport: phone, hasTouch: true, isMobile: true });
  await signIn(page.context(), stage.url, accountOf('officer', stage.dataDir));
  await visit(page, '/w/counter');
  await page.getByText('Tìm bằng vài chữ của tên hoặc mã thủ tục').waitFor();
  expect(
    await page
      .getByText(/\bF\d\b/)
      .filter({ visible: true })
      .count(),
  ).toBe(0);
  await page.getByRole('button', { name: 'Chọn thủ tục' }).tap();
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  expect(await page.getByRole('dialog').locator('kbd').filter({ visible: true }).count()).toBe(0);
  await expectAccessible(page);
});

it('shows all papers of a procedure, with nothing to scroll but the page', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  await page.keyboard.press('F2');
  await write(page.getByRole('dialog').getByRole('combobox'), '1.001266');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  const papers = page.locator('#counter-papers');
  await papers.waitFor();
  expect(await papers.getByRole('checkbox').count()).toBe(4);
  const cut = await papers.evaluate((table) => {
    const within: Element[] = [];
    for (let box = table.parentElement; box && box !== document.body; box = box.parentElement) within.push(box);
    return within.filter(
      (box) => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== 'visible',
    );
  });
  expect(cut).toEqual([]);
  await page.keyboard.press('F4');
  for (let paper = 1; paper < 4; paper += 1) await page.keyboard.press('ArrowDown');
  // What has the focus is never under the bar with the buttons.
  const gap = await page.evaluate(() => {
    const bar = document.querySelector('.bar-b')?.getBoundingClientRect().top ?? 0;
    return bar - (document.activeElement?.getBoundingClientRect().bottom ?? 0);
  });
  expect(gap).toBeGreaterThan(0);
});
