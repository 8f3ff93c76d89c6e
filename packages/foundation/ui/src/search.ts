import { foldVietnamese } from '@chuan/kernel';

/** A stretch of a text, and whether the query matched it. */
export interface Mark {
  readonly text: string;
  readonly hit: boolean;
}

const wordsOf = (text: string): string[] => foldVietnamese(text).match(/[\p{L}\p{N}.]+/gu) ?? [];
const initialsOf = (text: string): string =>
  wordsOf(text)
    .map((word) => word.slice(0, 1))
    .join('');

/**
 * How well a text answers a query typed in haste: 3 all words in order, 2 all words somewhere, 2 its initials,
 * 1 some of the words, 0 not at all. Accents, đ and case do not count; the last word may be unfinished.
 */
export function matchStrength(query: string, text: string): 0 | 1 | 2 | 3 {
  const asked = wordsOf(query);
  if (asked.length === 0) return 1;
  const words = wordsOf(text);
  const found = asked.filter((word) => words.some((candidate) => candidate.startsWith(word)));
  if (found.length === asked.length) return words.join(' ').includes(asked.join(' ')) ? 3 : 2;
  const expanded = asked.join('');
  if (expanded.length >= 2 && initialsOf(text).includes(expanded)) return 2;
  if (matchesAbbreviated(asked, words)) return 2;
  return found.length > 0 && found.length * 2 >= asked.length ? 1 : 0;
}

/** `dk ho kinh doanh`: a word of the query may stand for the initials of several words that follow each other. */
function matchesAbbreviated(asked: readonly string[], words: readonly string[]): boolean {
  return asked.every((word) => {
    if (words.some((candidate) => candidate.startsWith(word))) return true;
    if (word.length < 2) return false;
    return words.some((_, start) => {
      const run = words.slice(start, start + word.length);
      return run.length === word.length && run.every((candidate, index) => candidate.startsWith(word[index] ?? ''));
    });
  });
}

/** Cuts a text into hit and other stretches, for underlining. */
export function markMatches(query: string, text: string): Mark[] {
  const asked = wordsOf(query);
  const parts = text.split(/(\s+)/);
  const plain = parts.map((part) => foldVietnamese(part));
  const last = asked.at(-1);
  // Only the last word may be unfinished; "ho" is not "hoạt".
  const hit = plain.map((part) => asked.some((word) => part === word || (word === last && part.startsWith(word))));
  for (const word of asked) markInitials(word, plain, hit);
  const marks: Mark[] = [];
  parts.forEach((part, index) => {
    const between = !/\S/.test(part) && hit[index - 1] === true && hit[index + 1] === true;
    const isHit = hit[index] === true || between;
    const before = marks.at(-1);
    if (before !== undefined && before.hit === isHit)
      marks[marks.length - 1] = { text: before.text + part, hit: isHit };
    else marks.push({ text: part, hit: isHit });
  });
  return marks.filter((mark) => mark.text !== '');
}

function markInitials(word: string, plain: readonly string[], hit: boolean[]): void {
  if (word.length < 2 || plain.some((part) => part.startsWith(word))) return;
  const words = plain.map((part, index) => ({ part, index })).filter(({ part }) => /\S/.test(part));
  words.forEach((_, start) => {
    const run = words.slice(start, start + word.length);
    if (run.length !== word.length || !run.every(({ part }, at) => part.startsWith(word[at] ?? ''))) return;
    for (const { index } of run) hit[index] = true;
  });
}
