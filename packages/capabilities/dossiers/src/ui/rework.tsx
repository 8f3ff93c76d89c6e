import { formatDayMonth, formatWorkingTime, Icon, useLocale } from '@chuan/ui';
import { civilDateOf } from '@chuan/kernel';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReworkView } from '../contract.ts';
import { useT } from './translate.ts';

/** What a return would cost, before it is sent: work to be done again, work broken off, and whether the time suffices. */
export function Rework({ rework }: { readonly rework: ReworkView | undefined }) {
  const t = useT();
  if (rework === undefined) return null;
  // What others have to be asked for once more weighs most.
  const again = [...rework.again].sort((a, b) => Number(b.isOpinion) - Number(a.isOpinion));
  return (
    <section className="act-field" aria-live="polite">
      <span className="label">{t('act.return.cost')}</span>
      <ul className="rework">
        {again.map((work) => (
          <li key={work.nodeId} className={work.isOpinion ? 'opinion' : undefined}>
            {t(work.isOpinion ? 'act.return.opinionAgain' : 'act.return.stepAgain', {
              label: work.label,
              name: work.name,
              who: work.positionName,
              when: formatDayMonth(civilDateOf(work.doneAt)),
            })}
          </li>
        ))}
        {rework.cancelled.map((work) => (
          <li key={work.nodeId}>
            {t('act.return.cancels', { label: work.label, name: work.name, who: work.positionName })}
          </li>
        ))}
        {again.length + rework.cancelled.length === 0 ? <li>{t('act.return.nothingAgain')}</li> : null}
      </ul>
      <TimeLeft rework={rework} />
    </section>
  );
}

function TimeLeft({ rework: { neededMinutes, leftMinutes } }: { readonly rework: ReworkView }) {
  const t = useT();
  const locale = useLocale();
  const needed = formatWorkingTime(neededMinutes, locale);
  if (leftMinutes === null) return <p className="small">{t('act.return.needs', { needed })}</p>;
  const left = formatWorkingTime(leftMinutes, locale);
  if (neededMinutes <= leftMinutes) return <p className="small">{t('act.return.fits', { needed, left })}</p>;
  return (
    <p className="alert soon">
      <Icon of={IconAlertTriangle} />
      <span>{t(leftMinutes === 0 ? 'act.return.isLate' : 'act.return.tooLate', { needed, left })}</span>
    </p>
  );
}
