import { Buffer } from 'node:buffer';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnv } from '@chuan/kernel/env';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { desktop, phone } from './sizes.ts';
import { launchBrowser } from './browser.ts';
import { palettePng, type Pixels } from './palette-png.ts';
import { accountOf, type Person, signIn } from './people.ts';

/**
 * The pictures of the README and the guides, of a running product with the whole demo:
 * `CHUAN_JOURNEYS_URL=http://localhost:3000 node tooling/journeys/src/pictures.ts [name …]`.
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
const mostBytes = 200 * 1024;
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

/** Looked at only: nothing is imported. */
async function chooseList(page: Page): Promise<void> {
  const rows = [
    'Họ và tên;Thư điện tử;Điện thoại;Đơn vị;Vị trí;Vai trò',
    'NGUYỄN THỊ MẪU;mau.nguyen@quynhonnam.example;912000001;Phòng Nội vụ;Trưởng phòng Nội vụ;Lãnh đạo phòng',
    'Trần Văn Mẫu;mau.tran@quynhonnam.example;0912000002;Phòng Nội vụ;Chuyên viên nội vụ;Chuyên viên thụ lý',
    'Lê Thị Mẫu;mau.le@quynhonnam.example;;Phòng Nội vụ;Chuyên viên nội vụ;Chuyên viên',
    'Phạm Văn Mẫu;mau.pham;;Phòng Nội vụ;Chuyên viên nội vụ;',
  ];
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'danh-sach-can-bo.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
  await page.getByRole('button', { name: /^Nhập \d/ }).waitFor();
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
  { file: 'people-import', path: '/w/admin/people/import', person: 'agencyAdmin', prepare: chooseList },
  { file: 'calendar', path: '/w/admin/calendar?view=year', person: 'agencyAdmin' },
  { file: 'templates', path: '/v/templates', person: 'librarian' },
  { file: 'tenants', path: '/v/tenants', person: 'vendorAdmin' },
];

/** The pixels of a picture, as the browser itself unpacks them. */
async function pixelsOf(page: Page, image: Buffer): Promise<Pixels> {
  const { width, height, base64 } = await page.evaluate(async (source) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${source}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    const bytes = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    let text = '';
    for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
    return { width: canvas.width, height: canvas.height, base64: btoa(text) };
  }, image.toString('base64'));
  const bytes = Buffer.from(base64, 'base64');
  return { width, height, colours: Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * 4, 3)) };
}

async function shoot(browser: Browser, at: Place, picture: Picture): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL: at.url,
    viewport: picture.isPhone ? phone : desktop,
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    ...(at.state && { storageState: at.state }),
  });
  const page = await context.newPage();
  await page.goto(typeof picture.path === 'string' ? picture.path : await picture.path(page), {
    waitUntil: 'networkidle',
  });
  await picture.prepare?.(page);
  await page.evaluate(() => document.fonts.ready);
  const image = await page.screenshot();
  // A page of nobody's: the policy of the product's own lets no picture in.
  await page.goto('about:blank');
  const pixels = await pixelsOf(page, image);
  await context.close();
  return palettePng(pixels);
}

interface Place {
  readonly url: string;
  /** The session of the person who looks. */
  readonly state: Awaited<ReturnType<BrowserContext['storageState']>> | undefined;
}

async function sessionOf(browser: Browser, url: string, person: Person, dataDir: string) {
  const context = await browser.newContext();
  await signIn(context, url, accountOf(person, dataDir));
  const state = await context.storageState();
  await context.close();
  return state;
}

async function take(browser: Browser, at: Place, picture: Picture): Promise<void> {
  const path = join(folder, `${picture.file}.png`);
  const image = await shoot(browser, at, picture);
  if (image.length > mostBytes) throw new Error(`${path} is larger than ${mostBytes} bytes`);
  writeFileSync(path, image);
  process.stdout.write(`${picture.file}.png ${Math.round(image.length / 1024)} KB\n`);
}

const env = readEnv();
const url = (env.CHUAN_JOURNEYS_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
/** Names of pictures; all when none is named. */
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
const sessions = new Map<Person, Place['state']>();
try {
  for (const picture of pictures) {
    if (wanted.length > 0 && !wanted.includes(picture.file)) continue;
    const { person } = picture;
    if (person !== undefined && !sessions.has(person))
      sessions.set(person, await sessionOf(browser, url, person, resolve(root, env.DATA_DIR)));
    await take(browser, { url, state: person && sessions.get(person) }, picture);
  }
} finally {
  await browser.close();
}
