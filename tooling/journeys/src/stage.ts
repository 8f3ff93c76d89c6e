import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchBrowser } from './browser.ts';
import { accountOf, type Person, signIn } from './people.ts';
import { desktop } from './sizes.ts';

const pictures = fileURLToPath(new URL('../../../node_modules/.cache/journeys/', import.meta.url));

export interface Stage {
  /** Address of the product, without a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** A new page of somebody at their desk, signed in; the same person comes back to the same session. */
  as(person: Person): Promise<Page>;
  /** A new page of somebody whom nobody knows, in a browser of their own. */
  stranger(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * A browser for the journeys of one file. An error in a page's script fails the journey, and each failure leaves a
 * picture under node_modules/.cache/journeys.
 */
export function openStage(): Stage {
  let browser: Browser;
  const contexts = new Map<Person, BrowserContext>();
  let errors: string[] = [];

  const newContext = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: inject('productUrl'),
      viewport: desktop,
      locale: 'vi-VN',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(10_000);
    context.on('weberror', (error) => errors.push(`${error.page()?.url()}: ${error.error().message}`));
    // The policy of the page holds here too: what it blocks is an error of ours.
    context.on('console', (message) => {
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) errors.push(message.text());
    });
    return context;
  };

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph(browser, task.name);
    const seen = errors;
    errors = [];
    expect(seen).toEqual([]);
  });
  afterAll(() => browser?.close());

  return {
    get url() {
      return inject('productUrl');
    },
    get dataDir() {
      return inject('productDataDir');
    },
    async as(person) {
      let context = contexts.get(person);
      if (context === undefined) {
        context = await newContext();
        contexts.set(person, context);
        await signIn(context, inject('productUrl'), accountOf(person, inject('productDataDir')));
      }
      return context.newPage();
    },
    stranger: async (options) => (await newContext(options)).newPage(),
  };
}

async function photograph(browser: Browser, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [index, page] of pages.entries()) {
    const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 80)}-${index}.png`;
    // A picture that cannot be taken must not hide the failure it would show.
    await page.screenshot({ path: join(pictures, file) }).catch(() => undefined);
  }
}
