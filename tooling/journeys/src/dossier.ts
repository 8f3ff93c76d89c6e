import type { Page } from 'playwright-core';
import { tick } from './keys.ts';
import { expectPdf } from './pdf.ts';
import { untilAwake } from './pages.ts';

/** Presses the key of an action and waits for its form. */
export async function openAction(page: Page, key: string, title: RegExp): Promise<void> {
  await untilAwake(page);
  await page.keyboard.press(key);
  const form = page.getByRole('dialog', { name: title });
  await form.waitFor();
  // The form takes the focus when it has moved in.
  await form.locator('form :focus').waitFor();
}

/** Sends the open form, and waits for the word that it is done. */
export async function sendAction(page: Page, done: string): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.getByText(done).first().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Sends the open form of an action that issues a paper, which opens beside and stays one press away. */
export async function issueAction(page: Page, done: string): Promise<void> {
  const opening = page.context().waitForEvent('page');
  await sendAction(page, done);
  const paper = await opening;
  await paper.close();
  await page.bringToFront();
  await expectPdf(
    page,
    (await page.getByRole('status').getByRole('link', { name: 'In lại' }).getAttribute('href')) ?? '',
  );
}

/** Completes the step at hand: ticks what it needs, says its outcome if it asks for one. */
export async function completeStep(page: Page, outcome?: string): Promise<void> {
  await page.getByRole('button', { name: /^Xong bước/ }).waitFor();
  await openAction(page, 'x', /^Xong bước/);
  const form = page.getByRole('dialog');
  for (const box of await form.getByRole('checkbox').all()) await tick(box);
  if (outcome !== undefined) await tick(form.getByRole('radio', { name: outcome }));
  await sendAction(page, 'Đã chuyển sang bước sau');
}

/** The promised date as the head of the page shows it. */
export const promiseOn = async (page: Page): Promise<string> => {
  const value = page.getByRole('term').filter({ hasText: 'Hẹn trả kết quả' }).locator('xpath=following-sibling::dd[1]');
  return /^\s*(\d\d:\d\d, [^\n]*\d{4})/.exec(await value.innerText())?.[1] ?? '';
};
