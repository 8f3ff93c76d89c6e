import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './axe.ts';
import { beginTurn } from './counter.ts';
import { visit } from './pages.ts';
import type { Person } from './people.ts';
import { onSpecialistsDesk } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const both = ['light', 'dark'] as const;

interface Screen {
  readonly person: Person;
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const drawer = (page: Page) => page.getByRole('dialog').waitFor();

const screens: readonly Screen[] = [
  { person: 'specialist', path: '/w' },
  { person: 'roadAuthority', path: '/w' },
  { person: 'head', path: '/w/dossiers' },
  { person: 'officer', path: '/w/counter' },
  { person: 'officer', path: '/w/counter', prepare: (page) => beginTurn(page, 'Người Xem Thử') },
  { person: 'officer', path: '/w/intake' },
  { person: 'officer', path: '/w/delivery' },
  { person: 'leader', path: '/w/notices' },
  { person: 'leader', path: '/w/feedback' },
  { person: 'leader', path: '/w/feedback?view=ratings' },
  { person: 'leader', path: '/w/board?period=quarter' },
  { person: 'leader', path: '/w/board?rows=band%3Doverdue', prepare: drawer },
  { person: 'leader', path: '/w/late-causes' },
  { person: 'leader', path: '/w/event-log' },
];

it.each(screens)('$path of the $person is accessible by day and by night', async ({ person, path, prepare }) => {
  const page = await stage.as(person);
  await visit(page, path);
  await prepare?.(page);
  await expectAccessible(page, both);
  await page.close();
});

it('so is each part of a dossier, its forms and its log', async () => {
  const { dossier } = await onSpecialistsDesk(stage, 'Sáng Và Tối');
  const page = await stage.as('specialist');
  for (const tab of ['', '?tab=papers', '?tab=applicant', '?tab=slip', '?do=supplement']) {
    await visit(page, `${dossier}${tab}`);
    if (tab.startsWith('?do')) await drawer(page);
    await expectAccessible(page, both);
  }
  const leader = await stage.as('leader');
  await visit(leader, `${dossier}/log`);
  expect(await leader.getByRole('heading', { level: 1 }).count()).toBe(1);
  await expectAccessible(leader, both);
});
