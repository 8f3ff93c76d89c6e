import { formatDayMonth, formatHours, formatTime, type LedgerRow, type Locale, weekdayOf } from '@chuan/ui';
import { civilDateOf, type Instant } from '@chuan/kernel';
import type { ExplanationView, LedgerRowView } from '../contract.ts';
import type { DossierWords } from './translate.ts';

interface Telling {
  readonly t: DossierWords;
  readonly locale: Locale;
  readonly explanation: ExplanationView;
  readonly now: Instant;
  /** The form that a fact's document came from, to open it. */
  readonly hrefOf: (document: string) => string | undefined;
}

/** An amount in the ledger's own unit: `56 giờ`, `30 ngày`. */
export const amountOf = (value: number, { t, locale, explanation }: Pick<Telling, 't' | 'locale' | 'explanation'>) =>
  explanation.countedIn === 'days' ? t('why.totalDays', { days: value }) : formatHours(value, locale);

function restText(row: LedgerRowView, t: DossierWords): string {
  const [first, last] = [weekdayOf(row.on), weekdayOf(row.until)];
  if (first === 6 && last === 7) return t('why.restDay.both');
  if (row.on === row.until && first === 6) return t('why.restDay.saturday');
  if (row.on === row.until && first === 7) return t('why.restDay.sunday');
  return t('why.rest');
}

/** `10:30, 16/11` */
const moment = (at: Instant) => `${formatTime(at)}, ${formatDayMonth(civilDateOf(at))}`;

function countedText(row: LedgerRowView, telling: Telling): string {
  const { t, explanation } = telling;
  const days = Math.round((Date.parse(row.until) - Date.parse(row.on)) / 86_400_000) + 1;
  const part = row.from !== null && row.to !== null && !row.isWhole;
  const what = part
    ? t('why.part', { from: formatTime(row.from ?? 0), to: formatTime(row.to ?? 0) })
    : explanation.countedIn === 'days'
      ? t('why.wholeDays', { count: days })
      : t('why.whole');
  return row.isReached ? t('why.reached', { what, limit: amountOf(row.sum, telling) }) : what;
}

function pauseText(row: LedgerRowView, { t, locale }: Telling): string {
  if (row.to === null) return t('why.pauseOpen');
  const time = formatHours(row.workedMinutes ?? 0, locale);
  return t(row.document.includes('HDHS') ? 'why.pause' : 'why.pauseOther', { time });
}

function textOf(row: LedgerRowView, telling: Telling): string {
  const { t, explanation } = telling;
  switch (row.kind) {
    case 'received':
      return t(`why.received.${row.because ?? 'plain'}`, { time: formatTime(row.from ?? explanation.startsAt) });
    case 'counted':
      return countedText(row, telling);
    case 'rest':
      return restText(row, t);
    case 'holiday':
      return row.name === '' ? t('why.rest') : t('why.holiday', { name: row.name });
    case 'pause':
      return pauseText(row, telling);
    case 'extension':
      return t('why.extension', {
        before: amountOf(row.limitBefore ?? 0, telling),
        after: amountOf(row.limitAfter ?? 0, telling),
      });
    case 'restart':
      return t('why.restart');
    case 'moved':
      return t('why.moved');
  }
}

const kindOf = (row: LedgerRowView): LedgerRow['kind'] => {
  if (row.kind === 'pause' || row.kind === 'extension') return row.kind;
  if (row.kind === 'counted') return row.isReached ? 'limit' : 'count';
  return 'rest';
};

function detailOf(row: LedgerRowView, t: DossierWords): string | undefined {
  if (row.kind === 'extension' || row.kind === 'restart') return row.reason || undefined;
  if (row.kind !== 'pause' || row.from === null) return undefined;
  if (row.to === null) return t('why.spanOpen', { from: moment(row.from) });
  return t('why.span', { from: moment(row.from), to: moment(row.to) });
}

/** Ledger rows in words, each civil day or fact one row. */
export function ledgerRows(telling: Telling): LedgerRow[] {
  const { t, explanation, now } = telling;
  return explanation.ledger.map((row, index) => {
    const detail = detailOf(row, t);
    const href = row.document === '' ? undefined : telling.hrefOf(row.document);
    const isToday = row.isToday && row.kind === 'counted';
    return {
      key: String(index),
      kind: kindOf(row),
      fromOn: row.on,
      text: textOf(row, telling),
      countedMinutes: row.counted,
      sumMinutes: row.sum,
      ...(row.until === row.on ? {} : { toOn: row.until }),
      ...(detail ? { detail } : {}),
      ...(row.document === '' ? {} : { document: { label: row.document, ...(href ? { href } : {}) } }),
      ...(row.actor === '' ? {} : { authorName: row.actor }),
      ...(isToday ? { today: true, todayNote: t('why.todayNote', { time: formatTime(now) }) } : {}),
    };
  });
}
