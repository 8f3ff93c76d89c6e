import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { choose, press, reach, tick, write } from './keys.ts';
import { arriveAt, untilAwake, visit } from './pages.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** An agency that no earlier run has made. */
const serial = process.pid.toString(36);
const agency = { name: `UBND phường Hành Trình ${serial}`, slug: `hanh-trinh-${serial}` };
const admin = { email: `quan.tri@${agency.slug}.example`, password: 'mat-khau-hanh-trinh' };

/** Signs in through the form, as people do. */
async function signInByForm(page: Page, { email, password }: typeof admin): Promise<void> {
  await page.goto('/sign-in');
  await write(page.getByRole('textbox', { name: 'Thư điện tử' }), email);
  await write(page.getByLabel('Mật khẩu'), password);
  await page.keyboard.press('Enter');
}

it('is created by the vendor, with its first administrator', async () => {
  const page = await stage.as('vendorAdmin');
  await visit(page, '/v/tenants');
  await arriveAt(page, 'Cơ quan');
  await expectAccessible(page);
  await press(page.getByRole('link', { name: 'Tạo cơ quan' }));
  await arriveAt(page, 'Tạo cơ quan');
  await untilAwake(page);
  await expectAccessible(page);
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

  it('changes a role in the matrix of permissions', async () => {
    await visit(page, '/w/admin/roles');
    await arriveAt(page, 'Vai trò và quyền');
    await expectAccessible(page);
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

  it('reads the working calendar and the agency’s letterhead', async () => {
    for (const [path, title] of [
      ['/w/admin/calendar', 'Lịch làm việc'],
      ['/w/admin/agency', 'Thông tin cơ quan'],
    ] as const) {
      await visit(page, path);
      await arriveAt(page, title);
      await expectAccessible(page);
    }
  });
});
