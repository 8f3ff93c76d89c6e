import type { ImportNote, ImportReason } from '../../contract.ts';

/** What was put right in a row, and what looks wrong but is left for a person. */
export class RowNotes {
  readonly repaired: ImportNote[] = [];
  readonly flagged: ImportNote[] = [];
  readonly code: string;
  private readonly told = new Set<string>();

  constructor(code: string) {
    this.code = code;
  }

  repair(field: string, why: ImportReason, from: unknown, to: unknown): void {
    const what = `${shown(from)} → ${shown(to)}`;
    if (this.isNew(field, why, what)) this.repaired.push({ code: this.code, field, why, what });
  }

  flag(field: string, why: ImportReason, what: unknown): void {
    if (this.isNew(field, why, shown(what))) this.flagged.push({ code: this.code, field, why, what: shown(what) });
  }

  /** The same remark on the same part is made once a row. */
  private isNew(field: string, why: ImportReason, what: string): boolean {
    const key = `${field}|${why}|${what}`;
    return !this.told.has(key) && Boolean(this.told.add(key));
  }
}

const longest = 160;

/** A value as a report can show it: control characters made visible, cut to a line. */
function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
    .replace(/\n/g, '⏎')
    .replace(/\t/g, '⇥');
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
