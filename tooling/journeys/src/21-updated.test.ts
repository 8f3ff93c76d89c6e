import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { openAction, sendAction } from './dossier.ts';
import { press, write } from './keys.ts';
import { visit } from './pages.ts';
import { onSpecialistsDesk } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** What an open page knows of itself. */
interface Manifested {
  readonly __remixManifest: { readonly version: string };
}

/** From now on the page is one from before an update: it sends what the server does not know any more. */
const update = (page: Page) =>
  page.route('**/trpc/**', async (route) => {
    const sent = route.request().postDataJSON() as object | null;
    const answer = await route.fetch(sent ? { postData: { ...sent, isFeePaid: true } } : {});
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'x-pages-version': 'newer' } });
  });

it('says that the software was updated, and sends after a reload what was typed before', async () => {
  const { dossier } = await onSpecialistsDesk(stage, 'Giữa Hai Phiên Bản');
  const page = await stage.as('specialist');
  await visit(page, dossier);
  await openAction(page, 'b', /^Yêu cầu bổ sung/);
  const papers = page.getByRole('textbox', { name: 'Giấy tờ cần bổ sung, sửa đổi' });
  await write(papers, 'Bản vẽ mặt cắt móng');
  await write(page.getByRole('dialog').getByRole('textbox', { name: 'Lý do' }), 'Bản vẽ chưa có mặt cắt móng');
  const told = (await page.request.get('/trpc/notices.unread')).headers()['x-pages-version'];
  expect(told).toBe(await page.evaluate(() => (globalThis as unknown as Manifested).__remixManifest.version));
  const banner = page.getByText('Phần mềm đã được cập nhật');
  expect(await banner.count()).toBe(0);
  await update(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText('phần mềm vừa được cập nhật').waitFor();
  await page.keyboard.press('Escape');
  await banner.waitFor();
  await expectAccessible(page);
  await page.unrouteAll();
  await press(page.getByRole('button', { name: 'Tải lại trang' }));
  await banner.waitFor({ state: 'detached' });
  await openAction(page, 'b', /^Yêu cầu bổ sung/);
  expect(await papers.inputValue()).toBe('Bản vẽ mặt cắt móng');
  await sendAction(page, 'Đã gửi yêu cầu bổ sung');
});
