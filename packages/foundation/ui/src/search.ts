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
 * How well a text answers a query typed in haste: 3 all of it in one stretch, 2 all of it somewhere, 1 some of the
 * words, 0 not at all. A word may stand for the initials of several that follow each other, and the last may be
 * unfinished; accents, đ and case do not count.
 */
export function matchStrength(query: string, text: string): 0 | 1 | 2 | 3 {
  const asked = wordsOf(query);
  if (asked.length === 0) return 1;
  const words = wordsOf(text);
  if (words.some((_, start) => isStretch(asked, words.slice(start)))) return 3;
  const expanded = asked.join('');
  if (expanded.length >= 2 && initialsOf(text).includes(expanded)) return 2;
  const starts = (word: string) => words.some((candidate) => candidate.startsWith(word));
  if (asked.every((word) => starts(word) || words.some((_, start) => isInitials(word, words.slice(start))))) return 2;
  const found = asked.filter(starts);
  return found.length > 0 && found.length * 2 >= asked.length ? 1 : 0;
}

/**
 * Where an item belongs among those that answer a query; the higher the better. What its title says counts before
 * what is only in the note below it: nobody looks for "thành lập" to end a business of that field.
 */
export function matchRank(query: string, title: string, note = ''): number {
  const own = matchStrength(query, title);
  return own >= 2 ? own + 2 : matchStrength(query, `${title} ${note}`);
}

const isInitials = (word: string, words: readonly string[]): boolean =>
  word.length >= 2 && words.length >= word.length && [...word].every((letter, at) => words[at]?.startsWith(letter));

/** `ho kd`: whether the words begin with all that was asked, nothing between. Only its last word may be unfinished. */
function isStretch(asked: readonly string[], words: readonly string[]): boolean {
  const [word, ...rest] = asked;
  if (word === undefined) return true;
  const isWord = rest.length === 0 ? words[0]?.startsWith(word) : words[0] === word;
  if (isWord && isStretch(rest, words.slice(1))) return true;
  return isInitials(word, words) && isStretch(rest, words.slice(word.length));
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
