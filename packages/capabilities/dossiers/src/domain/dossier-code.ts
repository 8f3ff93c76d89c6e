import type { CivilDate } from '@chuan/kernel';

/** How an agency writes its codes: `{agencyIdentifier}`, `{YYMMDD}` and `{seqN}` stand for what they say. */
export interface CodeFormat {
  readonly pattern: string;
  readonly agencyIdentifier: string;
}

type Piece = { readonly kind: 'text' | 'day' | 'seq'; readonly text: string; readonly digits: number };

const piecesOf = ({ pattern, agencyIdentifier }: CodeFormat): Piece[] =>
  pattern.split(/(\{agencyIdentifier\}|\{YYMMDD\}|\{seq\d\})/).map((part) => {
    if (part === '{agencyIdentifier}') return { kind: 'text', text: agencyIdentifier, digits: 0 };
    if (part === '{YYMMDD}') return { kind: 'day', text: '', digits: 6 };
    const seq = /^\{seq(\d)\}$/.exec(part);
    return seq ? { kind: 'seq', text: '', digits: Number(seq[1]) } : { kind: 'text', text: part, digits: 0 };
  });

export const dayOfCode = (on: CivilDate): string => on.slice(2).replaceAll('-', '');

/** The code of a day's dossier with a number. */
export const dossierCode = (format: CodeFormat, on: CivilDate, number: number): string =>
  piecesOf(format)
    .map(({ kind, text, digits }) => {
      if (kind === 'text') return text;
      return kind === 'day' ? dayOfCode(on) : String(number).padStart(digits, '0');
    })
    .join('');

/** What is left of a code read out over the telephone: letters and digits, large and plain. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * A code as the agency writes it, however its parts were parted when it was typed; undefined where it is none of this
 * format.
 */
export function codeWritten(typed: string, format: CodeFormat): string | undefined {
  const pieces = piecesOf(format);
  const shape = pieces.map(({ kind, text, digits }) => {
    if (kind === 'text') return `(${bare(text)})`;
    return kind === 'day' ? `(\\d{${digits}})` : `(\\d{${digits},})`;
  });
  const found = new RegExp(`^${shape.join('')}$`, 'u').exec(bare(typed));
  return found
    ?.slice(1)
    .map((part, index) => (pieces[index]?.kind === 'text' ? pieces[index].text : part))
    .join('');
}
