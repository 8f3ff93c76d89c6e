import {
  type Call,
  DateField,
  FailureNote,
  Form,
  formatDayLong,
  Icon,
  toastDone,
  useCalling,
  useLocale,
} from '@chuan/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { IconInfoCircle, IconPlus, IconX } from '@tabler/icons-react';
import type { CalendarEffect, CalendarFields, SaveCalendarInput } from '../contract.ts';
import { TimeField } from './time-field.tsx';
import { useT } from './translate.ts';
import { WeekEditor } from './week-table.tsx';

export interface CalendarDraft {
  readonly effectiveFrom: string;
  readonly calendar: CalendarFields;
}

export interface CalendarEditorProps {
  readonly draft: CalendarDraft;
  readonly onDraft: (draft: CalendarDraft) => void;
  /** What the draft would change, once known; a refusal where it cannot be a calendar. */
  readonly effect: CalendarEffect | undefined;
  readonly refusal: { readonly code: string } | undefined;
  readonly tomorrow: string;
  /** Number of the newest version. */
  readonly afterNumber: number;
  readonly onSave: Call<SaveCalendarInput>;
  readonly onClose: () => void;
}

/** A calendar being written; it becomes a version from a day on. */
export function CalendarEditor(props: CalendarEditorProps) {
  const t = useT();
  const { draft, onDraft, effect, refusal, tomorrow, afterNumber, onSave, onClose } = props;
  const { busy, failure, run } = useCalling();
  const { effectiveFrom, calendar } = draft;
  const set = (change: Partial<CalendarFields>) => onDraft({ effectiveFrom, calendar: { ...calendar, ...change } });
  return (
    <Form
      className="cal-edit"
      onSubmit={async () => {
        if (!(await run(() => onSave({ effectiveFrom, calendar, afterNumber })))) return;
        const kept = effect?.openDossiers ?? 0;
        toastDone(kept === 0 ? t('calendar.saved') : t('calendar.savedKeeps', { count: kept }));
        onClose();
      }}
    >
      <h2>{t('calendar.draftTitle', { number: afterNumber + 1 })}</h2>
      <NameAndDay draft={draft} onDraft={onDraft} tomorrow={tomorrow} />
      <h3>{t('calendar.week')}</h3>
      <WeekEditor weekly={calendar.weekly} onChange={(weekly) => set({ weekly })} />
      <TimeField
        label={t('calendar.cutOff')}
        description={t('calendar.cutOffHint')}
        value={calendar.cutOffMinute}
        onChange={(cutOffMinute) => set({ cutOffMinute })}
      />
      <h3>{t('calendar.localDays')}</h3>
      <LocalDays days={calendar.days} onChange={(days) => set({ days })} from={effectiveFrom || tomorrow} />
      <Effect effect={effect} from={effectiveFrom} />
      <FailureNote failure={failure ?? refusal} />
      <div className="row cal-acts">
        <button type="button" className="btn" onClick={onClose}>
          {t('act.cancel')}
        </button>
        <button
          type="submit"
          className="btn primary"
          disabled={busy || refusal !== undefined}
          aria-busy={busy || undefined}
        >
          {t('calendar.save')}
        </button>
      </div>
    </Form>
  );
}

function NameAndDay({ draft, onDraft, tomorrow }: Pick<CalendarEditorProps, 'draft' | 'onDraft' | 'tomorrow'>) {
  const t = useT();
  const { calendar, effectiveFrom } = draft;
  return (
    <div className="g2 stack">
      <TextInput
        label={t('calendar.name')}
        value={calendar.name}
        onChange={(event) => onDraft({ effectiveFrom, calendar: { ...calendar, name: event.target.value } })}
        maxLength={120}
        required
      />
      <DateField
        label={t('calendar.effectiveFrom')}
        min={tomorrow}
        value={effectiveFrom}
        onChange={(day) => onDraft({ calendar, effectiveFrom: day })}
        required
      />
    </div>
  );
}

type Day = CalendarFields['days'][number];

interface LocalDaysProps {
  readonly days: readonly Day[];
  readonly from: string;
  readonly onChange: (days: Day[]) => void;
}

function LocalDays({ days, from, onChange }: LocalDaysProps) {
  const t = useT();
  const set = (index: number, change: Partial<Day>) =>
    onChange(days.map((day, at) => (at === index ? { ...day, ...change } : day)));
  return (
    <div className="local-days">
      {days.length === 0 ? <p className="teach">{t('calendar.noLocalDays')}</p> : null}
      {days.map((day, index) => (
        <div key={index} className="local-day">
          <DateField
            aria-label={t('calendar.day')}
            value={day.on}
            onChange={(on) => set(index, { on: on === '' ? day.on : on })}
          />
          <NativeSelect
            aria-label={t('calendar.dayKind')}
            value={day.kind}
            onChange={(event) => set(index, { kind: event.target.value as Day['kind'] })}
            data={[
              { value: 'off', label: t('calendar.off') },
              { value: 'working', label: t('calendar.worked') },
            ]}
          />
          <button
            type="button"
            className="btn subtle sm"
            onClick={() => onChange(days.filter((_, at) => at !== index))}
            aria-label={t('calendar.dropDay', { name: day.name })}
          >
            <Icon of={IconX} size={16} />
          </button>
          <TextInput
            className="reason"
            aria-label={t('calendar.reason')}
            placeholder={t('calendar.reasonExample')}
            value={day.name}
            onChange={(event) => set(index, { name: event.target.value })}
            required
          />
        </div>
      ))}
      <button type="button" className="btn sm" onClick={() => onChange([...days, { on: from, kind: 'off', name: '' }])}>
        <Icon of={IconPlus} size={16} />
        {t('calendar.addDay')}
      </button>
    </div>
  );
}

function Effect({ effect, from }: { readonly effect: CalendarEffect | undefined; readonly from: string }) {
  const t = useT();
  const locale = useLocale();
  if (!effect) return null;
  const { changedDays, openDossiers } = effect;
  return (
    <div className="alert effect" role="status">
      <Icon of={IconInfoCircle} />
      <div>
        <p>
          <b>
            {changedDays.length === 0
              ? t('calendar.changesNothing')
              : t('calendar.changes', { count: changedDays.length, from: formatDayLong(from, locale) })}
          </b>
        </p>
        {openDossiers === null ? null : <p>{t('calendar.keeps', { count: openDossiers })}</p>}
      </div>
    </div>
  );
}
