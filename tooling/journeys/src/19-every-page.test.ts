import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessibleDayAndNight } from './axe.ts';
import { communePortal, lookUp } from './citizen.ts';
import { beginTurn } from './counter.ts';
import { untilAwake, visit } from './pages.ts';
import type { Person } from './people.ts';
import { listPages } from './routes.ts';
import { type OnDesk, onSpecialistsDesk, received } from './scene.ts';
import { openStage } from './stage.ts';

/**
 * Every page as it opens, for somebody who has to do with it: read and used by everybody, whatever they see and hear
 * with, by day and by night, on a phone and at a desk. What is brought about on a page is looked at where it is.
 */
const stage = openStage();
const someId = '01a20000-0000-7000-8000-000000000000';

interface Screen {
  /** The route, as `listPages` has it. */
  readonly of: string;
  /** Its address, where it has parameters or a query; or where to find it. */
  readonly at?: string | ((page: Page) => Promise<string>);
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Not to be seen, or not there: the navigation leads on. */
  readonly isClosed?: true;
}

/** Address of the first link on a page that looks so. */
const linkOn = (from: string, like: RegExp) => async (page: Page) => {
  await page.goto(from);
  const hrefs = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const found = hrefs.find((href) => like.test(href));
  expect(found, `a link like ${like} on ${from}`).toBeDefined();
  return found!;
};

const drawer = (page: Page) => page.getByRole('dialog').waitFor();

const ofStrangers: readonly Screen[] = [
  { of: '/' },
  { of: '/', at: '/?q=khong co co quan nay' },
  { of: '/sign-in' },
  { of: '/sign-in', at: '/sign-in?next=%2Fw' },
  { of: '/*', at: '/khong-co-trang-nay' },
  { of: '/a/:agency', at: communePortal },
  { of: '/a/:agency', at: `${communePortal}?q=giay+phep+xay+dung` },
  {
    of: '/a/:agency/procedures/:procedure',
    at: linkOn(`${communePortal}?q=giay+phep+xay+dung`, /\/procedures\/[0-9a-f-]{36}/),
  },
  {
    of: '/a/:agency/submit/:procedure',
    at: async (page) => {
      const procedure = await linkOn(`${communePortal}?q=giay+phep+xay+dung`, /\/procedures\/[0-9a-f-]{36}/)(page);
      return procedure.replace('/procedures/', '/submit/').replace(/[?#].*$/, '');
    },
  },
  { of: '/a/:agency/procedures/:procedure', at: `${communePortal}/procedures/0197a000-0001-7000-8000-000000000001` },
  { of: '/a/:agency/track', at: `${communePortal}/track` },
  { of: '/a/:agency/track', at: `${communePortal}/track?closed` },
  { of: '/a/:agency/feedback', at: `${communePortal}/feedback` },
  { of: '/a/:agency/privacy', at: `${communePortal}/privacy` },
  { of: '/a/:agency/accessibility', at: `${communePortal}/accessibility` },
  { of: '/a/:agency/*', at: `${communePortal}/no-such-page` },
];

/** What stands behind code and secret, after the code's own address. */
const ofApplicants = ['', '/receipt', '/delivery', '/withdraw', '/complain', '/log'] as const;
const partsOfDossier = ['', '?tab=papers', '?tab=applicant', '?tab=slip', '?do=supplement'] as const;

const aVersion = linkOn('/w/procedures', /^\/w\/procedures\/[0-9a-f-]{36}/);
const aTemplate = linkOn('/v/templates', /^\/v\/templates\/[0-9a-f-]{36}\/\d+/);

const ofStaff: Readonly<Partial<Record<Person, readonly Screen[]>>> = {
  specialist: [{ of: '/w' }],
  roadAuthority: [{ of: '/w' }],
  officer: [
    { of: '/w/counter' },
    { of: '/w/counter', prepare: (page) => beginTurn(page, 'Người Xem Thử') },
    { of: '/w/intake' },
    { of: '/w/delivery' },
  ],
  head: [{ of: '/w/dossiers' }, { of: '/w/notices' }],
  leader: [
    { of: '/w/notices' },
    { of: '/w/feedback' },
    { of: '/w/feedback', at: '/w/feedback?view=ratings' },
    { of: '/w/board', at: '/w/board?period=quarter' },
    { of: '/w/board', at: '/w/board?rows=band%3Doverdue', prepare: drawer },
    { of: '/w/late-causes' },
    { of: '/w/late-causes', at: '/w/late-causes?status=recorded' },
    { of: '/w/event-log' },
  ],
  qualityManager: [
    { of: '/w/procedures' },
    { of: '/w/procedures/:version', at: aVersion },
    {
      of: '/w/procedures/compare',
      at: async (page) => {
        const version = (await aVersion(page)).split(/[/?]/).at(3);
        return `/w/procedures/compare?before=${version}&after=${version}`;
      },
    },
    { of: '/w/procedures/adopt' },
    {
      of: '/w/procedures/adopt/:template',
      at: linkOn('/w/procedures/adopt', /^\/w\/procedures\/adopt\/[0-9a-f-]{36}/),
    },
  ],
  agencyAdmin: [
    { of: '/w/admin/organisation' },
    { of: '/w/admin/people' },
    { of: '/w/admin/people', at: '/w/admin/people?show=inactive' },
    { of: '/w/admin/people/import' },
    { of: '/w/admin/roles' },
    { of: '/w/admin/calendar' },
    { of: '/w/admin/calendar', at: '/w/admin/calendar?view=year' },
    { of: '/w/admin/agency' },
    { of: '/w/mails' },
    { of: '/w/mails', at: '/w/mails?code=khong-co-ma-nay' },
    { of: '/w/mails/:id', at: linkOn('/w/mails?audience=person', /^\/w\/mails\/[0-9a-f-]{36}/) },
    { of: '/w/account' },
    { of: '/w/*', at: '/w/khong-co-trang-nay', isClosed: true },
    { of: '/w/dossiers/:id', at: `/w/dossiers/${someId}`, isClosed: true },
  ],
  clerk: [{ of: '/w/admin/people' }, { of: '/w/admin/people/import', isClosed: true }],
  vendorAdmin: [
    { of: '/v/tenants' },
    { of: '/v/tenants', at: '/v/tenants?q=khong-co' },
    { of: '/v/tenants/new' },
    { of: '/v/national-days' },
    { of: '/v/national-days', at: '/v/national-days?year=2024' },
    { of: '/v/national-days', at: '/v/national-days?day=new', prepare: drawer },
    { of: '/v/event-log' },
    { of: '/v/*', at: '/v/khong-co-trang-nay', isClosed: true },
  ],
  librarian: [
    { of: '/v/templates' },
    { of: '/v/templates', at: '/v/templates?q=khong-co' },
    { of: '/v/templates/:template/:number', at: aTemplate },
    { of: '/v/templates/:template/:number', at: `/v/templates/${someId}/1`, isClosed: true },
    {
      of: '/v/templates/:template/compare',
      at: async (page) => (await aTemplate(page)).replace(/\/\d+([?#].*)?$/, '/compare?before=1&after=1'),
    },
    { of: '/v/national' },
    { of: '/v/national', at: '/v/national?q=khong-co' },
    // One that is there is looked at where the librarian has imported it: the first journey.
    { of: '/v/national/:code', at: '/v/national/9.000000', isClosed: true },
    { of: '/v/import' },
    { of: '/v/event-log', isClosed: true },
  ],
  support: [{ of: '/v/account' }],
};

const titled = (screen: Screen) => ({
  ...screen,
  title: `${typeof screen.at === 'string' ? screen.at : screen.of}${screen.prepare ? ', made ready' : ''}${screen.isClosed ? ', closed' : ''}`,
});

async function look(page: Page, { of, at = of, prepare, isClosed }: Screen): Promise<void> {
  const answer = await page.goto(typeof at === 'string' ? at : await at(page));
  if (/^\/[wv](\/|$)/.test(of)) await untilAwake(page);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState();
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  if (isClosed) {
    expect([403, 404]).toContain(answer?.status());
    await page.getByRole('navigation', { name: 'Điều hướng chính' }).waitFor();
  }
  await prepare?.(page);
  await expectAccessibleDayAndNight(page);
  await page.close();
}

it('leaves out no page of the built product', () => {
  const looked = [ofStrangers, ...Object.values(ofStaff)].flat().map(({ of }) => of);
  looked.push(...ofApplicants.map((rest) => `/a/:agency/track/:code${rest}`), '/w/dossiers/:id/log');
  const pages = listPages();
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.filter((page) => !looked.includes(page))).toEqual([]);
  expect(looked.filter((page) => !pages.includes(page))).toEqual([]);
});

it.each(ofStrangers.map(titled))('strangers can read and use $title', async (screen) => {
  await look(await stage.stranger(), screen);
});

describe.each(Object.entries(ofStaff))('the %s', (person, screens) => {
  it.each(screens.map(titled))('can read and use $title', async (screen) => {
    await look(await stage.as(person as Person), screen);
  });
});

it('the applicant can read and use what stands behind code and secret', async () => {
  const dossier = await received(stage, 'Sáng Và Tối');
  const page = await stage.stranger();
  await lookUp(page, dossier);
  await page.waitForURL(/\/track\/[^/]+$/);
  for (const rest of ofApplicants) {
    await page.goto(`${communePortal}/track/${dossier.code}${rest}`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await expectAccessibleDayAndNight(page);
  }
});

describe('a dossier', () => {
  let dossier: OnDesk | undefined;
  const opened = async () => (dossier ??= await onSpecialistsDesk(stage, 'Ngày Và Đêm')).dossier;

  it.each(partsOfDossier)('can be read and used by who holds it: %j', async (part) => {
    const page = await stage.as('specialist');
    await visit(page, `${await opened()}${part}`);
    if (part.startsWith('?do')) await drawer(page);
    await expectAccessibleDayAndNight(page);
    await page.close();
  });

  it('so can its log', async () => {
    await look(await stage.as('leader'), { of: '/w/dossiers/:id/log', at: `${await opened()}/log` });
  });
});
