import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { press, reach, tick, write } from './keys.ts';
import { arriveAt } from './pages.ts';
import { pdf } from './papers.ts';

export const communePortal = '/a/quy-nhon-nam';

/** What a citizen takes home: the code anybody may read over a shoulder, and the secret that opens the rest. */
export interface ReceiptKeys {
  readonly code: string;
  readonly secret: string;
}

export const buildingPermit = {
  name: 'Cấp giấy phép xây dựng nhà ở riêng lẻ',
  papers: [
    'Đơn đề nghị cấp giấy phép xây dựng',
    'Giấy tờ chứng minh quyền sử dụng đất phù hợp mục đích xây dựng',
    'Bản vẽ thiết kế xây dựng, 02 bộ',
  ],
} as const;

/** From the agency's first page to the empty form of the building permit, searched without accents. */
export async function openForm(page: Page): Promise<void> {
  await page.goto(communePortal);
  await write(page.getByRole('searchbox', { name: 'Tìm thủ tục' }), 'giay phep xay dung');
  await page.keyboard.press('Enter');
  await press(page.getByRole('link', { name: buildingPermit.name }));
  await arriveAt(page, buildingPermit.name);
  await press(page.getByRole('link', { name: 'Nộp trực tuyến', exact: true }));
  await arriveAt(page, 'Nộp hồ sơ trực tuyến');
}

/** The lines of the form about a person who does not exist. */
export async function fillPerson(page: Page, name: string): Promise<void> {
  await write(page.getByRole('textbox', { name: 'Họ và tên, hoặc tên tổ chức' }), name);
  await write(page.getByRole('textbox', { name: /^Số căn cước/ }), '052 099 000 456');
  await write(page.getByRole('textbox', { name: 'Số điện thoại' }), '0900 000 456');
  await write(page.getByRole('textbox', { name: 'Nơi ở hoặc trụ sở' }), 'Tổ 0, khu phố Mẫu');
  await tick(page.getByRole('radio', { name: /^Tại Trung tâm/ }));
  await tick(page.getByRole('checkbox', { name: /^Tôi cam đoan/ }));
}

/** Chooses a file for a paper; with scripts it goes up at once, without them together with the form. */
export async function givePaper(page: Page, paper: string, file: ReturnType<typeof pdf>): Promise<void> {
  const field = page.getByRole('button', { name: `Chọn tệp: ${paper}` });
  await reach(field);
  await field.setInputFiles(file);
}

/** From the filled form over the review to the page with code and secret. */
export async function sendForm(page: Page): Promise<ReceiptKeys> {
  await press(page.getByRole('button', { name: 'Xem lại hồ sơ' }));
  await page.getByRole('heading', { name: 'Xem lại trước khi nộp' }).waitFor();
  await press(page.getByRole('button', { name: 'Nộp hồ sơ' }));
  return readKeys(page);
}

/** The code and the secret as the page of the receipt shows them. */
async function readKeys(page: Page): Promise<ReceiptKeys> {
  const keys = page.locator('.codes');
  await keys.waitFor();
  const values = await keys.locator('dd').allInnerTexts();
  const [code = '', secret = ''] = values.map((value) => value.trim());
  expect(code).toMatch(/^[A-Z]\d+(\.\d+)*-\d{6}-\d{4}$/);
  return { code, secret };
}

/** Address of the empty form, for those who have it as a bookmark. */
async function formAddress(page: Page): Promise<string> {
  const found = await page.context().request.get(`${communePortal}?q=giay+phep+xay+dung`);
  const id = /procedures\/([0-9a-f-]{36})/.exec(await found.text())?.[1] ?? '';
  return `${communePortal}/submit/${id}`;
}

/** Hands a building permit in online, as quickly as one can. */
export async function handIn(page: Page, name: string): Promise<ReceiptKeys> {
  await page.goto(await formAddress(page));
  await fillPerson(page, name);
  for (const paper of buildingPermit.papers) {
    await givePaper(page, paper, pdf(`${paper.slice(0, 4)}.pdf`));
    await page.getByText(`Đã gửi ${paper.slice(0, 4)}.pdf`).waitFor();
  }
  return sendForm(page);
}

/** Looks a dossier up with what stands on the receipt. */
export async function lookUp(page: Page, { code, secret }: { code: string; secret?: string }): Promise<void> {
  await page.goto(`${communePortal}/track`);
  await write(page.getByRole('textbox', { name: 'Mã hồ sơ' }), code);
  if (secret !== undefined) await write(page.getByRole('textbox', { name: /^Mã tra cứu/ }), secret);
  await page.keyboard.press('Enter');
}
