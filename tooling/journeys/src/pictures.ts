import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnv } from '@chuan/kernel/env';
import type { Browser, Page } from 'playwright-core';
import { desktop, phone } from './sizes.ts';
import { launchBrowser } from './browser.ts';
import { accountOf, type Person, signIn } from './people.ts';

/**
 * The pictures of the README and the guides, of a running product with the whole demo:
 * `CHUAN_JOURNEYS_URL=http://localhost:3000 node tooling/journeys/src/pictures.ts`.
 */
interface Picture {
  readonly file: string;
  readonly path: string | ((page: Page) => Promise<string>);
  readonly person?: Person;
  readonly isPhone?: true;
  /** What is pressed before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'docs/pictures');
const mostBytes = 320 * 1024;
const portal = '/a/quy-nhon-nam';

/** Address of the first link on a page whose address begins so. */
const firstLink = (from: string, begins: RegExp) => async (page: Page) => {
  await page.goto(from);
  const hrefs = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const found = hrefs.find((href) => begins.test(href));
  if (found === undefined) throw new Error(`${from} has no link like ${begins}`);
  return found;
};

const aDossier = firstLink('/w', /^\/w\/dossiers\/[0-9a-f-]{36}$/);
const aProcedure = firstLink(`${portal}?q=giay+phep+xay+dung`, /\/procedures\//);

async function pickProcedure(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.insertText('xay dung nha o');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#counter-papers').waitFor();
}

const pictures: readonly Picture[] = [
  { file: 'portal', path: portal },
  { file: 'portal-phone', path: portal, isPhone: true },
  { file: 'portal-procedure', path: aProcedure },
  { file: 'portal-procedure-phone', path: aProcedure, isPhone: true },
  { file: 'my-work', path: '/w', person: 'specialist' },
  { file: 'my-work-phone', path: '/w', person: 'specialist', isPhone: true },
  { file: 'dossier', path: aDossier, person: 'specialist' },
  { file: 'counter', path: '/w/counter', person: 'officer', prepare: pickProcedure },
  { file: 'board', path: '/w/board', person: 'leader' },
  { file: 'event-log', path: '/w/event-log', person: 'leader' },
  { file: 'procedure', path: firstLink('/w/procedures', /^\/w\/procedures\/[0-9a-f-]{36}/), person: 'qualityManager' },
  { file: 'organisation', path: '/w/admin/organisation', person: 'agencyAdmin' },
  { file: 'roles', path: '/w/admin/roles', person: 'agencyAdmin' },
  { file: 'templates', path: '/v/templates', person: 'librarian' },
  { file: 'tenants', path: '/v/tenants', person: 'vendorAdmin' },
];

async function take(browser: Browser, url: string, dataDir: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: picture.isPhone ? phone : desktop,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  });
  if (picture.person !== undefined) await signIn(context, url, accountOf(picture.person, dataDir));
  const page = await context.newPage();
  await page.goto(typeof picture.path === 'string' ? picture.path : await picture.path(page), {
    waitUntil: 'networkidle',
  });
  await picture.prepare?.(page);
  await page.evaluate(() => document.fonts.ready);
  const path = join(folder, `${picture.file}.png`);
  const image = await page.screenshot();
  await context.close();
  writeFileSync(path, image);
  process.stdout.write(`${picture.file}.png ${Math.round(image.length / 1024)} KB\n`);
  if (image.length > mostBytes) throw new Error(`${path} is larger than ${mostBytes} bytes`);
}

const env = readEnv();
const url = (env.CHUAN_JOURNEYS_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const picture of pictures) await take(browser, url, resolve(root, env.DATA_DIR), picture);
} finally {
  await browser.close();
}
