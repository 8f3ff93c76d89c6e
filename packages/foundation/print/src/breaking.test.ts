import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceLines, breakLines } from './breaking.ts';
import type { Run } from './text.ts';

/** Every letter is ten points wide. */
const measure = (text: string) => Array.from(text).length * 10;
const words = (...texts: string[]): Run[] => texts.map((text) => ({ text }));
const textOf = (runs: readonly Run[]) => runs.map((run) => run.text).join('');
const linesOf = (runs: readonly Run[], widthPt: number) =>
  breakLines(runs, widthPt, measure).map((line) => textOf(line.runs));

describe('breaking text into lines', () => {
  it.each([
    ['fills lines word by word', 'một hai ba bốn', 80, ['một hai', 'ba bốn']],
    ['starts a new line at a line feed', 'một\nhai', 500, ['một', 'hai']],
    ['keeps an empty line', 'một\n\nhai', 500, ['một', '', 'hai']],
    ['lets no space begin or end a line', '  một   hai  ', 500, ['một hai']],
    ['cuts a long code after its hyphens', 'H21.99.05-261125-0031', 170, ['H21.99.05-261125-', '0031']],
    ['cuts a word between letters when nothing else helps', 'nghiêng', 30, ['ngh', 'iên', 'g']],
    ['gives an empty text one line', '', 100, ['']],
  ])('%s', (_, text, widthPt, expected) => {
    expect(linesOf(words(text), widthPt)).toEqual(expected);
  });

  it('does not part a word whose face changes inside it', () => {
    expect(linesOf([{ text: 'mã (' }, { text: 'H21', bold: true }, { text: ')' }], 60)).toEqual(['mã', '(H21)']);
  });

  it('keeps a space that must not break', () => {
    expect(linesOf(words('lệ phí 50\u00a0₫'), 70)).toEqual(['lệ phí', '50\u00a0₫']);
  });

  it('loses no letter and exceeds no width', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ề', ' ', '-', '\n', 'W'), maxLength: 200 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.integer({ min: 10, max: 300 }), (texts, widthPt) => {
        const lines = breakLines(words(...texts), widthPt, measure);
        const kept = lines.map((line) => textOf(line.runs)).join('');
        expect(kept.replace(/\s/g, '')).toBe(texts.join('').replace(/\s/g, ''));
        for (const line of lines) expect(line.widthPt).toBeLessThanOrEqual(widthPt);
        for (const line of lines) expect(line.widthPt).toBe(measure(textOf(line.runs)));
      }),
    );
  });
});

describe('balancing a title', () => {
  it('evens out the lines without adding one', () => {
    const runs = words('PHƯỜNG QUY NHƠN NAM');
    expect(linesOf(runs, 160)).toEqual(['PHƯỜNG QUY NHƠN', 'NAM']);
    expect(balanceLines(runs, 160, measure).map((line) => textOf(line.runs))).toEqual(['PHƯỜNG QUY', 'NHƠN NAM']);
  });

  it('never needs more lines than plain breaking', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 15 }),
        fc.integer({ min: 50, max: 300 }),
        (list, widthPt) => {
          const runs = words(list.join(' '));
          const balanced = balanceLines(runs, widthPt, measure);
          expect(balanced.length).toBeLessThanOrEqual(breakLines(runs, widthPt, measure).length);
          for (const line of balanced) expect(line.widthPt).toBeLessThanOrEqual(widthPt);
        },
      ),
    );
  });
});
