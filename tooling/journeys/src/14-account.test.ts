import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { press } from './keys.ts';
import { arriveAt, untilAwake, visit } from './pages.ts';
import { accountOf } from './people.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const between = 'doi-tam-thoi-01';

it('says at the door what is wrong, by keyboard and on a phone', async () => {
  const page = await stage.stranger();
  await page.goto('/sign-in');
  await page.getByLabel('Thư điện tử công vụ').fill('khong.co@quynhonnam.example');
  await page.getByLabel('Mật khẩu').fill('khong-dung-dau');
  await page.keyboard.press('Enter');
  await page
    .getByRole('alert')
    .getByText(/không đúng/)
    .waitFor();
  await expectAccessible(page);
});

it('changes the password, goes on here, and is signed out elsewhere', async () => {
  const { email, password } = accountOf('roadAuthority', stage.dataDir);
  const enter = async (secret: string) => {
    const page = await stage.stranger();
    await page.goto('/sign-in?next=/w/account');
    await page.getByLabel('Thư điện tử công vụ').fill(email);
    await page.getByLabel('Mật khẩu').fill(secret);
    await page.keyboard.press('Enter');
    await arriveAt(page, 'Tài khoản của tôi');
    await untilAwake(page);
    return page;
  };
  const here = await enter(password);
  const elsewhere = await enter(password);
  const change = async (current: string, next: string) => {
    await here.getByLabel('Mật khẩu hiện tại').fill(current);
    await here.getByLabel(/^Mật khẩu mới/).fill(next);
    await here.getByLabel('Nhập lại mật khẩu mới').fill(next);
    await press(here.getByRole('button', { name: 'Đổi mật khẩu' }));
  };
  await change('khong-dung-dau', between);
  await here.getByText('Mật khẩu hiện tại không đúng.').waitFor();
  await expectAccessible(here);
  await change(password, between);
  await here.getByText(/^Đã đổi mật khẩu/).waitFor();
  await elsewhere.goto('/w/account');
  await elsewhere.waitForURL(/\/sign-in/);
  // The story needs the old one again.
  await visit(here, '/w/account');
  await change(between, password);
  await here.getByText(/^Đã đổi mật khẩu/).waitFor();
  await press(here.getByRole('button', { name: 'Đăng xuất mọi nơi' }));
  await here.waitForURL(/\/sign-in/);
});

it('is the same for the vendor', async () => {
  const page = await stage.as('support');
  await visit(page, '/v/account');
  await arriveAt(page, 'Tài khoản của tôi');
});
