import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CodeFormat, codeWritten, dossierCode } from './domain/dossier-code.ts';

const ours: CodeFormat = { pattern: '{agencyIdentifier}-{YYMMDD}-{seq4}', agencyIdentifier: 'H21.99.05' };

const group = fc.stringMatching(/^[0-9A-Z]{1,4}$/);
const identifier = fc
  .tuple(fc.stringMatching(/^[A-Z]\d{2}$/), fc.array(group, { maxLength: 3 }))
  .map(([head, groups]) => [head, ...groups].join('.'));
const format = fc.record({
  pattern: fc.constantFrom(ours.pattern, '{agencyIdentifier}-{YYMMDD}-{seq6}', 'HS.{agencyIdentifier}/{YYMMDD}.{seq5}'),
  agencyIdentifier: identifier,
});
const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const code = fc.tuple(format, day, fc.integer({ min: 1, max: 99_999 }));

/** Nothing, or whatever people put between the parts. */
const gap = fc.stringMatching(/^[ .\-–—_/,:\t]{0,3}$/u);
const cased = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toLowerCase(),
  (text: string) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfe_e0)),
);

describe('a code', () => {
  test('is found however its letters and digits are parted and cased', () => {
    fc.assert(
      fc.property(code, fc.array(gap, { minLength: 60, maxLength: 60 }), cased, ([as, on, number], gaps, cased) => {
        const written = dossierCode(as, on, number);
        const typed = [...written.replace(/[^0-9A-Z]/g, '')].map((one, index) => `${gaps[index]}${one}`).join('');
        expect(codeWritten(cased(typed), as)).toBe(written);
      }),
    );
  });

  test('stays as it is when it is typed as it is written', () => {
    fc.assert(
      fc.property(code, ([as, on, number]) => {
        const written = dossierCode(as, on, number);
        expect(codeWritten(written, as)).toBe(written);
      }),
    );
  });

  test('has the letters and digits that were typed, and no others', () => {
    fc.assert(
      fc.property(format, fc.string({ unit: 'binary' }), (as, typed) => {
        const plain = (text: string) =>
          text
            .normalize('NFKC')
            .toUpperCase()
            .replace(/[^\p{L}\p{N}]/gu, '');
        const written = codeWritten(typed, as);
        if (written !== undefined) expect(plain(written)).toBe(plain(typed));
      }),
    );
  });

  test.each([
    ['h21 99 05 261129 0001', 'H21.99.05-261129-0001'],
    ['H21-99-05-261129-0001', 'H21.99.05-261129-0001'],
    ['h2199052611290001', 'H21.99.05-261129-0001'],
    ['H21.99.05–261129–0001', 'H21.99.05-261129-0001'],
    ['H21.99.05-261129-12345', 'H21.99.05-261129-12345'],
    ['261129-0001', undefined],
    ['H21.99.06-261129-0001', undefined],
    ['H21.99.05-261129-001', undefined],
    ['H21.99.05-261129-0001-X', undefined],
    ['', undefined],
  ])('of an agency: %s', (typed, written) => {
    expect(codeWritten(typed, ours)).toBe(written);
  });
});
