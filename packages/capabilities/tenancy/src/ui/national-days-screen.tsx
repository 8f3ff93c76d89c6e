import './tenancy.css';
import {
  addDays,
  type Call,
  DataTable,
  EmptyState,
  FilterBar,
  FilterPill,
  formatDayHeading,
  Icon,
  Link,
  PageHead,
  SideDrawer,
  useLocale,
  useUrlFilters,
} from '@chuan/ui';
import { IconCalendarPlus, IconPlus } from '@tabler/icons-react';
import type {
  AddNationalDayInput,
  CorrectNationalDayInput,
  NationalDayPage,
  NationalDayRef,
  NationalDayRow,
} from '../contract.ts';
import { nameOfWeekday } from './national-day-fields.tsx';
import { NationalDayForm } from './national-day-form.tsx';
import { NewNationalDay } from './new-national-day.tsx';
import { useT } from './translate.ts';
import { yearsOf } from './years.ts';

export interface NationalDaysScreenProps extends NationalDayPage {
  readonly canEdit: boolean;
  readonly onAdd: Call<AddNationalDayInput>;
  readonly onCorrect: Call<CorrectNationalDayInput>;
  readonly onRemove: Call<NationalDayRef>;
}

/** The days off and the swapped working days of the whole country, by year. */
export function NationalDaysScreen(props: NationalDaysScreenProps) {
  const t = useT();
  const { today, days, canEdit } = props;
  const { values, hrefWith } = useUrlFilters();
  const years = yearsOf(days, today);
  const year = years.find((one) => one === values.get('year')) ?? today.slice(0, 4);
  const inYear = (one: string) => days.filter((day) => day.on.startsWith(one));
  const addHref = canEdit ? hrefWith({ day: 'new' }) : undefined;
  return (
    <>
      <PageHead
        title={t('nationalDays.title')}
        note={t('nationalDays.lead')}
        actions={
          addHref === undefined ? undefined : (
            <Link className="btn primary" href={addHref}>
              <Icon of={IconPlus} size={16} />
              {t('nationalDays.add')}
            </Link>
          )
        }
      />
      <FilterBar>
        {years.map((one) => (
          <FilterPill
            key={one}
            label={t('nationalDays.year', { year: one })}
            count={inYear(one).length}
            active={one === year}
            href={hrefWith({ year: one, day: undefined })}
          />
        ))}
      </FilterBar>
      <DayTable
        days={inYear(year)}
        year={year}
        openId={values.get('day') ?? undefined}
        hrefOf={(day) => (mayChange(day, props) ? hrefWith({ day: day.id }) : undefined)}
        addHref={addHref}
      />
      <Drawers {...props} />
    </>
  );
}

const mayChange = (day: NationalDayRow, { canEdit, today }: Pick<NationalDaysScreenProps, 'canEdit' | 'today'>) =>
  canEdit && day.on > today;

/** A new day, or the one that the address names. */
function Drawers(props: NationalDaysScreenProps) {
  const t = useT();
  const locale = useLocale();
  const { values, set } = useUrlFilters();
  const chosen = values.get('day');
  const open = props.days.find((day) => day.id === chosen && mayChange(day, props));
  const close = () => set({ day: undefined });
  return (
    <>
      <SideDrawer opened={props.canEdit && chosen === 'new'} onClose={close} title={t('nationalDays.newTitle')}>
        <NewNationalDay
          tomorrow={addDays(props.today, 1)}
          onAdd={props.onAdd}
          onAdded={(on, isLast) => set({ year: on.slice(0, 4), day: isLast ? undefined : 'new' })}
        />
      </SideDrawer>
      <SideDrawer opened={open !== undefined} onClose={close} title={open ? formatDayHeading(open.on, locale) : ''}>
        {open ? (
          <NationalDayForm
            key={`${open.id}:${open.version}`}
            day={open}
            onCorrect={props.onCorrect}
            onRemove={props.onRemove}
            onDone={close}
          />
        ) : null}
      </SideDrawer>
    </>
  );
}

interface DayTableProps {
  readonly days: readonly NationalDayRow[];
  readonly year: string;
  readonly openId: string | undefined;
  /** Undefined for what may not be changed. */
  readonly hrefOf: (day: NationalDayRow) => string | undefined;
  readonly addHref: string | undefined;
}

function DayTable({ days, year, openId, hrefOf, addHref }: DayTableProps) {
  const t = useT();
  const locale = useLocale();
  const dayOf = (day: NationalDayRow) => {
    const href = hrefOf(day);
    const text = formatDayHeading(day.on, locale);
    if (href === undefined) return <span className="num">{text}</span>;
    return (
      <Link className="row-link num" href={href}>
        {text}
      </Link>
    );
  };
  return (
    <DataTable
      caption={t('nationalDays.caption', { year })}
      rows={days}
      rowKey={(day) => day.id}
      selectedKey={openId}
      empty={
        <EmptyState
          title={t('nationalDays.emptyTitle', { year })}
          text={t('nationalDays.emptyText')}
          hints={addHref === undefined ? [] : [{ icon: IconCalendarPlus, href: addHref, title: t('nationalDays.add') }]}
        />
      }
      columns={[
        { key: 'on', label: t('nationalDays.on'), render: dayOf },
        { key: 'kind', label: t('nationalDays.kind'), render: (day) => <Kind day={day} /> },
        {
          key: 'name',
          label: t('nationalDays.name'),
          render: ({ nameVi, nameEn }) => (
            <div>
              {nameVi}
              {locale === 'vi' ? null : <small lang="en">{nameEn}</small>}
            </div>
          ),
        },
        { key: 'legal', label: t('nationalDays.legal'), render: (day) => day.legal },
      ]}
    />
  );
}

function Kind({ day: { kind, hoursOfWeekday } }: { readonly day: NationalDayRow }) {
  const t = useT();
  const locale = useLocale();
  if (kind === 'off') return <span className="badge late">{t('nationalDays.kinds.off')}</span>;
  const weekday = hoursOfWeekday === null ? '' : nameOfWeekday(hoursOfWeekday, locale);
  return (
    <div>
      <span className="badge soon">{t('nationalDays.kinds.working')}</span>
      <small>{t('nationalDays.byHoursOf', { weekday })}</small>
    </div>
  );
}
