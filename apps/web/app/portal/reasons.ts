import { civilDateOf } from '@chuan/kernel';
import type { TrackView } from '@chuan/dossiers/contract';
import { formatDayLong, formatDayMonth, formatDayShort, formatLedgerTime, formatTime } from '@chuan/ui/language';
import { limitText, workText } from './posted.ts';
import { type Reader, shortTime, spanTime } from './tracking.ts';

export type Explanation = NonNullable<TrackView['explanation']>;
type Row = Explanation['ledger'][number];

export interface Reason {
  readonly key: string;
  readonly text: string;
  readonly note: string;
  /** The number of the paper behind it. */
  readonly document: string;
  readonly when: string;
}

type Told = Pick<Reason, 'text' | 'note' | 'document'>;

function limitReason(explanation: Explanation, receivedAt: number, { t, locale }: Reader): Told {
  const inHours = explanation.limit.unit === 'working_hours';
  return {
    text: t('tracking.reasonLimit', {
      limit: limitText(explanation.limit, t),
      from: formatDayLong(civilDateOf(explanation.startsAt), locale),
    }),
    note: t(inHours ? 'tracking.reasonLimitHours' : 'tracking.reasonLimitNote', { when: shortTime(receivedAt) }),
    document: '',
  };
}

function pauseReason(row: Row | undefined, { t }: Reader): Told {
  const { reason = '', document = '', from = null, to = null, workedMinutes = null } = row ?? {};
  return {
    text: t('tracking.reasonPause', { time: workedMinutes === null ? '' : hoursText(workedMinutes), reason }),
    note: from === null || to === null ? '' : t('tracking.reasonPauseSpan', { from: spanTime(from), to: spanTime(to) }),
    document,
  };
}

/** `23`, `5:30`: working hours as a number before the words "giờ làm việc". */
const hoursText = (minutes: number): string => (minutes % 60 === 0 ? String(minutes / 60) : formatLedgerTime(minutes));

function extensionReason(row: Row | undefined, countedIn: 'minutes' | 'days', { t }: Reader): Told {
  const { reason = '', document = '', limitBefore = null, limitAfter = null } = row ?? {};
  const size = (limitAfter ?? 0) - (limitBefore ?? 0);
  const time = countedIn === 'days' ? t('tracking.days', { count: size }) : workText(size, t);
  return { text: t('tracking.reasonExtension', { time, reason }), note: '', document };
}

/** The chain of promises: what happened, and the date that followed from it. */
export function reasonsOf(explanation: Explanation, receivedAt: number, reader: Reader): Reason[] {
  const { ledger, promises, countedIn } = explanation;
  const told = promises.map(({ because, at }): Told => {
    if (because === 'limit') return limitReason(explanation, receivedAt, reader);
    if (because === 'restart') return { text: reader.t('tracking.reasonRestart'), note: '', document: '' };
    if (because === 'pause')
      return pauseReason(
        ledger.find((row) => row.kind === 'pause' && row.to === at),
        reader,
      );
    return extensionReason(
      ledger.find((row) => row.kind === 'extension' && row.from === at),
      countedIn,
      reader,
    );
  });
  const closed = told.map((one, index) => ({
    ...one,
    key: String(index),
    when: shortTime(promises[index]?.dueAt ?? 0),
  }));
  const running = ledger.find((row) => row.kind === 'pause' && row.to === null);
  if (!running || running.from === null) return closed;
  const note = reader.t('tracking.reasonPauseOpen', { from: spanTime(running.from) });
  const text = reader.t('tracking.row.pause', { reason: running.reason });
  return [...closed, { key: 'open', text, note, document: running.document, when: '…' }];
}

export interface LedgerLine {
  readonly key: string;
  readonly days: string;
  readonly text: string;
  readonly note: string;
  readonly counted: string;
  readonly sum: string;
  readonly tone: '' | 'zero' | 'hold' | 'ext' | 'sub';
  readonly isToday: boolean;
}

function rowText(row: Row, { t }: Reader): string {
  if (row.kind === 'received') {
    if (row.because === 'after_cut_off') return t('tracking.row.received_after_cut_off');
    return row.because === 'closed' ? t('tracking.row.received_closed') : t('tracking.row.received');
  }
  if (row.kind === 'holiday') return t('tracking.row.holiday', { name: row.name });
  if (row.kind === 'pause') return t('tracking.row.pause', { reason: row.reason });
  if (row.kind === 'extension') return t('tracking.row.extension', { reason: row.reason });
  if (row.kind !== 'counted') return t(`tracking.row.${row.kind}`);
  if (row.isWhole || row.from === null || row.to === null) return row.name || t('tracking.row.counted');
  return t('tracking.row.countedPart', { from: formatTime(row.from), to: formatTime(row.to) });
}

const tones: Readonly<Partial<Record<Row['kind'], LedgerLine['tone']>>> = {
  received: 'zero',
  rest: 'zero',
  holiday: 'zero',
  pause: 'hold',
  extension: 'ext',
};

function daysText({ on, until }: Row, { locale }: Reader): string {
  if (on === until) return formatDayShort(on, locale);
  const isOneMonth = on.slice(0, 7) === until.slice(0, 7);
  return `${isOneMonth ? on.slice(8) : formatDayMonth(on)}–${formatDayMonth(until)}`;
}

/** Day by day: what was counted and what was not. */
export function ledgerLines({ ledger, countedIn }: Explanation, reader: Reader): LedgerLine[] {
  const amount = (value: number) => (countedIn === 'minutes' ? formatLedgerTime(value) : String(value));
  return ledger.map((row, index) => ({
    key: String(index),
    days: daysText(row, reader),
    text: rowText(row, reader),
    note: row.kind === 'pause' && row.from !== null ? pauseSpan(row, reader) : row.document,
    counted: row.counted > 0 ? `+${amount(row.counted)}` : amount(0),
    sum: amount(row.sum),
    tone: row.isReached ? 'sub' : (tones[row.kind] ?? ''),
    isToday: row.isToday,
  }));
}

function pauseSpan({ from, to, document }: Row, { t }: Reader): string {
  if (from === null) return document;
  const span =
    to === null
      ? t('tracking.reasonPauseOpen', { from: spanTime(from) })
      : t('tracking.reasonPauseSpan', { from: spanTime(from), to: spanTime(to) });
  return document === '' ? span : `${span}. ${document}`;
}
