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

it('says alive, and ready with what stands behind it', async () => {
  expect(await (await fetch(`${stage.url}/healthz`)).json()).toEqual({ alive: true });
  const { ready, checks } = (await (await fetch(`${stage.url}/readyz`)).json()) as {
    ready: boolean;
    checks: Record<string, unknown>;
  };
  expect(ready).toBe(true);
  expect(checks).toMatchObject({ database: { ok: true }, migrations: { ok: true, pending: [] } });
  expect(checks.queue).toMatchObject({ depth: expect.any(Number), oldestAgeMs: expect.any(Number) });
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
