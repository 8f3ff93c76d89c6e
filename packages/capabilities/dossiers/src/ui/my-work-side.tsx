import {
  formatDueShort,
  formatTime,
  formatWeekdayShort,
  formatWorkingTime,
  Icon,
  Link,
  MiniDays,
  useLocale,
  useUrlFilters,
  workingDayMinutes,
} from '@chuan/ui';
import { civilDateOf } from '@chuan/kernel';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MyWork } from '../contract.ts';
import { dayName, dueAtHand, dueGroupOf, isDayOff, nextDayOf, todoOf } from './my-work-groups.ts';
import { useT } from './translate.ts';

const tightMinutes = 30;

/** What must be done today against what is left of the day. */
function Load({ work }: { readonly work: MyWork }) {
  const t = useT();
  const locale = useLocale();
  const count = dueAtHand(work, isDayOff(work));
  if (isDayOff(work))
    return (
      <p>
        {t.rich('work.loadOff', {
          day: dayName(nextDayOf(work), locale),
          count,
          b: (words) => <b className="num">{words}</b>,
        })}
      </p>
    );
  const left = formatWorkingTime(work.minutesLeftToday, locale);
  if (count === 0)
    return <p>{t.rich('work.loadNone', { time: left, b: (words) => <b className="num">{words}</b> })}</p>;
  const each = work.minutesLeftToday / count;
  const late = (work.counts.overdue / count) * 100;
  return (
    <>
      <div className="load">
        <span>{t('work.loadCount')}</span>
        <span className="v">{t('work.dossiers', { count })}</span>
        <span className="bar" aria-hidden="true">
          <i className="late" style={{ width: `${late}%` }} />
          <i style={{ width: `${100 - late}%` }} />
        </span>
        <span>{t('work.loadLeft')}</span>
        <span className="v">{left}</span>
        <span className="bar" aria-hidden="true">
          <i
            className="calm"
            style={{ width: `${Math.min(100, (work.minutesLeftToday / workingDayMinutes) * 100)}%` }}
          />
        </span>
      </div>
      {each >= tightMinutes ? (
        <p className="small gap">{t('work.loadEach', { time: formatWorkingTime(each, locale) })}</p>
      ) : (
        <p className="alert soon">
          <Icon of={IconAlertTriangle} />
          <span>
            <b>{t(work.minutesLeftToday > 0 ? 'work.loadTight' : 'work.loadOver')}</b> {t('work.loadRelief')}
          </span>
        </p>
      )}
    </>
  );
}

function Days({ work }: { readonly work: MyWork }) {
  const t = useT();
  const locale = useLocale();
  const { hrefWith } = useUrlFilters();
  const today = civilDateOf(work.now);
  return (
    <>
      <MiniDays
        label={t('work.byDay')}
        days={work.load.map((day) => ({
          key: day.on,
          weekday: formatWeekdayShort(day.on, locale),
          day: day.on.slice(8),
          value: day.due + day.overdue,
          overdue: day.overdue,
          href: hrefWith({ on: day.on === today ? undefined : day.on, due: day.on === today ? 'today' : undefined }),
          today: day.on === today,
        }))}
      />
      {work.counts.overdue === 0 ? null : (
        <p className="small gap legend-late">{t('work.alreadyLate', { count: work.counts.overdue })}</p>
      )}
    </>
  );
}

function Tomorrow({ work }: { readonly work: MyWork }) {
  const t = useT();
  const items = work.items.filter((item) => dueGroupOf(item, work) === 'tomorrow').slice(0, 5);
  if (items.length === 0) return <p className="small">{t('work.nextDayNone')}</p>;
  return (
    <ul className="mini">
      {items.map((item) => (
        <li key={item.stepId}>
          <Link href={`/w/dossiers/${item.dossierId}`}>{item.applicantName}</Link>
          <small>
            {formatTime(item.clock.dueAt ?? 0)} · {todoOf(item, t)}
          </small>
        </li>
      ))}
    </ul>
  );
}

function Waiting({ work }: { readonly work: MyWork }) {
  const t = useT();
  const locale = useLocale();
  if (work.waitingForOthers.length === 0) return <p className="small">{t('work.waitingNone')}</p>;
  return (
    <ul className="mini">
      {work.waitingForOthers.map((wait) => (
        <li key={wait.dossierId}>
          <Link href={`/w/dossiers/${wait.dossierId}`}>{wait.what || t('work.waitApplicant')}</Link>
          <small className="num">
            {wait.code} · {t('work.since', { when: formatDueShort(wait.since, locale) })}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Beside the list: whether today fits, what the week brings, who is being waited for. */
export function MyWorkSide({ work }: { readonly work: MyWork }) {
  const t = useT();
  const day = dayName(nextDayOf(work), useLocale());
  return (
    <aside className="side" aria-label={t('work.summary')}>
      <section>
        <h2>{isDayOff(work) ? t('work.loadOf', { day }) : t('work.load')}</h2>
        <Load work={work} />
      </section>
      <section>
        <h2>{t('work.byDay')}</h2>
        <Days work={work} />
      </section>
      <section className="wide-only">
        <h2>{t('work.nextDay', { day })}</h2>
        <Tomorrow work={work} />
      </section>
      <section>
        <h2>{t('work.waiting')}</h2>
        <Waiting work={work} />
      </section>
    </aside>
  );
}
