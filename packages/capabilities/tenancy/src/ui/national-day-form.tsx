import {
  type Call,
  ConfirmDialog,
  FailureNote,
  Form,
  formatDayLong,
  toastDone,
  useCalling,
  useLocale,
} from '@chuan/ui';
import { useState } from 'react';
import type { CorrectNationalDayInput, NationalDayFields, NationalDayRef, NationalDayRow } from '../contract.ts';
import { NationalDayInputs } from './national-day-fields.tsx';
import { useT } from './translate.ts';

export interface NationalDayFormProps {
  readonly day: NationalDayRow;
  readonly onCorrect: Call<CorrectNationalDayInput>;
  readonly onRemove: Call<NationalDayRef>;
  readonly onDone: () => void;
}

/** A day that is yet to come, corrected or taken off the list. */
export function NationalDayForm({ day, onCorrect, onRemove, onDone }: NationalDayFormProps) {
  const t = useT();
  const locale = useLocale();
  const { busy, failure, run } = useCalling();
  const { id, version, on, ...written } = day;
  const [fields, setFields] = useState<NationalDayFields>(written);
  const [isRemoving, setRemoving] = useState(false);
  const name = formatDayLong(on, locale);
  return (
    <>
      <Form
        className="stack"
        onSubmit={async () => {
          if (!(await run(() => onCorrect({ id, version, ...fields })))) return;
          toastDone(t('nationalDays.corrected', { day: name }));
          onDone();
        }}
      >
        <NationalDayInputs fields={fields} onChange={setFields} />
        <p className="small">{t('nationalDays.reaches')}</p>
        {isRemoving ? null : <FailureNote failure={failure} />}
        <div className="row wrap">
          <button type="submit" className="btn primary" disabled={busy} aria-busy={busy || undefined}>
            {t('act.save')}
          </button>
          <button type="button" className="btn danger" onClick={() => setRemoving(true)} disabled={busy}>
            {t('nationalDays.remove')}
          </button>
        </div>
      </Form>
      <ConfirmDialog
        opened={isRemoving}
        onClose={() => setRemoving(false)}
        title={t('nationalDays.removeTitle', { day: name })}
        confirmLabel={t('nationalDays.remove')}
        busy={busy}
        danger
        onConfirm={async () => {
          if (!(await run(() => onRemove({ id, version })))) return;
          toastDone(t('nationalDays.removed', { day: name }));
          onDone();
        }}
      >
        <p>
          {t(written.kind === 'off' ? 'nationalDays.removeOff' : 'nationalDays.removeWorking', { name: day.nameVi })}
        </p>
        <p>{t('nationalDays.reaches')}</p>
        <FailureNote failure={failure} />
      </ConfirmDialog>
    </>
  );
}
