import './tenancy.css';
import {
  addDays,
  type Call,
  formatCivilDate,
  Icon,
  PageHead,
  Segmented,
  useDraft,
  useLocale,
  useUrlFilters,
} from '@chuan/ui';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { CalendarEffect, CalendarOverview, CalendarVersionView, SaveCalendarInput } from '../contract.ts';
import { type CalendarDraft, CalendarEditor } from './calendar-editor.tsx';
import { dayInfo, formatMinute } from './day-info.ts';
import { MonthGrid, type MonthGridProps } from './month-grid.tsx';
import { useT } from './translate.ts';
import { lastVersion, versionOn } from './versions.ts';
import { WeekTable } from './week-table.tsx';
import { YearGrid } from './year-grid.tsx';

type Preview =
  | { readonly ok: true; readonly value: CalendarEffect }
  | { readonly ok: false; readonly refusal: { readonly code: string } };

export interface CalendarScreenProps extends CalendarOverview {
  readonly canManage: boolean;
  readonly onPreview: (draft: CalendarDraft) => Promise<Preview>;
  readonly onSave: Call<SaveCalendarInput>;
}

const previewAfterMs = 350;

const draftFrom = (version: CalendarVersionView | undefined, tomorrow: string): CalendarDraft => ({
  effectiveFrom: tomorrow,
  calendar: {
    name: version?.name ?? '',
    weekly: version?.weekly ?? { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
    days: version?.days ?? [],
    cutOffMinute: version?.cutOffMinute ?? 900,
  },
});

/** Months at the left; at the right the week and the versions, or the version being written. */
export function CalendarScreen(props: CalendarScreenProps) {
  const locale = useLocale();
  const { today, versions, nationalDays, canManage, onPreview, onSave } = props;
  const [month, setMonth] = useState(today.slice(0, 7));
  const [isEditing, setEditing] = useState(false);
  const tomorrow = addDays(today, 1);
  const newest = versions[0];
  const draft = useDraft<CalendarDraft>('calendar', draftFrom(lastVersion(versions), tomorrow));
  const preview = usePreview(isEditing ? draft.value : undefined, onPreview);
  const effect = preview?.ok ? preview.value : undefined;

  const infoOf = (on: string) => {
    const isDraft = isEditing && draft.value.effectiveFrom !== '' && on >= draft.value.effectiveFrom;
    const calendar = isDraft ? draft.value.calendar : (versionOn(versions, on) ?? versions.at(-1)!);
    return dayInfo(on, { calendar, nationalDays, locale });
  };
  const changed = new Set(isEditing ? effect?.changedDays.map((day) => day.on) : []);
  return (
    <>
      <Head mayWrite={canManage && !isEditing} isBegun={draft.restored} onWrite={() => setEditing(true)} />
      <div className={isEditing ? 'cal editing' : 'cal'}>
        <Days month={month} onMonth={setMonth} today={today} infoOf={infoOf} changed={changed} />
        <div className="cal-side">
          {isEditing ? (
            <CalendarEditor
              draft={draft.value}
              onDraft={draft.set}
              effect={effect}
              refusal={preview?.ok === false ? preview.refusal : undefined}
              tomorrow={tomorrow}
              afterNumber={newest?.number ?? 0}
              onSave={async (input) => {
                const refused = await onSave(input);
                if (!refused) draft.clear();
                return refused;
              }}
              onClose={() => setEditing(false)}
            />
          ) : (
            <Versions versions={versions} today={today} />
          )}
        </div>
      </div>
    </>
  );
}

/** By month or by year, as the address says. */
function Days(props: MonthGridProps) {
  const t = useT();
  const { values, hrefWith, set } = useUrlFilters();
  const isYear = values.get('view') === 'year';
  return (
    <div className="cal-days-side">
      <Segmented
        label={t('calendar.view')}
        value={isYear ? 'year' : 'month'}
        options={[
          { value: 'month', label: t('calendar.byMonth'), href: hrefWith({ view: undefined }) },
          { value: 'year', label: t('calendar.byYear'), href: hrefWith({ view: 'year' }) },
        ]}
      />
      {isYear ? (
        <YearGrid
          {...props}
          year={Number(props.month.slice(0, 4))}
          onYear={(year) => props.onMonth(`${year}${props.month.slice(4)}`)}
          onMonth={(month) => {
            props.onMonth(month);
            set({ view: undefined });
          }}
        />
      ) : (
        <MonthGrid {...props} />
      )}
    </div>
  );
}

interface HeadProps {
  readonly mayWrite: boolean;
  /** A draft is waiting. */
  readonly isBegun: boolean;
  readonly onWrite: () => void;
}

function Head({ mayWrite, isBegun, onWrite }: HeadProps) {
  const t = useT();
  return (
    <PageHead
      title={t('calendar.title')}
      note={t('calendar.lead')}
      actions={
        mayWrite ? (
          <button type="button" className="btn primary" onClick={onWrite}>
            <Icon of={IconPencil} size={16} />
            {t(isBegun ? 'calendar.continue' : 'calendar.write')}
          </button>
        ) : undefined
      }
    />
  );
}

/** Asks what a draft would change, when its author pauses. */
function usePreview(draft: CalendarDraft | undefined, onPreview: CalendarScreenProps['onPreview']) {
  const [known, setKnown] = useState<Preview>();
  const ask = useRef(onPreview);
  ask.current = onPreview;
  const text = draft === undefined || draft.effectiveFrom === '' ? '' : JSON.stringify(draft);
  useEffect(() => {
    if (text === '') return undefined;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const answer = await ask.current(JSON.parse(text) as CalendarDraft);
      if (isCurrent) setKnown(answer);
    }, previewAfterMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  return text === '' ? undefined : known;
}

function wordsFor({ isRenewal, createdByName }: CalendarVersionView) {
  if (isRenewal) return 'versionRenewed';
  return createdByName === '' ? 'version' : 'versionBy';
}

function Versions({ versions, today }: Pick<CalendarScreenProps, 'versions' | 'today'>) {
  const t = useT();
  const current = versionOn(versions, today);
  if (!current) return null;
  return (
    <>
      <section>
        <h2>{t('calendar.week')}</h2>
        <p className="small">
          {t('calendar.inForce', { number: current.number, from: formatCivilDate(current.effectiveFrom) })}
        </p>
        <WeekTable weekly={current.weekly} />
        <p className="cut-off">{t('calendar.cutOffNow', { time: formatMinute(current.cutOffMinute) })}</p>
      </section>
      <section>
        <h2>{t('calendar.versions')}</h2>
        <ul className="versions">
          {versions.map((version) => (
            <li key={version.id}>
              <span className="grow">
                <b>{version.name}</b>
                <small>
                  {t(`calendar.${wordsFor(version)}`, {
                    number: version.number,
                    from: formatCivilDate(version.effectiveFrom),
                    author: version.createdByName,
                  })}
                </small>
                {version.openDossiers === null ? null : (
                  <small>{t('calendar.countedOn', { count: version.openDossiers })}</small>
                )}
              </span>
              <VersionBadge version={version} current={current} today={today} />
            </li>
          ))}
        </ul>
        <p className="hint">{t('calendar.forwardOnly')}</p>
      </section>
    </>
  );
}

interface VersionBadgeProps {
  readonly version: CalendarVersionView;
  readonly current: CalendarVersionView;
  readonly today: string;
}

function VersionBadge({ version, current, today }: VersionBadgeProps) {
  const t = useT();
  if (version.id === current.id) return <span className="badge ok">{t('calendar.now')}</span>;
  if (version.effectiveFrom > today) return <span className="badge accent">{t('calendar.later')}</span>;
  return <span className="badge">{t('calendar.past')}</span>;
}
