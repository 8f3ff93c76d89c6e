import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { desktop, phone } from './sizes.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The serious and critical breaches of WCAG 2.2 AA on the page as it stands, one line each. */
async function breachesOf(page: Page): Promise<string[]> {
  // The legacy mode needs no second page; the product has no frames.
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode().analyze();
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

type Scheme = 'light' | 'dark';

/** Paints the page anew as somebody sees it who has chosen so; what is open on it stays open. */
const paint = (page: Page, scheme: Scheme): Promise<void> =>
  page.evaluate((wanted) => document.documentElement.setAttribute('data-mantine-color-scheme', wanted), scheme);

/**
 * Holds the page as it stands against WCAG 2.2 AA at desktop and phone width, and leaves it light at desktop width.
 *
 * @param schemes  both, once for each page; one costs half the time.
 */
export async function expectAccessible(page: Page, schemes: readonly Scheme[] = ['light']): Promise<void> {
  const where = new URL(page.url()).pathname;
  const found: string[] = [];
  const broken = await brokenLettersOf(page);
  if (broken > 0) found.push(`${where}: ${broken} broken letters`);
  for (const scheme of schemes) {
    await paint(page, scheme);
    for (const size of [phone, desktop]) {
      await page.setViewportSize(size);
      for (const breach of await breachesOf(page)) found.push(`${where} at ${size.width}, ${scheme}: ${breach}`);
      const overflow = await overflowOf(page);
      if (overflow > 1) found.push(`${where} at ${size.width}: ${overflow} px wider than the window`);
    }
  }
  await paint(page, 'light');
  expect(found).toEqual([]);
}
