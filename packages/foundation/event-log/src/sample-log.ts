import { createEntryHasher, emptyHead, type Head, type LogRow } from './chain.ts';
import { type LogEntry, sealEntry } from './entry.ts';
import { serverSha256 } from './sha256-server.ts';

const uuid = (kind: number, n: number) => `0197a000-000${kind}-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const sampleLogId = (n = 1) => uuid(1, n);

/** A plausible entry: every third by the system, every fifth a read, some without a subject. */
export function sampleEntry(n: number): LogEntry {
  const person = {
    kind: 'person',
    id: uuid(2, n % 17),
    name: 'Nguyễn Thị Hạnh',
    positionName: 'Công chức một cửa',
  } as const;
  return {
    at: 1_790_000_000_000 + n * 1_337,
    actor: n % 3 === 0 ? { kind: 'system' } : person,
    action: n % 5 === 0 ? 'dossier.read' : 'dossier.forward',
    subject: n % 7 === 0 ? undefined : { kind: 'dossier', id: uuid(3, n % 401), label: 'H29.12-261122-0042' },
    purpose: n % 5 === 0 ? 'Xử lý hồ sơ được giao' : undefined,
    before: { step: 'tiep-nhan', version: n },
    after: { step: 'tham-dinh', version: n + 1, note: 'Đã kiểm tra thành phần hồ sơ' },
    requestId: n % 4 === 0 ? undefined : `req-${n}`,
  };
}

/** A whole log in memory, chained as the database chains it. */
export function sampleLog(count: number, logId = sampleLogId(), start: Head = emptyHead): LogRow[] {
  const hashOf = createEntryHasher(serverSha256);
  let previous = start.hash;
  return Array.from({ length: count }, (_, i) => {
    const seq = start.seq + i + 1;
    const { columns, body } = sealEntry(logId, sampleEntry(seq));
    const prevHash = previous;
    previous = hashOf(prevHash, seq, body)!;
    return { ...columns, seq, body, prevHash, hash: previous };
  });
}

export const headOf = (rows: readonly LogRow[]): Head => {
  const last = rows.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : emptyHead;
};

/** The rows chained anew from `from` on, as a forger would who may write everything in the database. */
export function rehash(rows: readonly LogRow[], from = 0): LogRow[] {
  const hashOf = createEntryHasher(serverSha256);
  let previous = rows[from - 1]?.hash ?? emptyHead.hash;
  return rows.map((row, i) => {
    if (i < from) return row;
    const seq = i + 1;
    const prevHash = previous;
    previous = hashOf(prevHash, seq, row.body)!;
    return { ...row, seq, prevHash, hash: previous };
  });
}
