import { expect, it } from 'vitest';
import { press } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { openStage } from './stage.ts';

const stage = openStage();

it('shows the administrator what the agency mailed, opens a mail, and logs that it was read', async () => {
  const page = await stage.as('agencyAdmin');
  await visit(page, '/w/mails');
  await arriveAt(page, 'Thư điện tử gửi đi');
  const text = await page.getByRole('main').innerText();
  expect(text).toMatch(/\S…@/);
  expect(text).not.toContain('pham.thi.du@quynhonnam.example');

  await press(page.getByRole('link', { name: 'Cán bộ', exact: true }));
  await page.waitForURL(/audience=person/);
  await press(page.getByRole('table').getByRole('link').first());
  await page.waitForURL(/\/w\/mails\/[0-9a-f-]{36}/);
  await page.getByText('Người nhận', { exact: true }).waitFor();

  await visit(page, '/w/event-log?action=mail.read');
  await page.getByRole('listitem').filter({ hasText: 'Mở thư đã gửi' }).first().waitFor();
});

it('is empty in words, and closed to those without the right and to the vendor', async () => {
  const page = await stage.as('agencyAdmin');
  await visit(page, '/w/mails?code=khong-co-ma-nay');
  await page.getByText('Không có thư nào').waitFor();
  const officer = await stage.as('officer');
  expect((await officer.request.get('/w/mails')).status()).toBe(403);
  const staff = await stage.as('vendorAdmin');
  const answer = await staff.request.get('/w/mails', { maxRedirects: 0 });
  expect([answer.status(), answer.headers()['location']]).toEqual([302, '/v']);
});

it('says nothing beside a notice of mail that went its way', async () => {
  const page = await stage.as('deputy');
  await visit(page, '/w/notices');
  await page.getByRole('main').getByRole('listitem').first().waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/thư điện tử/i);
});
