import {
  formatDayMonth,
  formatDayShort,
  formatPromise,
  formatTime,
  type Locale,
  useLocale,
  workingDayMinutes,
} from '@chuan/ui';
import type { PromiseDay, PromisePreview } from '../contract.ts';
import { type DossierWords, useT } from './translate.ts';
import { limitText } from './limits.ts';

interface Cell {
  readonly key: string;
  readonly head: string;
  readonly text: string;
  readonly tone: '' | 'z' | 'e';
}

const spanOf = (day: PromiseDay, locale: Locale): string =>
  day.on === day.until
    ? formatDayShort(day.on, locale)
    : `${day.on.slice(0, 7) === day.until.slice(0, 7) ? day.on.slice(8) : formatDayMonth(day.on)}–${formatDayMonth(day.until)}`;

function countText(day: PromiseDay, promise: PromisePreview, t: DossierWords): string {
  if (promise.countedIn === 'days') return t('counter.day', { count: day.sum });
  if (promise.limit.unit === 'working_hours') return t('counter.hours', { count: Math.round(day.sum / 6) / 10 });
  return t('counter.day', { count: Math.ceil(day.sum / workingDayMinutes) });
}

function cellOf(day: PromiseDay, promise: PromisePreview, t: DossierWords, locale: Locale): Cell {
  const cell = (text: string, tone: Cell['tone']): Cell => ({
    key: `${day.kind}${day.on}`,
    head: spanOf(day, locale),
    text,
    tone,
  });
  if (day.kind === 'received') return cell(t('counter.received', { time: formatTime(promise.receivedAt) }), 'z');
  if (day.kind === 'rest') return cell(t('counter.weekend'), 'z');
  if (day.kind === 'holiday' || day.kind === 'moved') return cell(day.name || t('counter.dayOff'), 'z');
  if (!day.isReached) return cell(countText(day, promise, t), '');
  const time = promise.dueAt === null ? '' : formatTime(promise.dueAt);
  return cell(`${countText(day, promise, t)}, ${time}`, 'e');
}

const mostCells = 6;

/** Days between are told as one stretch when there are too many to stand side by side. */
function folded(promise: PromisePreview, t: DossierWords, locale: Locale): Cell[] {
  const { days } = promise;
  const cells = days.map((day) => cellOf(day, promise, t, locale));
  const [first, last] = [cells.slice(0, 2), cells.slice(-2)];
  const between = days.slice(2, -2);
  if (cells.length <= mostCells || between.length === 0) return cells;
  const span = { ...between[0]!, until: between.at(-1)!.until };
  return [...first, { key: 'between', head: spanOf(span, locale), text: '…', tone: '' }, ...last];
}

/** The promise as it would be made now, and the days that lead to it. */
export function PromiseStrip({ promise }: { readonly promise: PromisePreview | undefined }) {
  const t = useT();
  const locale = useLocale();
  if (promise?.dueAt == null) return <p className="muted">{t('counter.dueNone')}</p>;
  const limit = limitText(promise.limit, t);
  return (
    <>
      <p className="row between">
        <span className="due-d">{formatPromise(promise.dueAt, locale)}</span>
        <span className="small">{t('counter.limitNote', { limit })}</span>
      </p>
      <ol className="due">
        {folded(promise, t, locale).map((cell) => (
          <li key={cell.key} className={cell.tone || undefined}>
            <b>{cell.head}</b>
            <span>{cell.text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
