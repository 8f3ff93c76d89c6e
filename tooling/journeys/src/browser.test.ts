import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it('opens the first page in Vietnamese, without an error of its scripts', async () => {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(inject('productUrl'));
  expect(await page.locator('html').getAttribute('lang')).toBe('vi');
  expect(await page.locator('h1').count()).toBe(1);
  expect(errors).toEqual([]);
});
