import {
  columnsAgree,
  createEntryHasher,
  disagreeingColumns,
  emptyHead,
  type Head,
  type LogRow,
  unusableColumns,
} from './chain.ts';
import type { Sha256 } from './sha256.ts';
import type { Finding, Verdict } from './verdict.ts';

export interface VerifyOptions {
  /** Whose log it must be; a row of another is foreign. */
  logId?: string;
  /** What comes before the first row; without `hash` the first row's own link is taken on trust. Default: nothing. */
  start?: { seq: number; hash?: string };
  /** The head as stored apart from the rows; `null` if it is gone. Left out: not compared. */
  expectedHead?: Head | null;
  /** Heads witnessed outside the database. A bare chain cannot show a cut tail or a rewritten past; these do. */
  checkpoints?: readonly Head[];
  /** How many findings are listed; the rest are counted. */
  maxFindings?: number;
}

/** A row whose stored hash is not the hash of its content; the next row tells which of the two was altered. */
interface Unexplained {
  seq: number;
  row: LogRow;
  computed: string | undefined;
}

/** Follows one chain row by row, in the order of `seq`. Holds one row's hash, never the log. */
export class ChainVerifier {
  readonly #options: VerifyOptions;
  readonly #hashOf: ReturnType<typeof createEntryHasher>;
  readonly #checkpoints: readonly Head[];
  readonly #findings: Finding[] = [];
  readonly #maxFindings: number;
  #more = 0;
  #rows = 0;
  #nextCheckpoint = 0;
  #lastSeq: number;
  /** The hash that the next row must name, or undefined if it cannot be known. */
  #lastHash: string | undefined;
  #unexplained: Unexplained | undefined;

  constructor(sha256: Sha256, options: VerifyOptions = {}) {
    const start = options.start ?? emptyHead;
    this.#options = options;
    this.#hashOf = createEntryHasher(sha256);
    this.#maxFindings = options.maxFindings ?? 100;
    this.#lastSeq = start.seq;
    this.#lastHash = start.hash;
    if (start.seq === 0 && start.hash !== undefined && start.hash !== emptyHead.hash) {
      this.#find({ seq: 1, what: 'link_broken' });
    }
    const ordered = [...(options.checkpoints ?? [])].sort((a, b) => a.seq - b.seq);
    this.#checkpoints = ordered.filter(({ seq }) => seq > start.seq);
    const atStart = ordered.filter(
      ({ seq, hash }) => seq === start.seq && start.hash !== undefined && hash !== start.hash,
    );
    for (const { seq } of atStart) this.#find({ seq, what: 'checkpoint_differs' });
  }

  push(row: LogRow): void {
    this.#rows++;
    const expected = this.#lastSeq + 1;
    if (!isUsable(row)) {
      this.#explain(undefined);
      this.#find({ seq: expected, what: 'row_unusable', columns: unusableColumns(row) });
      this.#advance(expected, typeof row.hash === 'string' && row.hash.length === 64 ? row.hash : undefined);
      return;
    }
    const computed = this.#hashOf(row.prevHash, row.seq, row.body);
    if (row.seq !== expected) return this.#outOfTurn(row, expected, computed);
    if (this.#unexplained) this.#explain(row.prevHash);
    const linked = this.#lastHash === undefined || row.prevHash === this.#lastHash;
    if (computed === row.hash) {
      if (!linked) this.#find({ seq: row.seq, what: 'link_broken' });
    } else if (!linked && this.#hashOf(this.#lastHash!, row.seq, row.body) === row.hash) {
      this.#find({ seq: row.seq, what: 'prev_hash_altered' });
    } else {
      if (!linked) this.#find({ seq: row.seq, what: 'link_broken' });
      this.#unexplained = { seq: row.seq, row, computed };
    }
    this.#compareColumns(row, row.seq);
    this.#advance(row.seq, row.hash);
  }

  finish(): Verdict {
    const { expectedHead } = this.#options;
    const last = this.#lastSeq;
    this.#explain(expectedHead?.seq === last ? expectedHead.hash : undefined);
    const head: Head = { seq: last, hash: this.#lastHash ?? '' };
    if (expectedHead) this.#compareHead(expectedHead, head);
    else if (expectedHead === null && this.#rows > 0) this.#find({ seq: last, what: 'head_missing' });
    for (const { seq } of this.#checkpoints.slice(this.#nextCheckpoint)) {
      this.#find({ seq: last + 1, what: 'checkpoint_unreached', upTo: seq });
    }
    const ok = this.#findings.length === 0 && this.#more === 0;
    return { ok, rows: this.#rows, head, findings: this.#findings, more: this.#more };
  }

  #compareHead(expected: Head, found: Head): void {
    if (expected.seq > found.seq) this.#find({ seq: found.seq + 1, what: 'tail_missing', upTo: expected.seq });
    else if (expected.seq < found.seq) this.#find({ seq: expected.seq, what: 'head_behind', upTo: found.seq });
    else if (expected.hash !== found.hash) this.#find({ seq: expected.seq, what: 'head_differs' });
  }

  /** A row whose number is not the next one: renumbered, after a gap, or moved. */
  #outOfTurn(row: LogRow, expected: number, computed: string | undefined): void {
    if (computed !== row.hash && this.#hashOf(row.prevHash, expected, row.body) === row.hash) {
      this.#explain(row.prevHash);
      this.#find({ seq: expected, what: 'seq_altered' });
      this.#compareColumns(row, expected);
      this.#advance(expected, row.hash);
    } else if (row.seq > expected) {
      this.#explain(undefined);
      this.#find({ seq: expected, what: 'rows_missing', upTo: row.seq - 1 });
      if (computed !== row.hash) this.#unexplained = { seq: row.seq, row, computed };
      this.#compareColumns(row, row.seq);
      this.#skipCheckpoints(row.seq);
      this.#advance(row.seq, row.hash);
    } else {
      this.#find({ seq: row.seq, what: 'row_out_of_order' });
    }
  }

  #compareColumns(row: LogRow, seq: number): void {
    const foreign = this.#options.logId !== undefined && row.logId !== this.#options.logId;
    if (foreign) this.#find({ seq, what: 'row_foreign' });
    // Of an unexplained row nobody knows yet whether its body is the true one.
    if (this.#unexplained?.row !== row) this.#compareWithBody(row, seq);
  }

  #compareWithBody(row: LogRow, seq: number): void {
    if (columnsAgree(row)) return;
    const columns = disagreeingColumns(row);
    if (columns === undefined || columns.length === 0) this.#find({ seq, what: 'body_altered' });
    else this.#find({ seq, what: 'columns_altered', columns });
  }

  /** Decides which side of an unexplained row was altered, by what the following row names as its previous hash. */
  #explain(named: string | undefined): void {
    const open = this.#unexplained;
    if (!open) return;
    this.#unexplained = undefined;
    const hashAltered = named !== undefined && named === open.computed;
    this.#find({ seq: open.seq, what: hashAltered ? 'hash_altered' : 'body_altered' });
    if (!hashAltered) return;
    this.#lastHash = open.computed;
    this.#compareWithBody(open.row, open.seq);
  }

  #advance(seq: number, hash: string | undefined): void {
    this.#lastSeq = seq;
    this.#lastHash = hash;
    for (;;) {
      const checkpoint = this.#checkpoints[this.#nextCheckpoint];
      if (checkpoint === undefined || checkpoint.seq > seq) return;
      if (checkpoint.hash !== hash) this.#find({ seq, what: 'checkpoint_differs' });
      this.#nextCheckpoint++;
    }
  }

  /** Checkpoints inside a gap say nothing more than the gap does. */
  #skipCheckpoints(upTo: number): void {
    while ((this.#checkpoints[this.#nextCheckpoint]?.seq ?? Number.POSITIVE_INFINITY) < upTo) this.#nextCheckpoint++;
  }

  #find(finding: Finding): void {
    if (this.#findings.length < this.#maxFindings) this.#findings.push(finding);
    else this.#more++;
  }
}

/** The cheap question before the exact one of `unusableColumns`. */
function isUsable(row: LogRow): boolean {
  return (
    Number.isSafeInteger(row.seq) &&
    typeof row.action === 'string' &&
    typeof row.logId === 'string' &&
    typeof row.at === 'number' &&
    (row.actorId === null || typeof row.actorId === 'string') &&
    (row.subjectKind === null || typeof row.subjectKind === 'string') &&
    (row.subjectId === null || typeof row.subjectId === 'string') &&
    (row.requestId === null || typeof row.requestId === 'string') &&
    row.body instanceof Uint8Array &&
    typeof row.prevHash === 'string' &&
    row.prevHash.length === 64 &&
    typeof row.hash === 'string' &&
    row.hash.length === 64
  );
}

/** Verifies rows at hand, in the order in which they come. */
export function verifyRows(sha256: Sha256, rows: Iterable<LogRow>, options: VerifyOptions = {}): Verdict {
  const verifier = new ChainVerifier(sha256, options);
  for (const row of rows) verifier.push(row);
  return verifier.finish();
}
