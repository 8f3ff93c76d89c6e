import {
  addDays,
  type Call,
  DateField,
  FailureNote,
  Form,
  formatDayLong,
  toastDone,
  useCalling,
  useDraft,
  useLocale,
} from '@chuan/ui';
import type { FormEvent } from 'react';
import type { AddNationalDayInput } from '../contract.ts';
import { NationalDayInputs } from './national-day-fields.tsx';
import { useT } from './translate.ts';

export interface NewNationalDayProps {
  readonly tomorrow: string;
  readonly onAdd: Call<AddNationalDayInput>;
  readonly onAdded: (on: string, isLast: boolean) => void;
}

type Draft = Omit<AddNationalDayInput, 'on'> & { readonly on: AddNationalDayInput['on'] | '' };

const nothing: Draft = { on: '', kind: 'off', hoursOfWeekday: null, nameVi: '', nameEn: '', legal: '' };

/** A day as a notice announces it; most notices announce several in a row, so the next one takes over what is written. */
export function NewNationalDay({ tomorrow, onAdd, onAdded }: NewNationalDayProps) {
  const t = useT();
  const locale = useLocale();
  const { busy, failure, run } = useCalling();
  const draft = useDraft<Draft>('national-day:new', nothing);
  const { on, ...fields } = draft.value;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (on === '') return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const goesOn = submitter?.dataset.then === 'next';
    if (!(await run(() => onAdd({ on, ...fields })))) return;
    toastDone(t('nationalDays.added', { day: formatDayLong(on, locale) }));
    if (goesOn) draft.set({ ...fields, on: addDays(on, 1) });
    else draft.clear();
    onAdded(on, !goesOn);
  };
  return (
    <Form className="stack" onSubmit={(event) => void submit(event)}>
      <DateField
        label={t('nationalDays.on')}
        description={t('nationalDays.onHint')}
        min={tomorrow}
        value={on}
        onChange={(day) => draft.set({ ...fields, on: day })}
        required
        data-autofocus
      />
      <NationalDayInputs fields={fields} onChange={(next) => draft.set({ on, ...next })} />
      <p className="small">{t('nationalDays.reaches')}</p>
      <FailureNote failure={failure} />
      <div className="row wrap">
        <button type="submit" className="btn primary" disabled={busy} aria-busy={busy || undefined}>
          {t('nationalDays.add')}
        </button>
        <button type="submit" className="btn" data-then="next" disabled={busy}>
          {t('nationalDays.addAndNext')}
        </button>
      </div>
    </Form>
  );
}
