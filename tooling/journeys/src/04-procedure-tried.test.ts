import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { communePortal } from './citizen.ts';
import { choose, press, reach, write } from './keys.ts';
import { arriveAt, untilAwake, visit } from './pages.ts';
import type { Person } from './people.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** Has dossiers that are done, so that its next version can be tried on them. */
const procedure = 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân';
/** Posted, and no other journey's citizens look for it. */
const seldom = 'Thủ tục công nhận hòa giải viên';

/** Address of the version on its way; known once it is drafted. */
let version = '';

async function open(person: Person): Promise<Page> {
  const page = await stage.as(person);
  await visit(page, version);
  return page;
}

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Lưu lúc/ });
const time = (page: Page, code: string) => page.getByRole('textbox', { name: `Thời gian ${code}`, exact: true });
const openStep = (page: Page, code: string) =>
  press(page.getByRole('button', { name: `Mở chi tiết ${code}`, exact: true }));
const dialogOf = (page: Page) => page.getByRole('dialog');

async function settle(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  // What was typed goes to the server a moment after the last key.
  await page
    .getByText('Đang lưu…')
    .waitFor({ timeout: 2_000 })
    .catch(() => undefined);
  await saved(page).waitFor();
}

describe('the next version of a procedure with dossiers behind it', () => {
  let page: Page;

  it('is drafted, and beside each limit stands how long the step really takes', async () => {
    page = await stage.as('qualityManager');
    await visit(page, '/w/procedures');
    await press(page.getByRole('link', { name: procedure }));
    await page.waitForURL(/\/w\/procedures\/[0-9a-f-]{36}/);
    await untilAwake(page);
    const before = page.url();
    await press(page.getByRole('button', { name: /^Soạn lần ban hành 2/ }));
    await page.waitForURL((url) => url.href !== before);
    await untilAwake(page);
    version = new URL(page.url()).pathname;
    const row = page.getByRole('row').filter({ has: time(page, 'B2') });
    await row.getByText(/^Trung vị thực tế của B2 trong .+: .+, \d+ hồ sơ$/).waitFor();
    await reach(time(page, 'B2'));
    await page
      .getByRole('region', { name: 'Kiểm tra quy trình' })
      .getByText(/^Trung vị thực tế của B2 trong .+ là .+, phân vị 90 là .+ \(\d+ hồ sơ\)/)
      .waitFor();
    await expectAccessible(page);
  });

  it('takes a norm of a step, and warns of one that is longer than the step', async () => {
    await openStep(page, 'B2');
    const norm = dialogOf(page).getByRole('textbox', { name: 'Định mức nội bộ' });
    await write(norm, '6 giờ');
    await page.keyboard.press('Tab');
    await page.getByText('Định mức nội bộ dài hơn thời gian của bước.').first().waitFor({ state: 'attached' });
    await write(norm, '3 giờ');
    await page.keyboard.press('Tab');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    await page
      .getByRole('row')
      .filter({ has: time(page, 'B2') })
      .getByText('nội bộ 3:00')
      .waitFor();
    await saved(page).waitFor();
  });

  it('tells why a part is locked, gives no field for it, and refuses it over the wire', async () => {
    await press(page.getByRole('button', { name: 'Vì sao khóa: Thời hạn luật' }));
    const why = page.getByText('Thời hạn do quyết định công bố thủ tục hành chính quy định');
    await why.waitFor();
    await page.getByText('Người được sửa: Thư viện quy trình mẫu').waitFor();
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'detached' });
    await press(page.getByRole('button', { name: /^Xem 3 phần khóa/ }));
    await dialogOf(page).getByText('Thời hạn luật').first().waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await press(page.getByRole('link', { name: 'Thông tin chung' }));
    await page.getByText('5.1. Cơ sở pháp lý').waitFor();
    expect(
      await page
        .getByRole('textbox', { name: 'Thời hạn luật' })
        .isEnabled()
        .catch(() => false),
    ).toBe(false);
    const versionId = version.split('/').at(-1);
    const stored = await page.request.get(
      `/trpc/procedures.getVersion?input=${encodeURIComponent(JSON.stringify({ versionId }))}`,
    );
    const { data } = ((await stored.json()) as { result: { data: { content: object; version: number } } }).result;
    const answer = await page.request.post('/trpc/procedures.saveDraft', {
      headers: { Origin: stage.url, 'idempotency-key': randomUUID() },
      data: {
        versionId,
        version: data.version,
        content: { ...data.content, legalLimit: { value: 30, unit: 'working_days' } },
        changeNote: '',
      },
    });
    const refused = (await answer.json()) as { error: { data: { failure: { code: string } } } };
    expect([answer.status(), refused.error.data.failure.code]).toEqual([403, 'procedure.locked']);
    await press(page.getByRole('link', { name: 'Các bước' }));
  });

  it('is tried on dossiers that are done: each figure opens them, and the keyboard comes back to it', async () => {
    await write(time(page, 'B2'), '30 phút');
    await settle(page);
    const start = page.getByRole('button', { name: /^Chạy thử trên (quý [IV]+\/\d{4}|90 ngày qua)$/ });
    await press(start);
    const drawer = dialogOf(page);
    await drawer.getByRole('heading', { name: 'Luồng các bước' }).waitFor();
    await expectAccessible(page);
    const figure = drawer.getByRole('button', { name: /^Sẽ trễ ở bước B2: \d+ hồ sơ$/ });
    const told = Number(/(\d+) hồ sơ/.exec((await figure.getAttribute('aria-label')) ?? '')?.[1]);
    expect(told).toBeGreaterThan(0);
    await press(figure);
    await drawer.getByRole('heading', { name: `Sẽ trễ ở bước B2: ${told} hồ sơ` }).waitFor();
    const rows = drawer.getByRole('listitem').filter({ hasText: 'Trễ ở' });
    expect(await rows.getByRole('link').count()).toBe(told);
    await expectAccessible(page);
    await press(drawer.getByRole('button', { name: 'Về kết quả chạy thử' }));
    expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
    const whole = drawer.getByRole('link', { name: /^\d+ hồ sơ$/ });
    const count = Number.parseInt(await whole.innerText(), 10);
    const register = await stage.as('qualityManager');
    await register.goto((await whole.getAttribute('href')) ?? '');
    await register
      .getByText(new RegExp(`(^|\\D)${count} hồ sơ`))
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await start.evaluate((element) => element === document.activeElement)).toBe(true);
    await write(time(page, 'B2'), '4 giờ');
    await settle(page);
  });

  it('written by two at once: the later one is told, sees the differences, and loses nothing typed', async () => {
    const other = await open('head');
    await write(page.getByRole('textbox', { name: 'Trình tự B2', exact: true }), 'Thẩm tra hồ sơ, tra cứu dữ liệu');
    await settle(page);
    const mine = other.getByRole('textbox', { name: 'Trình tự B3', exact: true });
    await write(mine, 'Xác minh tại nơi cư trú trước đây');
    await other.keyboard.press('Tab');
    const told = other.getByRole('alert').filter({ hasText: 'Người khác vừa lưu bản này' });
    await told.waitFor();
    expect(await mine.inputValue()).toBe('Xác minh tại nơi cư trú trước đây');
    await press(told.getByText(/^Xem 2 chỗ khác nhau$/));
    await told.getByText('Thẩm tra hồ sơ, tra cứu dữ liệu').first().waitFor();
    await told.getByText('Xác minh tại nơi cư trú trước đây').first().waitFor();
    await expectAccessible(other);
    await press(told.getByRole('button', { name: 'Lưu nội dung của tôi đè lên' }));
    await told.waitFor({ state: 'detached' });
    await saved(other).waitFor();
    expect(await mine.inputValue()).toBe('Xác minh tại nơi cư trú trước đây');

    await write(page.getByRole('textbox', { name: 'Trình tự B2', exact: true }), 'Thẩm tra hồ sơ');
    await page.keyboard.press('Tab');
    const toldFirst = page.getByRole('alert').filter({ hasText: 'Người khác vừa lưu bản này' });
    await press(toldFirst.getByRole('button', { name: 'Bỏ nội dung của tôi, lấy bản mới' }));
    await toldFirst.waitFor({ state: 'detached' });
    expect(await page.getByRole('textbox', { name: 'Trình tự B3', exact: true }).inputValue()).toBe(
      'Xác minh tại nơi cư trú trước đây',
    );
  });

  it('sent on while another is typing keeps what they typed for them', async () => {
    const other = await open('head');
    await press(page.getByRole('button', { name: 'Trình xem xét' }));
    await write(dialogOf(page).getByRole('textbox'), 'Đặt định mức cho bước thẩm tra');
    await press(dialogOf(page).getByRole('button', { name: 'Trình xem xét' }));
    await page.getByText(/^Đã trình .* để xem xét$/).waitFor();
    await write(other.getByRole('textbox', { name: 'Trình tự B4', exact: true }), 'Câu gõ dở của trưởng phòng');
    await other.keyboard.press('Tab');
    const kept = other.getByRole('alert').filter({ hasText: 'Có nội dung bạn gõ chưa kịp lưu' });
    await kept.waitFor();
    await press(kept.getByText(/^Xem 1 chỗ khác nhau$/));
    await kept.getByText('Câu gõ dở của trưởng phòng').first().waitFor();
    await expectAccessible(other);
    await press(kept.getByRole('button', { name: 'Bỏ nội dung đã gõ' }));
    await kept.waitFor({ state: 'detached' });
  });

  it('names everybody who wrote, and its changes one by one', async () => {
    await press(page.getByRole('link', { name: 'Sửa đổi', exact: true }));
    await page.getByRole('heading', { name: 'Bảng theo dõi sửa đổi' }).waitFor();
    const authors = page.getByRole('definition').first().getByRole('listitem');
    expect(await authors.allInnerTexts()).toEqual([
      expect.stringMatching(/^Mạc Văn Chuẩn\s+sửa lần cuối/),
      expect.stringMatching(/^Phạm Thí Dụ\s+sửa lần cuối/),
    ]);
    const revisions = page.getByRole('table', { name: 'Bảng theo dõi sửa đổi' });
    expect(await revisions.getByRole('row').count()).toBe(3);
    const first = revisions.getByRole('row').nth(1);
    expect(await first.innerText()).toMatch(/Lần 2\s+Chờ xem xét\s+.*5\.8\s+Đặt định mức cho bước thẩm tra/s);
    expect(await revisions.getByRole('row').nth(2).innerText()).toMatch(/Lần 1\s+Đang hiệu lực/);
    await expectAccessible(page);
    await press(first.getByRole('link', { name: 'So với lần 1' }));
    await arriveAt(page, procedure);
    const changed = page.getByRole('row').filter({ hasText: 'Định mức nội bộ' });
    expect(await changed.innerText()).toMatch(/\(trống\)\s+3 giờ/);
    await page.getByText('Xác minh tại nơi cư trú trước đây', { exact: true }).waitFor();
    await expectAccessible(page);
  });
});

it('adopts a template with its lanes on chosen positions; there is nothing yet to try it on', async () => {
  const page = await stage.as('qualityManager');
  await visit(page, '/w/procedures/adopt');
  await press(page.getByRole('link', { name: /^Áp dụng/ }).last());
  await page.waitForURL(/\/adopt\/[0-9a-f-]{36}/);
  await untilAwake(page);
  const lanes = page.getByRole('combobox', { name: /^Vị trí của cơ quan: / });
  const lane = (await lanes.first().getAttribute('aria-label'))!.replace('Vị trí của cơ quan: ', '');
  await write(page.getByRole('textbox', { name: 'Mã hiệu của cơ quan' }), `QT-ND-${process.pid}`);
  await choose(lanes.first(), /^Văn thư/);
  await press(page.getByRole('button', { name: 'Tạo bản nháp' }));
  await page.getByRole('table', { name: 'Bảng các bước' }).waitFor();
  await untilAwake(page);
  await openStep(page, 'B1');
  const place = dialogOf(page).getByRole('combobox', { name: 'Vị trí của cơ quan' });
  expect(
    await dialogOf(page)
      .getByRole('textbox', { name: /^Trách nhiệm/ })
      .inputValue(),
  ).toBe(lane);
  expect(await place.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label)).toMatch(
    /^Văn thư/,
  );
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  await press(page.getByRole('button', { name: /^Chạy thử trên/ }));
  await dialogOf(page).getByRole('heading', { name: 'Chưa có hồ sơ nào để chạy thử' }).waitFor();
  await expectAccessible(page);
});

/** An address of a procedure that citizens kept says so within the agency's frame, and what an unknown one says. */
async function expectNotTaken(citizen: Page, address: string): Promise<void> {
  expect((await citizen.goto(address))?.status()).toBe(404);
  await arriveAt(citizen, 'Cơ quan hiện không nhận thủ tục này trên cổng');
  await citizen.getByRole('banner').getByText('UBND phường Quy Nhơn Nam').first().waitFor();
  expect(await citizen.getByRole('complementary').innerText()).toMatch(/Điện thoại/);
  await citizen.getByRole('searchbox', { name: 'Tìm thủ tục' }).waitFor();
  await expectAccessible(citizen);
  const bytesOf = async (id: string) => {
    const answer = await citizen.context().request.get(address.replace(/[0-9a-f-]{36}/, id));
    const { 'x-request-id': request = '?', 'content-security-policy': policy = '', ...headers } = answer.headers();
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '?';
    const text = (await answer.text()).replaceAll(id, 'ID').replaceAll(request, 'REQUEST').replaceAll(nonce, 'NONCE');
    return { status: answer.status(), headers: { ...headers, date: '' }, text };
  };
  const withdrawn = /[0-9a-f-]{36}/.exec(address)?.[0] ?? '';
  expect(await bytesOf(withdrawn)).toEqual(await bytesOf(randomUUID()));
}

it('is taken from the portal and put back, and citizens see it so', async () => {
  const page = await stage.as('qualityManager');
  const citizen = await stage.stranger();
  const found = async () => {
    await citizen.goto(communePortal);
    await write(citizen.getByRole('searchbox', { name: 'Tìm thủ tục' }), 'hoa giai vien');
    await citizen.keyboard.press('Enter');
    await citizen.getByRole('heading', { name: /“hoa giai vien”$/ }).waitFor();
    await citizen.waitForLoadState();
    return citizen.getByRole('link', { name: seldom }).count();
  };
  expect(await found()).toBe(1);
  await press(citizen.getByRole('link', { name: seldom }));
  await arriveAt(citizen, seldom);
  const address = citizen.url();
  await visit(page, '/w/procedures');
  await press(page.getByRole('link', { name: seldom }));
  await page.waitForURL(/\/w\/procedures\/[0-9a-f-]{36}/);
  await untilAwake(page);
  await press(page.getByRole('button', { name: 'Gỡ khỏi cổng' }));
  await expectAccessible(page);
  await press(dialogOf(page).getByRole('button', { name: 'Gỡ khỏi cổng' }));
  await page.getByText(/^Đã gỡ .* khỏi cổng$/).waitFor();
  expect(await found()).toBe(0);
  await expectNotTaken(citizen, address);
  await expectNotTaken(citizen, address.replace('/procedures/', '/submit/'));
  const toPost = page.getByRole('button', { name: 'Niêm yết trên cổng' });
  await press(toPost);
  await dialogOf(page)
    .getByText(/^Ngay khi niêm yết, người dân thấy thủ tục “/)
    .waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await dialogOf(page).waitFor({ state: 'detached' });
  expect((await citizen.goto(address))?.status()).toBe(404);
  await press(toPost);
  await press(dialogOf(page).getByRole('button', { name: 'Niêm yết trên cổng' }));
  await page.getByText(/^Đã niêm yết .* trên cổng$/).waitFor();
  expect(await found()).toBe(1);
  expect((await citizen.goto(address))?.status()).toBe(200);
});
