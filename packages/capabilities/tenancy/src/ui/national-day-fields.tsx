import { addDays, capitalized, formatWeekday, useLocale } from '@chuan/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import type { NationalDayFields } from '../contract.ts';
import { useT } from './translate.ts';

const aMonday = '2024-01-01';

/** `thứ Hai`, `Monday`. */
export const nameOfWeekday = (weekday: number, locale: ReturnType<typeof useLocale>): string =>
  formatWeekday(addDays(aMonday, weekday - 1), locale);

export interface NationalDayInputsProps {
  readonly fields: NationalDayFields;
  readonly onChange: (fields: NationalDayFields) => void;
}

/** What a day is, what it is called, and which text orders it. */
export function NationalDayInputs({ fields, onChange }: NationalDayInputsProps) {
  const t = useT();
  const set = (change: Partial<NationalDayFields>) => onChange({ ...fields, ...change });
  return (
    <>
      <div className="g2">
        <NativeSelect
          data-autofocus
          label={t('nationalDays.kind')}
          value={fields.kind}
          onChange={(event) => set({ kind: event.target.value as NationalDayFields['kind'], hoursOfWeekday: null })}
          data={(['off', 'working'] as const).map((value) => ({ value, label: t(`nationalDays.kinds.${value}`) }))}
        />
        {fields.kind === 'working' ? (
          <WeekdayChoice value={fields.hoursOfWeekday} onChange={(hoursOfWeekday) => set({ hoursOfWeekday })} />
        ) : null}
      </div>
      <TextInput
        label={t('nationalDays.nameVi')}
        placeholder={t('nationalDays.nameViExample')}
        value={fields.nameVi}
        onChange={(event) => set({ nameVi: event.target.value })}
        maxLength={200}
        required
      />
      <TextInput
        label={t('nationalDays.nameEn')}
        placeholder={t('nationalDays.nameEnExample')}
        value={fields.nameEn}
        onChange={(event) => set({ nameEn: event.target.value })}
        maxLength={200}
        required
      />
      <TextInput
        label={t('nationalDays.legal')}
        placeholder={t('nationalDays.legalExample')}
        value={fields.legal}
        onChange={(event) => set({ legal: event.target.value })}
        maxLength={300}
        required
      />
    </>
  );
}

interface WeekdayChoiceProps {
  readonly value: number | null;
  readonly onChange: (weekday: number | null) => void;
}

function WeekdayChoice({ value, onChange }: WeekdayChoiceProps) {
  const t = useT();
  const locale = useLocale();
  return (
    <NativeSelect
      label={t('nationalDays.hoursOf')}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      data={[
        { value: '', label: t('nationalDays.chooseWeekday') },
        ...[1, 2, 3, 4, 5].map((weekday) => ({
          value: String(weekday),
          label: capitalized(nameOfWeekday(weekday, locale)),
        })),
      ]}
      required
    />
  );
}
