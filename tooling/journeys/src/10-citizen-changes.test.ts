import { verifyHandedOut } from '@chuan/event-log/verify';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { buildingPermit, communePortal, fillPerson, givePaper, lookUp, openForm, sendForm } from './citizen.ts';
import { press, tick, write } from './keys.ts';
import { arriveAt, visit } from './pages.ts';
import { pdf } from './papers.ts';
import { onSpecialistsDesk, received, resolved } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const closes = 'Xong, đóng hồ sơ trên máy này';
const address = 'Số 0 đường Mẫu, phường Quy Nhơn Nam, Gia Lai';

describe.each([
  { name: 'with scripts', javaScriptEnabled: true },
  { name: 'without scripts', javaScriptEnabled: false },
])('a citizen $name, by keys alone', ({ javaScriptEnabled }) => {
  const open = () => stage.stranger({ javaScriptEnabled });
  const check = async (page: Page) => {
    if (javaScriptEnabled) await expectAccessible(page);
  };

  it('asks for the result by post, is told what is missing, and the officer sees where it goes', async () => {
    const dossier = await resolved(stage, 'Phan Thị Bưu Chính');
    const page = await open();
    await lookUp(page, dossier);
    await press(page.getByRole('link', { name: 'Đổi sang nhận qua bưu chính' }));
    await arriveAt(page, 'Đổi cách nhận kết quả');
    await tick(page.getByRole('radio', { name: /^Qua bưu chính/ }));
    await write(page.getByRole('textbox', { name: 'Địa chỉ nhận, khi nhận qua bưu chính' }), 'Nhà tôi');
    await press(page.getByRole('button', { name: 'Đổi cách nhận' }));
    await page.getByText('Hãy ghi đủ địa chỉ nhận').waitFor();
    await check(page);
    expect(await page.getByRole('radio', { name: /^Qua bưu chính/ }).isChecked()).toBe(true);
    await write(page.getByRole('textbox', { name: 'Địa chỉ nhận, khi nhận qua bưu chính' }), address);
    await press(page.getByRole('button', { name: 'Đổi cách nhận' }));
    await page.getByRole('heading', { name: 'Đã đổi cách nhận kết quả' }).waitFor();
    await page.getByText(`Qua bưu chính, tới: ${address}`).waitFor();
    await check(page);

    const officer = await stage.as('officer');
    await visit(officer, '/w/delivery');
    const row = officer.getByRole('row', { name: dossier.code.replace(/^.*?-/, '') });
    expect(await row.innerText()).toContain(address);
    await visit(officer, dossier.dossier);
    await officer.getByText('Người nộp đổi cách nhận kết quả').waitFor();
    await officer.close();
  });

  it('withdraws a dossier, after being asked once more', async () => {
    const dossier = await received(stage, 'Hồ Văn Rút Lại');
    const page = await open();
    await lookUp(page, dossier);
    await press(page.getByRole('link', { name: 'Rút hồ sơ' }));
    await arriveAt(page, `Rút hồ sơ ${dossier.code}?`);
    await write(page.getByRole('textbox', { name: 'Lý do rút' }), 'Gia đình chưa xây nữa');
    await press(page.getByRole('button', { name: 'Rút hồ sơ' }));
    await arriveAt(page, 'Hồ sơ của Hồ Văn Rút Lại đã được rút');
    await check(page);
    expect(await page.getByRole('link', { name: 'Rút hồ sơ' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: /^Đổi (sang|cách) nhận/ }).count()).toBe(0);
  });

  it('takes the log of the dossier home, where it verifies and names nobody', async () => {
    const dossier = await onSpecialistsDesk(stage, 'Võ Thị Kiểm Chứng');
    const page = await open();
    await lookUp(page, dossier);
    await press(page.locator('summary', { hasText: 'Nhật ký hồ sơ' }));
    await press(page.getByRole('link', { name: 'Tải nhật ký này về để kiểm chứng' }));
    await arriveAt(page, 'Kiểm chứng nhật ký hồ sơ');
    const link = page.getByRole('link', { name: 'Tải tệp nhật ký' });
    const answer = await page.context().request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-disposition']).toContain(`nhat-ky-${dossier.code}.json`);
    const text = await answer.text();
    const verdict = await verifyHandedOut(text);
    expect(verdict).toMatchObject({ ok: true, findings: [] });
    expect(text).toContain('dossier.received');
    expect(text).toContain('Trưởng phòng');
    for (const name of ['Võ Thị Kiểm Chứng', 'Lê Thị Thử', 'Phạm Thị Dụ', '0900000456'])
      expect(text).not.toContain(name);
    const program = await page.context().request.get(`${communePortal}/verify.py`);
    expect(await program.text()).toMatch(/^#!\/usr\/bin\/env python3/);
  });

  it('goes back from the receipt and is told that it was handed in', async () => {
    const page = await open();
    await openForm(page);
    const form = page.url();
    await fillPerson(page, 'Đinh Thị Quay Lại');
    for (const paper of buildingPermit.papers) {
      await givePaper(page, paper, pdf(`${paper.slice(0, 4)}.pdf`));
      if (javaScriptEnabled) await page.getByText(`Đã gửi ${paper.slice(0, 4)}.pdf`).waitFor();
    }
    const { code } = await sendForm(page);
    // Without scripts the browser itself asks first whether to send the review again.
    await (javaScriptEnabled ? page.goBack() : page.goto(form));
    await arriveAt(page, 'Hồ sơ này đã nộp');
    expect(await page.getByRole('main').innerText()).toContain(code);
    await check(page);
    await press(page.getByRole('link', { name: 'Nộp một hồ sơ khác' }));
    await arriveAt(page, 'Nộp hồ sơ trực tuyến');
    expect(await page.getByRole('textbox', { name: 'Họ và tên, hoặc tên tổ chức' }).inputValue()).toBe('');
  });

  it('closes a dossier on a computer that others use, which then knows nothing of it', async () => {
    const dossier = await received(stage, 'Lưu Thị Máy Chung');
    const page = await open();
    await openForm(page);
    const form = page.url();
    await fillPerson(page, 'Đàm Thị Điền Dở');
    await page.goto(form);
    const name = page.getByRole('textbox', { name: 'Họ và tên, hoặc tên tổ chức' });
    if (javaScriptEnabled) await page.getByText('Xóa và khai lại từ đầu').waitFor();
    await lookUp(page, dossier);
    await page.getByText('Máy này nhớ hồ sơ của ông/bà trong 30 phút').waitFor();
    await press(page.getByRole('button', { name: closes }));
    await page.getByRole('heading', { name: 'Đã đóng hồ sơ trên máy này' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${communePortal}/track`);
    await check(page);
    await page.goBack();
    await arriveAt(page, 'Hồ sơ đang được giải quyết');
    await lookUp(page, { code: dossier.code });
    await arriveAt(page, 'Hồ sơ đang được giải quyết');
    expect(await page.content()).not.toContain('Lưu Thị Máy Chung');
    await page.goto(`${communePortal}/track/${dossier.code}/withdraw`);
    expect(new URL(page.url()).pathname).toBe(`${communePortal}/track/${dossier.code}`);
    expect(await page.context().cookies()).toEqual([]);
    await page.goto(form);
    await page.waitForLoadState();
    expect(await name.inputValue()).toBe('');
  });

  it('closes it on the receipt as well, and the form forgets that it was handed in', async () => {
    const page = await open();
    await openForm(page);
    const form = page.url();
    await fillPerson(page, 'Tống Thị Quán Net');
    for (const paper of buildingPermit.papers) {
      await givePaper(page, paper, pdf(`${paper.slice(0, 4)}.pdf`));
      if (javaScriptEnabled) await page.getByText(`Đã gửi ${paper.slice(0, 4)}.pdf`).waitFor();
    }
    await sendForm(page);
    await page.getByText(/Nộp lúc \d\d:\d\d hôm nay/).waitFor();
    await page.waitForLoadState();
    expect(await page.getByRole('button', { name: 'In giấy này' }).isVisible()).toBe(javaScriptEnabled);
    await check(page);
    await press(page.getByRole('button', { name: closes }));
    await page.getByRole('heading', { name: 'Đã đóng hồ sơ trên máy này' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    await page.goto(form);
    await arriveAt(page, 'Nộp hồ sơ trực tuyến');
  });
});

it('closes every dossier that is open on a computer that others use', async () => {
  const [first, second] = [await received(stage, 'Bùi Thị Máy Một'), await received(stage, 'Bùi Thị Máy Hai')];
  const page = await stage.stranger();
  for (const one of [first, second]) {
    await lookUp(page, one);
    await page.getByText('Nút này đóng mọi hồ sơ').waitFor();
  }
  await press(page.getByRole('button', { name: closes }));
  await page.getByRole('heading', { name: 'Đã đóng hồ sơ trên máy này' }).waitFor();
  expect(await page.context().cookies()).toEqual([]);
  await page.goto(`${communePortal}/track/${first.code}`);
  await arriveAt(page, 'Hồ sơ đang được giải quyết');
  expect(await page.content()).not.toContain('Bùi Thị Máy Một');
});

it('sends the review once more after the receipt, and it is the same dossier', async () => {
  const page = await stage.stranger({ javaScriptEnabled: false });
  await openForm(page);
  await fillPerson(page, 'Cao Văn Bấm Lại');
  for (const paper of buildingPermit.papers) await givePaper(page, paper, pdf('don.pdf'));
  await press(page.getByRole('button', { name: 'Xem lại hồ sơ' }));
  await page.getByRole('heading', { name: 'Xem lại trước khi nộp' }).waitFor();
  const carried = await page
    .locator('form[data-send]')
    .evaluate((element) => [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)]));
  const action = page.url();
  await press(page.getByRole('button', { name: 'Nộp hồ sơ' }));
  await page.locator('.codes').waitFor();
  const receipt = new URL(page.url()).pathname;
  const send = (intent: string, changes: Readonly<Record<string, string>>) => {
    const multipart = new FormData();
    for (const [name = '', value = ''] of carried) multipart.append(name, changes[name] ?? value);
    multipart.append('intent', intent);
    return page.context().request.post(action, { multipart, headers: { Origin: stage.url }, maxRedirects: 0 });
  };
  for (const changes of [{}, { address: 'Tổ 9, khu phố Khác' }] as Readonly<Record<string, string>>[]) {
    const again = await send('send', changes);
    expect(again.status()).toBe(302);
    expect(again.headers()['location']).toBe(receipt);
    expect(await (await send('review', changes)).text()).toContain('Hồ sơ này đã nộp');
    expect(await (await send('edit', changes)).text()).toContain('Hồ sơ này đã nộp');
  }
});

it('shows how far an upload is, and waits for it', async () => {
  const page = await stage.stranger();
  await openForm(page);
  const held = Promise.withResolvers<void>();
  await page.route('**/upload', async (route) => {
    await held.promise;
    await route.continue();
  });
  await givePaper(page, buildingPermit.papers[0], pdf('don.pdf'));
  await page.getByRole('progressbar', { name: 'don.pdf' }).waitFor();
  await press(page.getByRole('button', { name: 'Xem lại hồ sơ' }));
  await page.getByText('Tệp đang được gửi lên. Đợi xong rồi bấm tiếp.').waitFor();
  held.resolve();
  await page.getByText('Đã gửi don.pdf').waitFor();
  expect(await page.getByRole('progressbar').count()).toBe(0);
  expect(await page.getByRole('checkbox', { name: /^don\.pdf/ }).isChecked()).toBe(true);
});
