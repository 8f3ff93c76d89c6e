import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { desktop, phone } from './sizes.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What the scheme can change; everything else is the same by day and by night. */
const colours = ['color-contrast', 'link-in-text-block'];

type Rules = { readonly type: 'tag' | 'rule'; readonly values: string[] };

/** The serious and critical breaches on the page as it stands, one line each. */
async function breachesOf(page: Page, runOnly: Rules): Promise<string[]> {
  // The legacy mode needs no second page; the product has no frames. What is right is not listed, which halves the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ runOnly, resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

/** Nothing hides sideways: the page is as wide as the window. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Letters that were broken on the way. */
const brokenLettersOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.outerHTML.split('\uFFFD').length - 1);

/** Paints the page anew as somebody sees it who has chosen so; what is open on it stays open. */
const paint = (page: Page, scheme: 'light' | 'dark'): Promise<void> =>
  page.evaluate((wanted) => document.documentElement.setAttribute('data-mantine-color-scheme', wanted), scheme);

async function complaints(page: Page, schemes: 'light' | 'both'): Promise<string[]> {
  const found: string[] = [];
  const broken = await brokenLettersOf(page);
  if (broken > 0) found.push(`${broken} broken letters`);
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    const seen = await breachesOf(page, { type: 'tag', values: standards });
    found.push(...seen.map((breach) => `at ${size.width}: ${breach}`));
    const overflow = await overflowOf(page);
    if (overflow > 1) found.push(`at ${size.width}: ${overflow} px wider than the window`);
    if (schemes === 'light') continue;
    await paint(page, 'dark');
    const byNight = await breachesOf(page, { type: 'rule', values: colours });
    found.push(...byNight.map((breach) => `at ${size.width}, dark: ${breach}`));
    await paint(page, 'light');
  }
  return found;
}

/**
 * Holds what a journey has brought about, such as a form with its errors, against WCAG 2.2 AA at phone and desktop
 * width, and leaves it at desktop width. Pages as they open are held against it in one place, `19-every-page`.
 */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await complaints(page, 'light'), new URL(page.url()).pathname).toEqual([]);
}

/** The same by day and by night. */
export async function expectAccessibleDayAndNight(page: Page): Promise<void> {
  expect(await complaints(page, 'both'), new URL(page.url()).pathname).toEqual([]);
}
