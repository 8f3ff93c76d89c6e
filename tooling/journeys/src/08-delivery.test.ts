import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { openAction, issueAction } from './dossier.ts';
import { press, reach, tick, write } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { pdf } from './papers.ts';
import { expectPdf } from './pdf.ts';
import { resolved } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

it('hands the result over: fee first, its file, and the control slip comes by itself', async () => {
  const { code } = await resolved(stage, 'Đặng Thị Nhận Kết Quả');
  const page = await stage.as('officer');
  await visit(page, '/w/delivery');
  await arriveAt(page, 'Trả kết quả');
  const row = page.getByRole('row', { name: code.replace(/^.*?-/, '') });
  await press(row.getByRole('link', { name: 'Trả kết quả' }));
  const form = page.getByRole('dialog', { name: `Trả kết quả ${code}` });
  await form.waitFor();
  await form.locator('form :focus').waitFor();
  await expectAccessible(page);
  const send = form.getByRole('button', { name: /^Trả kết quả, kết thúc hồ sơ/ });
  expect(await send.isDisabled()).toBe(true);
  await tick(form.getByRole('checkbox', { name: /^Đã thu đủ 75\.000/ }));
  await write(form.getByRole('textbox', { name: 'Người nhận kết quả' }), 'Đặng Văn Nhận Thay');
  const files = form.getByRole('button', { name: 'Chọn tệp' });
  await reach(files);
  await form.locator('input[type=file]').setInputFiles(pdf('giay-phep.pdf'));
  await form.getByText('giay-phep.pdf').first().waitFor();
  await expect.poll(() => send.isDisabled()).toBe(false);
  await issueAction(page, 'Đã trả kết quả, phiếu kiểm soát đã lập');

  await press(page.getByRole('link', { name: 'Phiếu kiểm soát' }));
  await page.getByRole('heading', { name: /Phiếu kiểm soát quá trình/ }).waitFor();
  await expectAccessible(page);
  const slip = page.getByRole('link', { name: /^Mở phiếu/ });
  await expectPdf(page, (await slip.getAttribute('href')) ?? '');
  await press(page.getByRole('link', { name: /^Giấy tờ \(/ }));
  await page.getByText('giay-phep.pdf').waitFor();
});

it('offers nothing more to do with what has ended', async () => {
  const { dossier } = await resolved(stage, 'Hồ Sơ Đã Xong');
  const page = await stage.as('officer');
  await visit(page, dossier);
  await openAction(page, 'x', /^Trả kết quả/);
  await tick(page.getByRole('dialog').getByRole('checkbox', { name: /^Đã thu đủ/ }));
  await issueAction(page, 'Đã trả kết quả, phiếu kiểm soát đã lập');
  await page.getByText('Không còn việc nào với hồ sơ này.').waitFor();
  await page.keyboard.press('x');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('hands an electronic result over with its file only', async () => {
  const { dossier } = await resolved(stage, 'Nhận Bản Điện Tử');
  const page = await stage.as('officer');
  await visit(page, dossier);
  await openAction(page, 'x', /^Trả kết quả/);
  const form = page.getByRole('dialog');
  await tick(form.getByRole('checkbox', { name: /^Đã thu đủ/ }));
  await tick(form.getByRole('radio', { name: 'Điện tử' }));
  const send = form.getByRole('button', { name: /^Trả kết quả, kết thúc hồ sơ/ });
  await form.getByText('Còn thiếu: tệp kết quả để người nộp tải về.').waitFor();
  expect(await send.isDisabled()).toBe(true);
  await form.locator('input[type=file]').setInputFiles(pdf('giay-phep.pdf'));
  await expect.poll(() => send.isDisabled()).toBe(false);
  await issueAction(page, 'Đã trả kết quả, phiếu kiểm soát đã lập');
});
