import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { buildingPermit, communePortal, fillPerson, givePaper, handIn, openForm, sendForm } from './citizen.ts';
import { press, reach, tick, write } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { disguisedProgram, pdf } from './papers.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** A citizen with scripts, and one whose browser runs none. */
const browsers = [
  { name: 'with scripts', javaScriptEnabled: true },
  { name: 'without scripts', javaScriptEnabled: false },
];

const open = async ({ javaScriptEnabled }: { javaScriptEnabled: boolean }): Promise<Page> =>
  stage.stranger({ javaScriptEnabled });

it.each(browsers)('finds a procedure without accents and reads what it takes, $name', async (browser) => {
  const page = await open(browser);
  await page.goto('/');
  await write(page.getByRole('searchbox', { name: 'Tìm cơ quan' }), 'quy nhon');
  await page.keyboard.press('Enter');
  await press(page.getByRole('link', { name: /^UBND phường Quy Nhơn Nam/ }));
  await arriveAt(page, 'Ông/bà cần làm thủ tục gì?');
  await write(page.getByRole('searchbox', { name: 'Tìm thủ tục' }), 'giay phep xay dung');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Tìm thấy \d+ thủ tục cho “giay phep xay dung”$/ }).waitFor();
  await press(page.getByRole('link', { name: buildingPermit.name }));
  await arriveAt(page, buildingPermit.name);

  expect(await page.getByRole('definition').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining('07 ngày làm việc'), expect.stringMatching(/^75\.000\s₫$/)]),
  );
  const papers = page.getByRole('region', { name: 'Cần giấy tờ gì' }).getByRole('listitem');
  expect(await papers.count()).toBe(5);
  const steps = page.getByRole('region', { name: 'Hồ sơ đi qua những bước nào' });
  expect(await steps.getByRole('heading', { level: 3 }).count()).toBe(10);
  expect(await steps.innerText()).toContain('Tối đa 30 giờ làm việc');
  expect(await page.getByRole('region', { name: 'Căn cứ pháp luật' }).getByRole('listitem').count()).toBe(6);
});

it.each(browsers)('is told what is wrong and keeps what was typed, then hands in, $name', async (browser) => {
  const page = await open(browser);
  await openForm(page);
  const [application, land, drawing] = buildingPermit.papers;
  await fillPerson(page, 'Nguyễn Thị Thử');
  await write(page.getByRole('textbox', { name: 'Số điện thoại' }), '123');
  await givePaper(page, application, pdf('don.pdf'));
  await givePaper(page, land, disguisedProgram('giay-dat.pdf'));
  if (browser.javaScriptEnabled) await page.getByText('Đã gửi don.pdf').waitFor();
  await press(page.getByRole('button', { name: 'Xem lại hồ sơ' }));

  const errors = page.getByRole('alert').filter({ hasText: 'cần sửa' });
  await errors.waitFor();
  await page.waitForLoadState();
  expect(await errors.innerText()).toMatch(/Số điện thoại có 10 chữ số/);
  if (browser.javaScriptEnabled) await expectAccessible(page);
  expect(await page.getByRole('textbox', { name: 'Họ và tên, hoặc tên tổ chức' }).inputValue()).toBe('Nguyễn Thị Thử');
  expect(await page.getByRole('textbox', { name: 'Nơi ở hoặc trụ sở' }).inputValue()).toBe('Tổ 0, khu phố Mẫu');
  expect(await page.getByRole('radio', { name: /^Tại Trung tâm/ }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: /^don\.pdf/ }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: /^giay-dat/ }).count()).toBe(0);

  await write(page.getByRole('textbox', { name: 'Số điện thoại' }), '0900 000 456');
  for (const paper of [land, drawing]) {
    await givePaper(page, paper, pdf(`${paper.slice(0, 4)}.pdf`));
    if (browser.javaScriptEnabled) await page.getByText(`Đã gửi ${paper.slice(0, 4)}.pdf`).waitFor();
  }
  const keys = await sendForm(page);
  expect(keys.secret).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{1,4})+$/);
  if (browser.javaScriptEnabled) await expectAccessible(page);
  await press(page.getByRole('link', { name: 'Mở trang theo dõi hồ sơ' }));
  await arriveAt(page, 'Hồ sơ của Nguyễn Thị Thử đang chờ tiếp nhận');
  expect(new URL(page.url()).pathname).toBe(`${communePortal}/track/${keys.code}`);
});

it.each(browsers)(
  'is asked for an address that can be found, where the result is posted to it, $name',
  async (browser) => {
    const page = await open(browser);
    await openForm(page);
    const address = page.getByRole('textbox', { name: 'Nơi ở hoặc trụ sở' });
    const sentence = page.locator('.field').getByText('Kết quả gửi tới địa chỉ này. Hãy ghi đủ');
    await write(address, 'x');
    for (const [way, count] of [
      [/^Qua bưu chính/, 1],
      [/^Tại Trung tâm/, 0],
    ] as const) {
      await tick(page.getByRole('radio', { name: way }));
      await press(page.getByRole('button', { name: 'Xem lại hồ sơ' }));
      await page.getByRole('alert').filter({ hasText: 'cần sửa' }).waitFor();
      await page.waitForLoadState();
      await expect.poll(() => sentence.count()).toBe(count);
      expect(await address.inputValue()).toBe('x');
    }
  },
);

it.each(browsers)('chooses files by a button in the words of the page, $name', async (browser) => {
  const page = await open(browser);
  await openForm(page);
  const box = page.locator('.choose').first();
  const own = page.getByRole('button', { name: `Chọn tệp: ${buildingPermit.papers[0]}` });
  expect(await box.innerText()).toMatch(/^Chọn tệp\s+Chưa chọn tệp$/);
  expect(await own.evaluate((input) => getComputedStyle(input).opacity)).toBe('0');
  await reach(own);
  expect(await box.locator('label').evaluate((label) => getComputedStyle(label).outlineStyle)).toBe('solid');
  if (browser.javaScriptEnabled) await expectAccessible(page);
  const asked = page.waitForEvent('filechooser');
  await box.click();
  await (await asked).setFiles(pdf('don.pdf'));
  if (browser.javaScriptEnabled) await page.getByText('Đã gửi don.pdf').waitFor();
  await expect.poll(() => box.innerText()).toBe('Chọn tệp');
  // Without scripts nobody but the browser can tell the name of the file.
  expect(await own.evaluate((input) => getComputedStyle(input).opacity)).toBe(browser.javaScriptEnabled ? '0' : '1');
});

it('takes a form sent twice as one dossier', async () => {
  const page = await stage.stranger({ javaScriptEnabled: false });
  await openForm(page);
  await fillPerson(page, 'Trần Văn Hai Lần');
  for (const paper of buildingPermit.papers) await givePaper(page, paper, pdf('don.pdf'));
  await press(page.getByRole('button', { name: 'Xem lại hồ sơ' }));
  const form = await page.locator('form[data-send]').evaluate((element) => ({
    action: (element as HTMLFormElement).action,
    fields: [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)] as const),
  }));
  const send = () => {
    const multipart = new FormData();
    for (const [name, value] of [...form.fields, ['intent', 'send'] as const]) multipart.append(name, value);
    const options = { multipart, headers: { Origin: stage.url }, maxRedirects: 0 };
    return page.context().request.post(form.action, options);
  };
  const answers = await Promise.all([send(), send()]);
  answers.push(await send());
  const places = answers.map((answer) => answer.headers()['location']);
  expect(places[0]).toMatch(/\/track\/.+\/receipt$/);
  expect(new Set(places).size).toBe(1);
});

it('refuses a file by its content, and says so at once', async () => {
  const page = await stage.stranger();
  await openForm(page);
  await givePaper(page, buildingPermit.papers[0], disguisedProgram('don.pdf'));
  const told = page.getByText(/don\.pdf.*(không|chỉ nhận|PDF)/i).first();
  await told.waitFor();
  expect(await page.getByRole('checkbox', { name: /^don\.pdf/ }).count()).toBe(0);
  const error = page.locator('.paper .msg-err');
  expect(await error.innerText()).toContain('don.pdf');
  await expectAccessible(page);
  await press(page.getByRole('button', { name: 'Xem lại hồ sơ' }));
  const errors = page.getByRole('alert').filter({ hasText: 'cần sửa' });
  await errors.getByText(buildingPermit.papers[0]).waitFor();
  const before = Number(/\d+/.exec(await errors.innerText())?.[0]);
  await givePaper(page, buildingPermit.papers[0], pdf('don.pdf'));
  await page.getByText('Đã gửi don.pdf').waitFor();
  expect(await errors.getByText(buildingPermit.papers[0]).count()).toBe(0);
  expect(await errors.innerText()).toContain(`Còn ${before - 1} chỗ cần sửa`);
  expect(await page.locator('.paper').first().locator('.msg-err').count()).toBe(0);
});

it('tells the one-stop officer at once, with a count in the menu and a notice that leads to the dossier', async () => {
  const officer = await stage.as('officer');
  const countOf = async () => {
    await visit(officer, '/w/notices');
    const door = officer.getByRole('navigation').getByRole('link', { name: /^Hồ sơ trực tuyến/ });
    return Number(/\d+/.exec(await door.innerText())?.[0] ?? 0);
  };
  const before = await countOf();
  const { code } = await handIn(await stage.stranger(), 'Lê Văn Mới Nộp');
  expect(await countOf()).toBe(before + 1);
  const notice = officer.getByRole('link', { name: new RegExp(`Hồ sơ trực tuyến mới.*${code}`) });
  // The worker brings it within a moment.
  await expect.poll(async () => (await visit(officer, '/w/notices'), notice.count()), { timeout: 15_000 }).toBe(1);
  await press(notice);
  await officer.waitForURL(/\/w\/dossiers\/[0-9a-f-]{36}/);
  await officer.getByText('Lê Văn Mới Nộp').first().waitFor();
});
