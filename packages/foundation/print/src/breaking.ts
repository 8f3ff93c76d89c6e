import type { Run } from './text.ts';

/** How wide a text is, in points. */
export type Measure = (text: string, style: Run) => number;

export interface Line {
  readonly runs: readonly Run[];
  readonly widthPt: number;
  /** The line ends its paragraph, so it is never stretched. */
  readonly isLast: boolean;
}

type Word = { readonly runs: Run[]; widthPt: number };
type Token = 'break' | { readonly space: Run } | Word;

const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

function tokensOf(runs: readonly Run[], measure: Measure): Token[] {
  const tokens: Token[] = [];
  let word: Word | undefined;
  for (const run of runs) {
    for (const part of run.text.split(/( +|\n)/)) {
      if (part === '') continue;
      if (part === '\n' || part.startsWith(' ')) {
        word = undefined;
        tokens.push(part === '\n' ? 'break' : { space: { ...run, text: ' ' } });
        continue;
      }
      if (!word) tokens.push((word = { runs: [], widthPt: 0 }));
      word.runs.push({ ...run, text: part });
      word.widthPt += measure(part, run);
    }
  }
  return tokens;
}

/** A word too wide for any line, cut after its hyphens, stops and strokes where that is enough, else between letters. */
function cut(word: Word, widthPt: number, measure: Measure): Word[] {
  const parts = word.runs.flatMap((run) =>
    run.text
      .split(/(?<=[-/.,;:_@&?=])/)
      .map((text): Word => ({ runs: [{ ...run, text }], widthPt: measure(text, run) })),
  );
  return parts.flatMap((part) => (part.widthPt <= widthPt ? [part] : cutLetters(part, widthPt, measure)));
}

function cutLetters(word: Word, widthPt: number, measure: Measure): Word[] {
  const pieces: Word[] = [{ runs: [], widthPt: 0 }];
  for (const run of word.runs) {
    let text = '';
    let textWidth = 0;
    const flush = () => {
      if (text !== '') pieces.at(-1)!.runs.push({ ...run, text });
      text = '';
      textWidth = 0;
    };
    for (const { segment } of graphemes.segment(run.text)) {
      const width = measure(segment, run);
      if (pieces.at(-1)!.widthPt + width > widthPt && pieces.at(-1)!.widthPt > 0) {
        flush();
        pieces.push({ runs: [], widthPt: 0 });
      }
      text += segment;
      textWidth += width;
      pieces.at(-1)!.widthPt += width;
    }
    flush();
  }
  return pieces;
}

const sameFace = (a: Run, b: Run) => !a.bold === !b.bold && !a.italic === !b.italic;

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && sameFace(last, run)) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** Lines of at most `widthPt` points; a line always takes at least one letter. */
export function breakLines(runs: readonly Run[], widthPt: number, measure: Measure): Line[] {
  const lines: Line[] = [];
  let current: Run[] = [];
  let used = 0;
  let gap: Run | undefined;
  const close = (isLast: boolean) => {
    lines.push({ runs: joined(current), widthPt: used, isLast });
    current = [];
    used = 0;
    gap = undefined;
  };
  const place = (word: Word) => {
    const gapWidth = gap && current.length > 0 ? measure(' ', gap) : 0;
    if (current.length > 0 && used + gapWidth + word.widthPt > widthPt) close(false);
    else if (gap && current.length > 0) {
      current.push(gap);
      used += gapWidth;
    }
    current.push(...word.runs);
    used += word.widthPt;
    gap = undefined;
  };
  for (const token of tokensOf(runs, measure)) {
    if (token === 'break') close(true);
    else if ('space' in token) gap = token.space;
    else if (token.widthPt <= widthPt) place(token);
    else for (const piece of cut(token, widthPt, measure)) place(piece);
  }
  if (current.length > 0 || lines.length === 0) close(true);
  return lines;
}

/** As few lines as `breakLines` makes, of as even a width as words allow: for titles and letterheads. */
export function balanceLines(runs: readonly Run[], widthPt: number, measure: Measure): Line[] {
  const plain = breakLines(runs, widthPt, measure);
  if (plain.length < 2 || plain.length > 6) return plain;
  let low = Math.max(...plain.map((line) => line.widthPt)) / 2;
  let high = widthPt;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const tried = breakLines(runs, middle, measure);
    if (tried.length > plain.length || tried.some((line) => line.widthPt > middle)) low = middle;
    else high = middle;
  }
  return breakLines(runs, high, measure);
}
