import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatWorkingTime } from '../dates.ts';
import { Icon } from '../icon.tsx';
import { useLocale, useUiT } from '../translate.tsx';

export interface LoadTodayProps {
  /** Working minutes that today's rows are expected to take. */
  readonly estimatedMinutes: number;
  /** Working minutes until the day ends. */
  readonly leftMinutes: number;
  /** How the estimate was made. */
  readonly note?: string;
  /** What to do when it does not fit. */
  readonly relief?: ReactNode;
}

/** Whether today's work fits into what is left of today. */
export function LoadToday({ estimatedMinutes, leftMinutes, note, relief }: LoadTodayProps) {
  const t = useUiT();
  const locale = useLocale();
  const most = Math.max(1, estimatedMinutes, leftMinutes);
  const over = Math.max(0, estimatedMinutes - leftMinutes);
  const estimated = formatWorkingTime(estimatedMinutes, locale);
  const left = formatWorkingTime(leftMinutes, locale);
  const width = (minutes: number) => ({ width: `${(minutes / most) * 100}%` });
  return (
    <>
      <div className="load">
        <span>{t('load.estimated')}</span>
        <span className="v">{estimated}</span>
        <span className="bar" aria-hidden="true">
          <i style={width(estimatedMinutes - over)} />
          <i className="soon" style={width(over)} />
        </span>
        <span>{t('load.left')}</span>
        <span className="v">{left}</span>
        <span className="bar" aria-hidden="true">
          <i className="calm" style={width(leftMinutes)} />
        </span>
      </div>
      {over === 0 ? null : (
        <p className="alert soon">
          <Icon of={IconAlertTriangle} />
          <span>
            <b>{t('load.over', { time: formatWorkingTime(over, locale) })}</b> {relief}
          </span>
        </p>
      )}
      {note === undefined ? null : <p className="small gap">{note}</p>}
    </>
  );
}
