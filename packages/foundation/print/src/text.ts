/** A stretch of text in one face. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/**
 * Text as paper can carry it: composed letters (NFC), `\n` as the only control character, no characters that turn
 * the reading direction or hide themselves, no broken surrogates.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .normalize('NFC');
}

/** Runs as paper can carry them; empty ones are dropped. */
export const cleanRuns = (runs: readonly Run[]): Run[] =>
  runs.map((run) => ({ ...run, text: cleanText(run.text) })).filter((run) => run.text !== '');

/** The upper case of Vietnamese letters. */
export const upperVietnamese = (text: string): string => text.toLocaleUpperCase('vi-VN');
