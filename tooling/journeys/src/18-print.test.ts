import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readPdf } from '../../../packages/foundation/print/src/pdf-reading.ts';
import { handIn } from './citizen.ts';
import { receiveAtCounter } from './counter.ts';
import { visit } from './pages.ts';
import { onSpecialistsDesk } from './scene.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** Two fonts share the letters of a word, so that a reader sees gaps in it. */
const packed = (text: string) => text.replaceAll(/\s/g, '');

/** The page as the browser prints it, on the paper that it asks for; words without their gaps. */
async function printed(page: Page) {
  const { pages, sizesMm } = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  return { pages: pages.map(packed), text: packed(pages.join('')), sizesMm };
}
/** Words of the navigation and of controls: nothing for paper. */
const onScreenOnly = ['Tìm nhanh', 'Tải về', 'In sổ', 'Việc cần làm ở bước này', 'Cách xem đã lưu'];

it('prints a dossier upright with its code and why its date is what it is', async () => {
  const { code, dossier } = await onSpecialistsDesk(stage, 'In Ra Giấy');
  const page = await stage.as('specialist');
  await visit(page, dossier);
  const { text, pages, sizesMm } = await printed(page);
  expect(new Set(sizesMm.map(String))).toEqual(new Set(['210,297']));
  expect(pages[0]).toContain(packed(`Mã hồ sơ ${code}`));
  for (const words of ['In Ra Giấy', 'Vì sao hẹn ngày này?', 'Lũy kế']) expect(text).toContain(packed(words));
  for (const words of onScreenOnly) expect(text).not.toContain(packed(words));
});

it('prints the receipt that the counter showed: its heads side by side, its sample mark apart from any name', async () => {
  const page = await stage.as('officer');
  await visit(page, '/w/counter');
  const heads = await page.locator('.paper .hd2 > div').evaluateAll((columns) =>
    columns.map((column) => {
      const words = document.createRange();
      words.selectNodeContents(column);
      const { top } = words.getClientRects()[0]!;
      return { top, share: column.clientWidth / column.parentElement!.clientWidth };
    }),
  );
  // Bold letters of another font may sit a pixel off; a line is fourteen high.
  expect(Math.abs(heads[0]!.top - heads[1]!.top)).toBeLessThan(3);
  expect(heads[0]?.share).toBeGreaterThan(0.35);
  const shown = packed(await page.locator('.paper .hd2 > div').first().innerText()).replace('Số:…/TNHS', '');
  const { paper } = await receiveAtCounter(page, 'Giống Bản Xem');
  const answer = await page.context().request.get(paper);
  const text = packed((await readPdf(new Uint8Array(await answer.body()))).text);
  expect(text).toContain(shown);
  expect(text).toContain(packed('DỮ LIỆU MẪU'));
  expect(text).not.toContain(packed('(DỮ LIỆU MẪU)'));
  expect(await page.locator('.paper').getAttribute('data-mark')).toBe('DỮ LIỆU MẪU');
});

it('prints the receipt of a citizen with the two codes that it is for', async () => {
  const page = await stage.stranger();
  const { code, secret } = await handIn(page, 'In Giấy Nhận');
  const { text } = await printed(page);
  for (const words of [code, secret, 'In Giấy Nhận', 'Nộp lúc']) expect(text).toContain(packed(words));
  for (const words of ['In giấy này', 'Dùng máy chung?', 'Ctrl + P']) expect(text).not.toContain(packed(words));
});

it.each([
  { person: 'head', path: '/w/dossiers', words: ['Sổ hồ sơ', 'Trang này in', 'Hẹn trả'] },
  {
    person: 'leader',
    path: '/w/board?period=quarter',
    words: ['Tình hình giải quyết hồ sơ', 'Hồ sơ đến hạn theo ngày'],
  },
  { person: 'leader', path: '/w/late-causes', words: ['Nguyên nhân trễ', 'Quá hạn lúc'] },
] as const)('prints $path on turned paper, its head on each page', async ({ person, path, words }) => {
  const page = await stage.as(person);
  await visit(page, path);
  const { text, pages, sizesMm } = await printed(page);
  expect(new Set(sizesMm.map(String))).toEqual(new Set(['297,210']));
  for (const word of words) expect(text).toContain(packed(word));
  if (path === '/w/dossiers') for (const one of pages) expect(one).toContain(packed('Mã hồ sơ'));
  for (const word of onScreenOnly) expect(text).not.toContain(packed(word));
});
