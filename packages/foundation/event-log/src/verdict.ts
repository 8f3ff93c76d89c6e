import type { Head } from './chain.ts';

/** What can be wrong with a log; each has its sentence in the message catalogues. */
const findingKinds = [
  'body_altered',
  'hash_altered',
  'prev_hash_altered',
  'seq_altered',
  'columns_altered',
  'row_unusable',
  'row_foreign',
  'rows_missing',
  'row_out_of_order',
  'link_broken',
  'tail_missing',
  'head_missing',
  'head_behind',
  'head_differs',
  'checkpoint_differs',
  'checkpoint_unreached',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** One thing that is wrong: where (`seq`; to `upTo` when it is a run of rows), what, and in which columns. */
export interface Finding {
  seq: number;
  what: FindingKind;
  upTo?: number;
  columns?: string[];
}

export interface Verdict {
  ok: boolean;
  rows: number;
  /** The last row that was read in order; the empty head if there was none. */
  head: Head;
  findings: Finding[];
  /** Findings beyond those listed. */
  more: number;
}
