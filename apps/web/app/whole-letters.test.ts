import { PassThrough, type Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wholeLetters } from './whole-letters.ts';

/** Short texts, as pages are made of, with a letter of three bytes on many a border of React's buffers. */
const lines = (shift: number) => ['x'.repeat(shift), ...Array.from({ length: 300 }, () => 'ộ'.repeat(70))];

const list = (shift: number) =>
  createElement('ul', null, ...lines(shift).map((line) => createElement('li', null, line)));

const rendered = (shift: number, through: Transform) =>
  new Promise<string>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(list(shift), {
      onAllReady: () => resolve(text(pipe(through))),
      onError: reject,
    });
  });

test.each([0, 1, 2])('no letter of a page is broken, wherever React cuts it (%i)', async (shift) => {
  expect(await rendered(shift, wholeLetters())).toBe(
    `<ul>${lines(shift)
      .map((line) => `<li>${line}</li>`)
      .join('')}</ul>`,
  );
});

test('which it is without the filter, so that the filter can go when React mends it', async () => {
  const pages = await Promise.all([0, 1, 2].map((shift) => rendered(shift, new PassThrough())));
  expect(pages.some((page) => page.includes('\0'))).toBe(true);
});
