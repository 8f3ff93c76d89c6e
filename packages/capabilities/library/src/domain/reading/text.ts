import type { RowNotes } from './notes.ts';

const invisible = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
const otherSpaces = /[\u00a0\u2000-\u200a\u202f\u3000\t\r]/g;

/** One line: composed letters, one kind of space, none at the ends. */
export const oneLine = (text: string): string =>
  text.normalize('NFC').replace(invisible, '').replace(otherSpaces, ' ').replace(/\s+/g, ' ').trim();

/** Several lines, each clean, without empty ones in a row. */
export const manyLines = (text: string): string =>
  text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(otherSpaces, ' ')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Marks of a list at the head of a text; letters and numbers of an enumeration stay, they are referred to. */
const bullet = /^(?:[-–—+*•·▪●○►\uf0b7\uf02d]\s*)+/;

const withoutBullet = (text: string): string => text.replace(bullet, '').trim();

/** A name on one line without bullet and without the stop or colon at its end; notes what was done to it. */
export function readName(raw: string, field: string, notes: RowNotes): string {
  const line = oneLine(raw);
  if (line !== raw) notes.repair(field, 'spacing', raw, line);
  const name = withoutBullet(line)
    .replace(/[;:,]+$/, '')
    .trim();
  if (withoutBullet(line) !== line) notes.repair(field, 'bullet', line, name);
  return name;
}

export const isCutOff = (text: string): boolean => /(…|\.\.\.)$/.test(text);

/** At most `max` characters, cut at a word. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[,;:.\s]+$/, '')}…`;
}
