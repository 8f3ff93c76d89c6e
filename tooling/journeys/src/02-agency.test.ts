import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { choose, press, reach, tick, write } from './keys.ts';
import { arriveAt, untilAwake, visit, visitEarly } from './pages.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** An agency that no earlier run has made. */
const serial = process.pid.toString(36);
const agency = { name: `UBND phường Hành Trình ${serial}`, slug: `hanh-trinh-${serial}` };
const admin = { email: `quan.tri@${agency.slug}.example`, password: 'mat-khau-hanh-trinh' };

/** A title, people without accents and zeros, one without a name; two offices that are not there yet. */
const peopleList = (): string =>
  [
    'DANH SÁCH CÁN BỘ',
    'STT;Họ tên;Email;SĐT;Phòng ban;Chức vụ;Vai trò',
    ...Array.from(
      { length: 12 },
      (_, at) =>
        `${at + 1};Đỗ Thị Người ${at + 1};nguoi-${at + 1}@${agency.slug}.example;91234567${at % 10};` +
        `${at % 2 ? 'Phòng Kinh tế' : 'Văn phòng'};${at % 2 ? 'chuyen vien kinh te' : 'Văn thư'};Văn thư`,
    ),
    `13;;thieu-ten@${agency.slug}.example;;;;`,
  ].join('\n');

/** Signs in through the form, as people do. */
async function signInByForm(page: Page, { email, password }: typeof admin): Promise<void> {
  await page.goto('/sign-in');
  await write(page.getByRole('textbox', { name: 'Thư điện tử' }), email);
  await write(page.getByLabel('Mật khẩu'), password);
  await page.keyboard.press('Enter');
}

it('is asked for in our words, below each field, and Ctrl+Enter asks as the button does', async () => {
  const page = await stage.as('vendorAdmin');
  await visit(page, '/v/tenants/new');
  await untilAwake(page);
  const field = page.getByRole('textbox', { name: 'Tên cơ quan' });
  await write(page.getByRole('textbox', { name: 'Mã định danh điện tử' }), 'H 21');
  await write(page.getByRole('textbox', { name: 'Thư điện tử' }).last(), 'khong-phai-thu');
  await write(page.getByRole('textbox', { name: 'Mật khẩu ban đầu' }), 'ngan');
  await page.keyboard.press('Control+Enter');
  await field.and(page.locator(':focus')).waitFor();
  const told = async (name: string) => {
    const id = await page.getByRole('textbox', { name }).last().getAttribute('aria-describedby');
    return page.locator(`[id="${id!.split(' ').at(-1)}"]`).innerText();
  };
  expect(await told('Tên cơ quan')).toBe('Chưa điền mục này.');
  expect(await told('Mã định danh điện tử')).toContain('Chưa viết đúng dạng');
  expect(await told('Thư điện tử')).toContain('Viết thư điện tử theo dạng');
  expect(await told('Mật khẩu ban đầu')).toBe('Viết ít nhất 10 ký tự.');
  await expectAccessible(page);
  await write(field, agency.name);
  expect(await field.getAttribute('aria-invalid')).not.toBe('true');
});

it('takes what was typed, chosen and ticked before the scripts were there', async () => {
  const page = await stage.as('vendorAdmin');
  const name = page.getByRole('textbox', { name: 'Tên cơ quan' });
  const phone = page.getByRole('textbox', { name: 'Điện thoại' });
  const kind = page.getByRole('combobox', { name: 'Loại cơ quan' });
  const sample = page.getByRole('checkbox', { name: 'Đây là dữ liệu mẫu' });
  await visitEarly(page, '/v/tenants/new', async () => {
    await name.fill('Sở Tay Nhanh');
    await phone.fill('0256 000 0009');
    await kind.selectOption({ index: 1 });
    await sample.check();
  });
  // The page has heard of it: the address is made of the name.
  await expect.poll(() => page.getByRole('textbox', { name: 'Địa chỉ cổng' }).inputValue()).toBe('so-tay-nhanh');
  await write(page.getByRole('textbox', { name: 'Địa danh' }), 'Hành Trình');
  expect(await name.inputValue()).toBe('Sở Tay Nhanh');
  expect(await phone.inputValue()).toBe('0256 000 0009');
  expect(await kind.evaluate((select: HTMLSelectElement) => select.selectedIndex)).toBe(1);
  expect(await sample.isChecked()).toBe(true);
});

it('is created by the vendor, with its first administrator', async () => {
  const page = await stage.as('vendorAdmin');
  await visit(page, '/v/tenants');
  await arriveAt(page, 'Cơ quan');
  await press(page.getByRole('link', { name: 'Tạo cơ quan' }));
  await arriveAt(page, 'Tạo cơ quan');
  await untilAwake(page);
  await write(page.getByRole('textbox', { name: 'Tên cơ quan' }), agency.name);
  await write(page.getByRole('textbox', { name: 'Địa chỉ cổng' }), agency.slug);
  await choose(page.getByRole('combobox', { name: 'Tỉnh, thành phố' }), 'Tỉnh Gia Lai');
  await tick(page.getByRole('checkbox', { name: 'Đây là dữ liệu mẫu' }));
  await write(page.getByRole('textbox', { name: 'Mã định danh điện tử' }), 'H21.99.77');
  await write(page.getByRole('textbox', { name: 'Địa danh' }), 'Hành Trình');
  await write(page.getByRole('textbox', { name: 'Họ và tên' }), 'Người Quản Trị Mẫu');
  await write(page.getByRole('textbox', { name: 'Thư điện tử' }).last(), admin.email);
  await write(page.getByRole('textbox', { name: 'Mật khẩu ban đầu' }), admin.password);
  await press(page.getByRole('button', { name: 'Tạo cơ quan' }));
  await page.getByText(admin.email).first().waitFor();
  await expectAccessible(page);
  await page.goto('/v/tenants');
  await page.getByRole('link', { name: agency.name }).waitFor();
});

it('does not let anybody in with a wrong password, and says nothing about accounts', async () => {
  const page = await stage.stranger();
  const told: string[] = [];
  for (const email of [admin.email, `nobody@${agency.slug}.example`]) {
    await signInByForm(page, { email, password: 'sai-mat-khau-roi' });
    told.push(await page.getByRole('alert').innerText());
    expect(await page.getByRole('textbox', { name: 'Thư điện tử' }).inputValue()).toBe(email);
  }
  expect(told[0]).toBe(told[1]);
  await expectAccessible(page);
});

describe('its administrator', () => {
  let page: Page;
  let password = '';
  it('signs in and sets up units and positions', async () => {
    page = await stage.stranger();
    await signInByForm(page, admin);
    await page.waitForURL(/\/w$/);
    await visit(page, '/w/admin/organisation');
    await arriveAt(page, 'Tổ chức');
    await write(page.getByRole('textbox', { name: /^Thêm đơn vị thuộc/ }), 'Phòng Kinh tế');
    await page.keyboard.press('Enter');
    const unit = page.getByRole('treeitem', { name: /^Phòng Kinh tế/ });
    await unit.waitFor();
    await reach(page.getByRole('treeitem').first());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const positions = page.getByRole('region', { name: 'Vị trí trong Phòng Kinh tế' });
    await positions.waitFor();
    await write(positions.getByRole('textbox', { name: 'Vị trí mới' }), 'Chuyên viên kinh tế');
    await page.keyboard.press('Enter');
    await positions.getByText('Chuyên viên kinh tế').first().waitFor();
    await expectAccessible(page);
  });

  it('adds a person, who holds a position and a role', async () => {
    await visit(page, '/w/admin/people?person=new');
    const form = page.getByRole('dialog');
    await form.waitFor();
    await expectAccessible(page);
    await write(form.getByRole('textbox', { name: 'Họ và tên' }), 'Lâm Thị Người Mới');
    await write(form.getByRole('textbox', { name: 'Thư điện tử' }), `moi@${agency.slug}.example`);
    await choose(form.getByRole('combobox').first(), 'Chuyên viên kinh tế');
    await tick(form.getByRole('checkbox', { name: /^Chuyên viên thụ lý/ }));
    await press(form.getByRole('button', { name: 'Tạo tài khoản' }));
    await page.getByText(`moi@${agency.slug}.example`).first().waitFor();
  });

  it('takes a list of people from a spreadsheet, row by row, and keeps going while they look elsewhere', async () => {
    await visit(page, '/w/admin/people');
    await press(page.getByRole('link', { name: 'Nhập từ tệp' }));
    await arriveAt(page, 'Nhập người dùng từ tệp');
    const choose = (name: string, text: string | Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    for (const [file, text, told] of [
      ['rong.csv', '', 'Tệp không có dòng nào.'],
      ['sai.doc', 'x', 'Chỉ đọc được tệp .xlsx hoặc .csv.'],
      ['cu.csv', Buffer.from([0x48, 0xf2, 0xc0]), 'không ở bảng mã Unicode'],
      ['khac.csv', 'a,b\n1,2', 'Không tìm thấy dòng tiêu đề'],
    ] as const) {
      await choose(file, text);
      await page.getByRole('alert').getByText(told).waitFor();
    }
    await choose('can-bo.csv', peopleList());
    await page.getByText('13 người trong tệp: 12 thêm mới, 0 bổ sung, 0 không đổi, 1 không nhận được.').waitFor();
    await page.getByText('Thiếu họ và tên').waitFor();
    await page.getByText('Số điện thoại mất số 0 đầu').waitFor();
    await expectAccessible(page);
    await press(page.getByRole('button', { name: 'Nhập 12 người' }));
    await press(page.getByRole('link', { name: 'Thông tin cơ quan' }));
    await arriveAt(page, 'Thông tin cơ quan');
    await press(page.getByRole('link', { name: 'Người dùng' }));
    await arriveAt(page, 'Người dùng');
    await press(page.getByRole('link', { name: 'Nhập từ tệp' }));
    await page.getByText('Đã nhập xong: 12 thêm mới, 0 bổ sung.').waitFor({ timeout: 60_000 });
    await expectAccessible(page);
    const download = page.waitForEvent('download');
    await press(page.getByRole('button', { name: /^Tải thông tin đăng nhập/ }));
    const details = readFileSync(await (await download).path(), 'utf8');
    expect(details.match(/nguoi-\d+@/g)).toHaveLength(12);
    password = /"nguoi-1@[^"]*","([^"]*)"/.exec(details)?.[1] ?? '';
    await press(page.getByRole('link', { name: 'Về danh sách người dùng' }));
    await page.getByRole('link', { name: 'Đỗ Thị Người 1', exact: true }).waitFor();
  });

  it('finds the same file to hold nothing new', async () => {
    await press(page.getByRole('link', { name: 'Nhập từ tệp' }));
    await press(page.getByRole('button', { name: 'Chọn tệp khác' }));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'can-bo.csv', mimeType: 'text/csv', buffer: Buffer.from(peopleList()) });
    await page.getByText('Mọi người trong tệp đã có đủ.').waitFor();
  });

  it.each(['people.xlsx', 'people.csv', 'organisation.xlsx', 'organisation.csv', 'template.xlsx'])(
    'takes %s along',
    async (file) => {
      const answer = await page.context().request.get(`/w/admin/lists/${file}`);
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
      const body = await answer.body();
      if (file.endsWith('.csv')) expect(body.toString('utf8')).toContain('Phòng Kinh tế');
      else expect(body.subarray(0, 2).toString()).toBe('PK');
    },
  );

  it('gives a new password to somebody who forgot theirs, who then chooses their own', async () => {
    const person = await stage.stranger();
    await signInByForm(person, { email: `nguoi-1@${agency.slug}.example`, password });
    await person.waitForURL(/\/w$/);

    await visit(page, '/w/admin/people?q=Người 1');
    await press(page.getByRole('link', { name: 'Đỗ Thị Người 1', exact: true }));
    const drawer = page.getByRole('dialog');
    await press(drawer.getByRole('button', { name: 'Cấp lại mật khẩu' }));
    await press(page.getByRole('dialog').last().getByRole('button', { name: 'Cấp lại mật khẩu' }));
    await drawer.getByText('chỉ hiện một lần').waitFor();
    await expectAccessible(page);
    const given = await drawer.locator('.hand-over dd').innerText();

    await person.goto('/w');
    await person.waitForURL(/\/sign-in/);
    await signInByForm(person, { email: `nguoi-1@${agency.slug}.example`, password: given });
    await person.waitForURL(/\/w$/);
    await untilAwake(person);
    await visit(person, '/w/account');
    await write(person.getByLabel('Mật khẩu hiện tại'), given);
    await write(person.getByLabel(/^Mật khẩu mới/), 'tu-toi-dat-lay-1');
    await write(person.getByLabel('Nhập lại mật khẩu mới'), 'tu-toi-dat-lay-1');
    await press(person.getByRole('button', { name: 'Đổi mật khẩu' }));
    await person.getByText(/^Đã đổi mật khẩu/).waitFor();
  });

  it('does not close a position that is held, nor let themselves or the last administrator go', async () => {
    await visit(page, '/w/admin/organisation');
    await reach(page.getByRole('treeitem').first());
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press(page.getByRole('button', { name: /^Chuyên viên kinh tế/ }));
    await press(page.getByText('Kết thúc vị trí', { exact: true }).first());
    await press(page.getByRole('button', { name: 'Kết thúc vị trí' }));
    await page.getByRole('alert').getByText('Chưa kết thúc được: còn').waitFor();
    await expectAccessible(page);

    await visit(page, '/w/admin/people?q=Quản Trị');
    await press(page.getByRole('link', { name: 'Người Quản Trị Mẫu' }));
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await reach(drawer.getByRole('checkbox', { name: 'Quản trị cơ quan' }));
    await page.keyboard.press('Space');
    await press(drawer.getByRole('button', { name: 'Lưu vai trò' }));
    await drawer
      .getByRole('alert')
      .getByText(/quản lý vai trò/)
      .waitFor();
    await press(drawer.getByRole('button', { name: 'Cho ngừng hoạt động' }));
    const asked = page.getByRole('dialog').last();
    await press(asked.getByRole('button', { name: 'Cho ngừng hoạt động' }));
    await asked.getByRole('alert').getByText('Không thể tự cho chính mình ngừng hoạt động').waitFor();
  });

  it('changes a role in the matrix of permissions', async () => {
    await visit(page, '/w/admin/roles');
    await arriveAt(page, 'Vai trò và quyền');
    const box = page.getByRole('checkbox').and(page.locator(':not(:checked):not(:disabled)')).first();
    const name = (await box.getAttribute('aria-label')) ?? '';
    const named = page.getByRole('checkbox', { name, exact: true });
    await tick(named);
    await press(page.getByRole('button', { name: /^Lưu/ }));
    await page
      .getByText(/Đã lưu/)
      .first()
      .waitFor();
    await visit(page, '/w/admin/roles');
    expect(await named.isChecked()).toBe(true);
  });

  it('sees a year of working days at a glance', async () => {
    await visit(page, '/w/admin/calendar');
    await press(page.getByRole('link', { name: 'Cả năm' }));
    await page.getByRole('heading', { name: /^Năm \d{4}$/ }).waitFor();
    await page.getByText('Tết Dương lịch', { exact: false }).first().waitFor();
  });

  it('changes the calendar for what comes after, and is told whom it touches', async () => {
    await visit(page, '/w/admin/calendar');
    await press(page.getByRole('button', { name: 'Soạn lịch mới' }));
    await press(page.getByRole('button', { name: 'Thêm ngày', exact: true }));
    await write(page.getByRole('textbox', { name: 'Lý do' }), 'Đại hội');
    await page.getByText(/ngày thay đổi giờ làm việc|Chưa có ngày nào thay đổi/).waitFor();
    await page.getByText(/\d+ hồ sơ đang giải quyết giữ nguyên hạn đã hẹn/).waitFor();
    await expectAccessible(page);

    // The line drops while a day is being typed: what was typed is there after the page is loaded anew.
    await page.waitForFunction(() =>
      Object.entries(sessionStorage).some(([key, text]) => key.endsWith(':calendar') && text.includes('Đại hội')),
    );
    await visit(page, '/w/admin/calendar');
    await press(page.getByRole('button', { name: 'Soạn tiếp lịch mới' }));
    await page.getByRole('textbox', { name: 'Lý do' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Lý do' }).inputValue()).toBe('Đại hội');
    await press(page.getByRole('button', { name: 'Lưu lịch mới' }));
    await page
      .getByText(/hồ sơ đang giải quyết tính theo lịch này/)
      .nth(1)
      .waitFor();
    await page.getByText('Sắp áp dụng').waitFor();
  });

  it('reads the working calendar and the agency’s letterhead', async () => {
    for (const [path, title] of [
      ['/w/admin/calendar', 'Lịch làm việc'],
      ['/w/admin/agency', 'Thông tin cơ quan'],
    ] as const) {
      await visit(page, path);
      await arriveAt(page, title);
    }
  });
});
