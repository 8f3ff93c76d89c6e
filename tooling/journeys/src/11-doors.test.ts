import type { BrowserContext } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { press, write } from './keys.ts';
import { visit } from './pages.ts';
import { accountOf, people } from './people.ts';
import { listRoutes } from './routes.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const inside = listRoutes().filter(({ path }) => /^\/[wv](\/|$)/.test(path));
const portal = listRoutes().filter(({ path }) => path.startsWith('/a/'));
const someId = '01a20000-0000-7000-8000-000000000000';

const fill = (path: string): string => path.replace(':agency', 'quy-nhon-nam').replaceAll(/:\w+|\*/g, someId);

const names = (): string[] =>
  Object.keys(people).map((person) => accountOf(person as keyof typeof people, stage.dataDir).name);

async function answerTo(context: BrowserContext, path: string) {
  const answer = await context.request.get(fill(path), { maxRedirects: 0 });
  return { status: answer.status(), to: answer.headers()['location'] ?? '', body: await answer.text() };
}

async function answerToStranger(path: string) {
  const answer = await fetch(`${stage.url}${fill(path)}`, { redirect: 'manual' });
  return { status: answer.status, to: answer.headers.get('location') ?? '', body: await answer.text() };
}

it('knows the doors of all three faces', () => {
  expect(inside.length).toBeGreaterThan(25);
  expect(portal.length).toBeGreaterThan(10);
});

it.each(inside)('sends strangers from $path to the sign-in', async ({ path }) => {
  const { status, to, body } = await answerToStranger(path);
  if (status === 302) expect(to).toMatch(/^\/sign-in(\?|$)/);
  else expect([400, 401, 404, 405]).toContain(status);
  expect(names().filter((name) => body.includes(name))).toEqual([]);
});

describe('the wrong people', () => {
  /** Who may not even look: their own name stands in the shell, nobody else's may. */
  const wrong = [
    { person: 'clerk', face: '/v' },
    { person: 'support', face: '/w' },
  ] as const;
  it.each(wrong)('gives the $person nothing of $face', async ({ person, face }) => {
    const page = await stage.as(person);
    const own = accountOf(person, stage.dataDir).name;
    const found: string[] = [];
    for (const { path } of inside.filter((route) => route.path.startsWith(face))) {
      const { status, body } = await answerTo(page.context(), path);
      const leaked = names().filter((name) => name !== own && body.includes(name));
      if (status < 300 || status >= 500 || leaked.length > 0) found.push(`${path}: ${status} ${leaked.join(', ')}`);
    }
    expect(found).toEqual([]);
  });

  const closed = ['/w/board', '/w/event-log', '/w/counter', '/w/feedback'];
  it.each(closed)('keeps %s from somebody without its permission', async (path) => {
    const page = await stage.as('roadAuthority');
    const { status } = await answerTo(page.context(), path);
    expect([302, 403]).toContain(status);
  });
});

it.each(portal)('answers $path in public without naming anybody', async ({ path }) => {
  const { status, body } = await answerToStranger(path);
  expect([200, 302, 400, 404, 405]).toContain(status);
  expect(names().filter((name) => body.includes(name))).toEqual([]);
});

describe('for everybody, whatever they see and hear with,', () => {
  it.each(['/', '/?q=khong co co quan nay', '/sign-in', '/sign-in?next=%2Fw', '/khong-co-trang-nay'])(
    '%s can be read and used',
    async (path) => {
      const page = await stage.stranger();
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    },
  );

  const shown = [
    ['vendorAdmin', '/v/tenants'],
    ['vendorAdmin', '/v/tenants?q=khong-co'],
    ['vendorAdmin', '/v/tenants/new'],
    ['vendorAdmin', '/v/event-log'],
    ['vendorAdmin', '/v/khong-co-trang-nay'],
    ['librarian', '/v/templates'],
    ['librarian', '/v/templates?q=khong-co'],
    ['librarian', '/v/national'],
    ['librarian', '/v/national?q=khong-co'],
    ['librarian', '/v/import'],
    ['librarian', '/v/event-log'],
    ['agencyAdmin', '/w/admin/organisation'],
    ['agencyAdmin', '/w/admin/people'],
    ['agencyAdmin', '/w/admin/people?show=inactive'],
    ['agencyAdmin', '/w/admin/people/import'],
    ['agencyAdmin', '/w/admin/roles'],
    ['agencyAdmin', '/w/admin/calendar'],
    ['agencyAdmin', '/w/admin/calendar?view=year'],
    ['agencyAdmin', '/w/admin/agency'],
    ['agencyAdmin', '/w/khong-co-trang-nay'],
    ['agencyAdmin', '/w/account'],
    ['clerk', '/w/admin/people/import'],
    ['clerk', '/w/admin/people'],
  ] as const;
  it.each(shown)('what the %s sees at %s can be read and used', async (person, path) => {
    const page = await stage.as(person);
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
  });

  it.each([
    ['librarian', '/v/national/9.000000'],
    ['librarian', `/v/templates/${someId}/1`],
    ['librarian', '/v/event-log'],
    ['agencyAdmin', `/w/dossiers/${someId}`],
    ['clerk', '/w/admin/people/import'],
  ] as const)('what the %s may not or cannot see at %s leaves the way on', async (person, path) => {
    const page = await stage.as(person);
    const answer = await page.goto(path);
    expect([403, 404]).toContain(answer?.status());
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor();
    await expectAccessible(page);
  });

  it('the comparison of two versions can be read and used, whichever they are', async () => {
    const page = await stage.as('librarian');
    const rows = await page.context().request.get('/trpc/library.listTemplates?input=%7B%7D');
    const [template] = ((await rows.json()) as { result: { data: { id: string }[] } }).result.data;
    await page.goto(`/v/templates/${template!.id}/compare?before=1&after=1`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
  });

  it('who is signed out in the middle is told, and what was typed is there after signing in', async () => {
    const page = await stage.stranger();
    const { email, password } = accountOf('agencyAdmin', stage.dataDir);
    const enter = async () => {
      await page.goto('/sign-in');
      await write(page.getByLabel('Thư điện tử'), email);
      await write(page.getByLabel('Mật khẩu'), password);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/w$/);
    };
    await enter();
    await visit(page, '/w/admin/people?person=new');
    const form = page.getByRole('dialog');
    await write(form.getByRole('textbox', { name: 'Họ và tên' }), 'Người Đang Gõ Dở');
    await write(form.getByRole('textbox', { name: 'Thư điện tử' }), 'do-dang@quynhonnam.example');
    await page.context().clearCookies();
    await press(form.getByRole('button', { name: 'Tạo tài khoản' }));
    await form.getByRole('alert').getByText('Phiên làm việc đã hết').waitFor();
    const name = form.getByRole('textbox', { name: 'Họ và tên' });
    expect(await name.inputValue()).toBe('Người Đang Gõ Dở');
    await expectAccessible(page);
    await enter();
    await visit(page, '/w/admin/people?person=new');
    await expect.poll(() => name.inputValue()).toBe('Người Đang Gõ Dở');
  });
});
