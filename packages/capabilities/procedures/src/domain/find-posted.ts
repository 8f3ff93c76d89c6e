import { foldVietnamese } from '@chuan/kernel';
import type { PostedRow } from '../contract.ts';
import { askingWords, everydayFields, everydayWords } from './everyday-words.ts';

interface Word {
  /** Without accents; `kí` is `ký`. */
  readonly folded: string;
  readonly accents: ReadonlySet<string>;
}

/** The words of a text; a code such as 1.001193 is one. */
const accentedWordsOf = (text: string): Word[] =>
  (text.normalize('NFD').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\.[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu) ?? []).map(
    (word) => ({
      folded: foldVietnamese(word).replace(/^([^aeiou]*)y$/, '$1i'),
      accents: new Set(word.toLowerCase().match(/[\p{M}đ]/gu)),
    }),
  );

const wordsOf = (text: string): string[] => accentedWordsOf(text).map(({ folded }) => folded);

/** Words between spaces, so that a run of whole words is found as a piece of text. */
const spaced = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** What was asked in one piece: a word, or an everyday phrase with what the law calls it. */
interface Ask {
  readonly words: readonly string[];
  readonly means: readonly string[];
  /** What it touches only broadly. */
  readonly touches: readonly string[];
}

const spacedAll = (texts: readonly string[] = []) => texts.map((one) => spaced(wordsOf(one)));

interface Phrase extends Ask {
  readonly accented: readonly Word[];
}

const phraseOf = (phrase: string, means?: readonly string[], touches?: readonly string[]): Phrase => ({
  words: wordsOf(phrase),
  accented: accentedWordsOf(phrase),
  means: spacedAll(means),
  touches: spacedAll(touches),
});

const phrases: readonly Phrase[] = [
  ...Object.entries(everydayWords).map(([phrase, means]) => phraseOf(phrase, means, everydayFields[phrase])),
  ...askingWords.map((phrase) => phraseOf(phrase)),
].sort((a, b) => b.words.length - a.words.length);

/** Whether a phrase is what was typed: `so do` and `sổ dõ` are `sổ đỏ`; `sơ đồ` is another in each word. */
const isTyped = ({ accented }: Phrase, typed: readonly Word[]): boolean => {
  const isOther = (word: Word, at: number) => [...typed[at]!.accents].some((accent) => !word.accents.has(accent));
  return (
    accented.every(({ folded }, at) => folded === typed[at]?.folded) &&
    !(accented.length > 1 && accented.every(isOther))
  );
};

/** How much of what was typed has to be there, and how well it has to be typed. */
interface Strictness {
  /** Words that only ask count too: `lâm sản` and `làm` are the same without accents. */
  readonly isEveryWord: boolean;
  readonly isForgiving: boolean;
}

/** The query in pieces, the longest phrases first; words that only ask may be left out unless there is nothing else. */
function asksOf(typed: readonly Word[], { isEveryWord }: Strictness): Ask[] {
  const asks: Ask[] = [];
  const telling: Ask[] = [];
  for (let at = 0; at < typed.length; at += asks.at(-1)!.words.length) {
    const rest = typed.slice(at);
    const phrase = phrases.find((one) => isTyped(one, rest));
    const ask = phrase ?? { words: [typed[at]!.folded], means: [], touches: [] };
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
  /** The words of each of them. */
  readonly parts: readonly (readonly string[])[];
  readonly initials: string;
}

function textOf(row: PostedRow): Text {
  const [name, shortName] = [wordsOf(row.name), wordsOf(row.shortName)];
  const [field, code] = [wordsOf(row.field), wordsOf(row.procedureCode)];
  const names = `${spaced(name)}|${spaced(shortName)}`;
  return {
    row,
    name: spaced(name),
    shortName: spaced(shortName),
    names,
    all: `${names}|${spaced(field)}|${spaced(code)}`,
    parts: [name, shortName, field, code],
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

/** An ask with what each of its words may stand for. */
interface ReadAsk extends Ask {
  readonly readings: readonly (readonly string[])[];
}

interface Query {
  readonly whole: string;
  readonly telling: string;
  readonly asked: readonly string[];
  readonly asks: readonly ReadAsk[];
}

const timesIn = (words: readonly string[], word: string): number => words.filter((one) => one === word).length;

/** Words that are there besides where they are asked for as they stand: `tien dien` is not the one `dien` twice. */
const spareOf = ({ parts }: Text, asked: readonly string[]): ReadonlySet<string> =>
  new Set(parts.flatMap((part) => part.filter((word) => timesIn(part, word) > timesIn(asked, word))));

/** From so many letters on, initials say as much as the words. */
const leastForSureInitials = 4;

interface Weighed {
  /** How sure a word is: 3 in a name, 2 beside the names, 1 unfinished, mistyped or by its initials, 0 not there. */
  readonly weight: number;
  readonly isForgiven: boolean;
}

/** A procedure with the words of it that others may stand for. */
interface Place {
  readonly text: Text;
  readonly spare: ReadonlySet<string>;
}

function weigh(word: string, readings: readonly string[], { text, spare }: Place) {
  const { names, all, initials } = text;
  const as = (weight: number, isForgiven = false): Weighed => ({ weight, isForgiven });
  if (names.includes(` ${word} `)) return as(3);
  if (all.includes(` ${word} `)) return as(2);
  if (isInitials(word) && initials.includes(word)) return as(1, word.length < leastForSureInitials);
  return readings.some((one) => spare.has(one)) ? as(1, true) : as(0);
}

interface Scored {
  readonly text: Text;
  /** How many of the words asked for are there. */
  readonly hits: number;
  /** Nothing is touched only broadly, and at most one of several words is there only by forgiving. */
  readonly isSure: boolean;
  /** Compared in turn, the greater first. */
  readonly rank: readonly number[];
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** How much of one ask a procedure has. */
function askScore({ words, readings, means, touches }: ReadAsk, place: Place) {
  const { text } = place;
  const weighed = words.map((word, at) => weigh(word, readings[at]!, place));
  const there = weighed.filter(({ weight }) => weight > 0).length;
  const isMeant = means.some((one) => text.all.includes(one));
  const isTouched = !isMeant && there < words.length && touches.some((one) => text.all.includes(one));
  return {
    hits: isMeant || isTouched ? words.length : there,
    weight: Math.max(isMeant ? 2 * words.length : 0, sumOf(weighed.map(({ weight }) => weight))),
    forgiven: isMeant ? 0 : weighed.filter((one) => one.isForgiven).length,
    isTouched,
  };
}

function scoreOf(text: Text, { whole, telling, asked, asks }: Query): Scored {
  const place = { text, spare: spareOf(text, asked) };
  const scores = asks.map((ask) => askScore(ask, place));
  const hits = sumOf(scores.map((score) => score.hits));
  const forgiven = sumOf(scores.map((score) => score.forgiven));
  const title = text.name === whole ? 2 : text.shortName === whole ? 1 : 0;
  const isInOneRun = text.names.includes(telling) ? 1 : 0;
  const weight = sumOf(scores.map((score) => score.weight));
  return {
    text,
    hits,
    isSure: forgiven <= 1 && forgiven < hits && !scores.some((score) => score.isTouched),
    rank: [title, hits, isInOneRun, weight, -text.name.split(' ').length],
  };
}

/** The better first; among equals the alphabet decides, so that the order of the list never does. */
function compareScored(a: Scored, b: Scored): number {
  const at = a.rank.findIndex((value, index) => value !== b.rank[index]);
  if (at >= 0) return b.rank[at]! - a.rank[at]!;
  return a.text.row.name.localeCompare(b.text.row.name, 'vi') || (a.text.row.id < b.text.row.id ? -1 : 1);
}

export interface FoundPosted {
  /** Those that surely have all the words, the best first. */
  readonly rows: PostedRow[];
  /** The few others that have most of them, or all by more forgiving than is sure; without any row, that have some. */
  readonly nearest: PostedRow[];
}

const mostNearest = 5;

interface Ranked extends FoundPosted {
  /** Some have all the words, surely or not. */
  readonly hasAll: boolean;
}

function rank(texts: readonly Text[], typed: readonly Word[], strictness: Strictness): Ranked {
  const asks = asksOf(typed, strictness);
  const asked = asks.flatMap((ask) => ask.words);
  const readingsOf = readingsIn(texts, strictness);
  const read = asks.map((ask) => ({ ...ask, readings: ask.words.map(ask.means.length > 0 ? () => [] : readingsOf) }));
  const query = { whole: spaced(typed.map(({ folded }) => folded)), telling: spaced(asked), asked, asks: read };
  const scored = texts.map((text) => scoreOf(text, query)).sort(compareScored);
  const isFound = ({ hits, isSure }: Scored) => hits === asked.length && isSure;
  const rows = scored.filter(isFound);
  const least = rows.length > 0 ? asked.length / 2 : 0;
  const nearest = scored.filter((one) => one.hits > least && !isFound(one)).slice(0, mostNearest);
  return {
    rows: rows.map(({ text }) => text.row),
    nearest: nearest.map(({ text }) => text.row),
    hasAll: scored.some(({ hits }) => hits === asked.length),
  };
}

/** From the strictest on; the first that finds something decides, else the first that has all the words somehow. */
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
  const typed = accentedWordsOf(query);
  if (typed.length === 0) return { rows: [], nearest: [] };
  const texts = rows.map(textOf);
  const answers = tried.map((strictness) => rank(texts, typed, strictness));
  const { rows: found, nearest } =
    answers.find((answer) => answer.rows.length > 0) ?? answers.find((answer) => answer.hasAll) ?? answers[1]!;
  return { rows: found, nearest };
}
