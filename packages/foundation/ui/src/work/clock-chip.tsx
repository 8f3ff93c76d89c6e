import type { Instant } from '@chuan/kernel';
import { formatDueNear, formatDueShort, formatWorkingTime } from '../dates.ts';
import type { Locale } from '../locale.ts';
import type { Translator } from '../catalogue.ts';
import type { vi } from '../messages/vi.ts';
import { useLocale, useUiT } from '../translate.tsx';
import { type Band, type ClockState, toneOf } from './clock.ts';

/** Ring of the share used; a full disc with "!" when late, with bars when it stands still. */
function RingSvg({ band, usedShare }: { readonly band: Band; readonly usedShare: number }) {
  if (band === 'late' || band === 'hold') {
    return (
      <svg className="ring" viewBox="0 0 20 20" aria-hidden="true">
        <circle className="f" cx="10" cy="10" r="9" />
        <path className="g" d={band === 'late' ? 'M10 5.5v5M10 14.2v.1' : 'M8 7v6M12 7v6'} />
      </svg>
    );
  }
  const percent = Math.round(Math.min(1, Math.max(0, usedShare)) * 100);
  return (
    <svg className="ring" viewBox="0 0 20 20" aria-hidden="true">
      <circle className="t" cx="10" cy="10" r="7" />
      <circle
        className="p"
        cx="10"
        cy="10"
        r="7"
        pathLength="100"
        strokeDasharray={`${percent} 100`}
        transform="rotate(-90 10 10)"
      />
    </svg>
  );
}

type Words = Translator<typeof vi>;

/** First line: what is left, or by how much it is over. */
export function clockWords(clock: ClockState, t: Words, locale: Locale): string {
  if (clock.band === 'hold') return t('bands.hold');
  const time = formatWorkingTime(clock.remainingMinutes, locale);
  return clock.band === 'late' ? t('bands.overdueBy', { time }) : t('bands.left', { time });
}

/** Whose limit a clock runs against: one step's, or the whole dossier's. */
type ClockOf = 'step' | 'dossier';

interface Told {
  /** The instant at which `remainingMinutes` was true. */
  readonly now: Instant;
  /** Absent where the words beside the clock say it. */
  readonly of?: ClockOf | undefined;
}

/** Second line: the word of the band and the due time, or when it was due, or since when it stands still. */
export function clockNote(clock: ClockState, { now, of }: Told, t: Words, locale: Locale): string {
  if (clock.band === 'hold') {
    return clock.pausedAt == null
      ? t('bands.hold')
      : t('bands.since', { when: formatDueShort(clock.pausedAt, locale) });
  }
  const band = clock.band === 'soon' && of !== undefined ? t(`bands.soonOf.${of}`) : t(`bands.${clock.band}`);
  if (clock.dueAt === null) return band;
  if (clock.band === 'late') return t('bands.due', { when: formatDueShort(clock.dueAt, locale) });
  return t('bands.bandAndDue', { band, when: formatDueNear(clock.dueAt, now, locale) });
}

export interface ClockChipProps extends Told {
  readonly clock: ClockState;
  /** Only the time, where the word beside it already says what it is. */
  readonly bare?: boolean;
}

/** A clock in a row: ring, time left in words, band and due time. */
export function ClockChip({ clock, now, of, bare = false }: ClockChipProps) {
  const t = useUiT();
  const locale = useLocale();
  const words =
    bare && clock.band !== 'hold' ? formatWorkingTime(clock.remainingMinutes, locale) : clockWords(clock, t, locale);
  return (
    <span className={`clock ${toneOf(clock.band)}`}>
      <RingSvg band={clock.band} usedShare={clock.usedShare} />
      <b>{words}</b>
      {bare ? null : <small>{clockNote(clock, { now, of }, t, locale)}</small>}
    </span>
  );
}

/** The word of a band on its colour, for tables. */
export function BandLabel({ band }: { readonly band: Band }) {
  const t = useUiT();
  return (
    <span className={`badge ${toneOf(band)}`}>
      <RingSvg band={band} usedShare={{ ok: 0.25, half: 0.6, soon: 0.9, late: 1, hold: 1 }[band]} />
      {t(`bands.${band}`)}
    </span>
  );
}
