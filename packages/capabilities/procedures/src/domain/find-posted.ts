import { foldVietnamese } from '@chuan/kernel';
import type { PostedRow } from '../contract.ts';
import { askingWords, everydayWords } from './everyday-words.ts';

/** Folded words; `kí` is `ký`, and a code such as 1.001193 is one word. */
const wordsOf = (text: string): string[] =>
  (foldVietnamese(text).match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu) ?? []).map((word) =>
    word.replace(/^([^aeiou]*)y$/, '$1i'),
  );

/** Words between spaces, so that a run of whole words is found as a piece of text. */
const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** What was asked in one piece: a word, or an everyday phrase with what the law calls it. */
interface Ask {
  readonly words: readonly string[];
  readonly means: readonly string[];
}

const phrases: readonly Ask[] = [
  ...Object.entries(everydayWords).map(([phrase, means]) => ({
    words: wordsOf(phrase),
    means: means.map((one) => spaced(wordsOf(one))),
  })),
  ...askingWords.map((phrase) => ({ words: wordsOf(phrase), means: [] })),
].sort((a, b) => b.words.length - a.words.length);

/** How much of what was typed has to be there, and how well it has to be typed. */
interface Strictness {
  /** Words that only ask count too: `lâm sản` and `làm` are the same without accents. */
  readonly isEveryWord: boolean;
  readonly isForgiving: boolean;
}

/** The query in pieces, the longest phrases first; words that only ask may be left out unless there is nothing else. */
function asksOf(words: readonly string[], { isEveryWord }: Strictness): Ask[] {
  const asks: Ask[] = [];
  const telling: Ask[] = [];
  for (let at = 0; at < words.length; at += asks.at(-1)!.words.length) {
    const phrase = phrases.find((one) => one.words.every((word, index) => word === words[at + index]));
    const ask = phrase ?? { words: [words[at]!], means: [] };
    asks.push(ask);
    if (phrase === undefined || phrase.means.length > 0) telling.push(ask);
  }
  return telling.length > 0 && !isEveryWord ? telling : asks;
}

/** Whether one letter too many, too few, wrong, or two changed about, is all that sets two words apart. */
export function isOneSlipAway(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long === short || long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  const rest = long.slice(at + 1);
  if (long.length > short.length) return rest === short.slice(at);
  const isSwapped = long[at] === short[at + 1] && long[at + 1] === short[at];
  return rest === short.slice(at + 1) || (isSwapped && long.slice(at + 2) === short.slice(at + 2));
}

/** A procedure as the search reads it. */
interface Text {
  readonly row: PostedRow;
  readonly name: string;
  readonly shortName: string;
  /** Name and short name, and then all that is searched. */
  readonly names: string;
  readonly all: string;
  readonly initials: string;
}

function textOf(row: PostedRow): Text {
  const [name, shortName] = [wordsOf(row.name), wordsOf(row.shortName)];
  const names = `${spaced(name)}|${spaced(shortName)}`;
  return {
    row,
    name: spaced(name),
    shortName: spaced(shortName),
    names,
    all: `${names}|${spaced(wordsOf(row.field))}|${spaced(wordsOf(row.procedureCode))}`,
    initials: [name, shortName].map((words) => words.map((word) => word[0]).join('')).join(' '),
  };
}

/** The words of the list that a typed word may stand for; itself alone where the list has it and nothing forgives. */
type Readings = (word: string) => readonly string[];

const leastForSlip = 4;
const isTypable = (word: string) => word.length >= leastForSlip && !/\p{N}/u.test(word);
/** A Vietnamese syllable has a vowel; what has none is short for several: `dk`, `gpxd`. */
const isInitials = (word: string) => /^[bcdghklmnpqrstvx]{2,}$/.test(word);

function readingsIn(texts: readonly Text[], { isForgiving }: Strictness): Readings {
  const known = new Set(texts.flatMap((text) => text.all.split(/[ |]+/)));
  known.delete('');
  return (word) => {
    if (known.has(word) && !isForgiving) return [];
    const isMeant = (one: string) =>
      one !== word &&
      ((word.length > 1 && one.startsWith(word) && !known.has(word)) ||
        (isTypable(word) && isTypable(one) && isOneSlipAway(word, one)));
    return [...known].filter(isMeant);
  };
}

/** How sure a word is: 3 in a name, 2 beside the names, 1 unfinished, mistyped or by its initials, 0 not there. */
function weightOf(word: string, readings: readonly string[], { names, all, initials }: Text): number {
  if (names.includes(` ${word} `)) return 3;
  if (all.includes(` ${word} `)) return 2;
  if (readings.some((one) => all.includes(` ${one} `))) return 1;
  return isInitials(word) && initials.includes(word) ? 1 : 0;
}

interface Scored {
  readonly text: Text;
  /** How many of the words asked for are there. */
  readonly hits: number;
  /** Compared in turn, the greater first. */
  readonly rank: readonly number[];
}

interface Query {
  readonly whole: string;
  readonly telling: string;
  readonly asks: readonly Ask[];
  readonly readings: ReadonlyMap<string, readonly string[]>;
}

function scoreOf(text: Text, { whole, telling, asks, readings }: Query): Scored {
  let [hits, weight] = [0, 0];
  for (const { words, means } of asks) {
    const weights = words.map((word) => weightOf(word, means.length > 0 ? [] : readings.get(word)!, text));
    const isMeant = means.some((one) => text.all.includes(one));
    hits += isMeant ? words.length : weights.filter((one) => one > 0).length;
    weight += Math.max(
      isMeant ? 2 * words.length : 0,
      weights.reduce((sum, one) => sum + one, 0),
    );
  }
  const title = text.name === whole ? 2 : text.shortName === whole ? 1 : 0;
  const isInOneRun = text.names.includes(telling) ? 1 : 0;
  return { text, hits, rank: [title, hits, isInOneRun, weight, -text.name.split(' ').length] };
}

/** The better first; among equals the alphabet decides, so that the order of the list never does. */
function compareScored(a: Scored, b: Scored): number {
  const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
  if (at >= 0) return b.rank[at]! - a.rank[at]!;
  return a.text.row.name.localeCompare(b.text.row.name, 'vi') || (a.text.row.id < b.text.row.id ? -1 : 1);
}

export interface FoundPosted {
  /** Those that have all the words, the best first. */
  readonly rows: PostedRow[];
  /** The few others that have most of them; without any row, those that have some. */
  readonly nearest: PostedRow[];
}

const mostNearest = 5;

function rank(texts: readonly Text[], words: readonly string[], strictness: Strictness): FoundPosted {
  const asks = asksOf(words, strictness);
  const asked = asks.flatMap((ask) => ask.words);
  const readingsOf = readingsIn(texts, strictness);
  const readings = new Map(asked.map((word) => [word, readingsOf(word)]));
  const query = { whole: spaced(words), telling: spaced(asked), asks, readings };
  const scored = texts.map((text) => scoreOf(text, query)).sort(compareScored);
  const rows = scored.filter(({ hits }) => hits === asked.length);
  const least = rows.length > 0 ? asked.length / 2 : 0;
  const nearest = scored.filter(({ hits }) => hits > least && hits < asked.length).slice(0, mostNearest);
  return { rows: rows.map(({ text }) => text.row), nearest: nearest.map(({ text }) => text.row) };
}

/** From the strictest on; the first that gives something decides. */
const tried: readonly Strictness[] = [
  { isEveryWord: true, isForgiving: false },
  { isEveryWord: false, isForgiving: false },
  { isEveryWord: false, isForgiving: true },
];

/**
 * The procedures that answer a query, as people type it: without accents, in everyday words, with a slip in a word of
 * four letters or more. A word that the list knows is taken as typed, unless nothing has all the words that way.
 *
 * @returns all of them for a query of nothing but spaces, none for one without a letter or number.
 */
export function findPosted(rows: readonly PostedRow[], query: string): FoundPosted {
  if (query.trim() === '') return { rows: [...rows], nearest: [] };
  const words = wordsOf(query);
  if (words.length === 0) return { rows: [], nearest: [] };
  const texts = rows.map(textOf);
  const answers = tried.map((strictness) => rank(texts, words, strictness));
  return answers.find((answer) => answer.rows.length > 0) ?? answers[1]!;
}
