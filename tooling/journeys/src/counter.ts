import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { countKeys } from './keys.ts';

/** What a scanner types of the QR on a citizen card; the people on it do not exist. */
export const citizenCard = (name: string): string =>
  `052099000123|215000123|${name}|01011990|Nữ|Tổ 0, khu phố Mẫu, phường Quy Nhơn Nam, Gia Lai|01012022`;

export interface Received {
  readonly code: string;
  /** Address of the receipt's paper, and of the dossier's page. */
  readonly paper: string;
  readonly dossier: string;
  readonly keys: number;
}

const holdsFocus = (field: Locator): Promise<boolean> =>
  field.evaluate((element) => element === document.activeElement);

/** Begins a turn at the counter: procedure and applicant, without a mouse. */
export async function beginTurn(page: Page, name: string): Promise<ReturnType<typeof countKeys>> {
  const hands = countKeys(page);
  await hands.press('F2');
  const finder = page.getByRole('dialog');
  await expect.poll(() => holdsFocus(finder.getByRole('combobox'))).toBe(true);
  for (const letter of 'xay dung nha o') await hands.press(letter === ' ' ? 'Space' : letter);
  await finder.getByRole('option', { name: /Cấp giấy phép xây dựng nhà ở/ }).waitFor();
  await hands.press('Enter');
  await page.getByText('0/3 đủ').waitFor();
  await expect.poll(() => holdsFocus(page.getByRole('textbox', { name: 'Số định danh cá nhân' }))).toBe(true);
  await hands.scan(citizenCard(name));
  await page.getByText('Điền từ QR thẻ căn cước').waitFor();
  return hands;
}

/** Receives a building permit with all its papers at the counter. */
export async function receiveAtCounter(page: Page, name: string): Promise<Received> {
  const hands = await beginTurn(page, name);
  await hands.press('F4');
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await hands.press(key);
  return { ...(await sendTurn(page, 'Đã tiếp nhận')), keys: hands.pressed() + 1 };
}

/** Sends what stands on the counter and reads what became of it; the paper opens beside, ready to be printed. */
export async function sendTurn(page: Page, words: string): Promise<Omit<Received, 'keys'>> {
  const opening = page.context().waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  const paper = await opening;
  await paper.close();
  await page.bringToFront();
  const line = page.getByRole('status').filter({ hasText: words });
  await line.waitFor();
  const code = /[A-Z]\d+[\d.]*-\d{6}-\d{4}/.exec(await line.innerText())?.[0] ?? '';
  const hrefs = await line
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return {
    code,
    paper: hrefs.find((href) => href.endsWith('.pdf')) ?? '',
    dossier: hrefs.find((href) => href.startsWith('/w/dossiers/')) ?? '',
  };
}
