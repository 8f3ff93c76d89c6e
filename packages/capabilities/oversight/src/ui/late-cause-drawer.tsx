import {
  type ConfirmLateCauseInput,
  LateCauseClass,
  type LateCauseRow,
  type RecordLateCauseInput,
} from '@chuan/dossiers/contract';
import {
  type Call,
  FailureNote,
  Form,
  formatDateTime,
  formatPromise,
  SideDrawer,
  toastDone,
  useCalling,
  useDraft,
  useLocale,
} from '@chuan/ui';
import { Textarea } from '@mantine/core';
import type { z } from 'zod';
import { useT } from './translate.ts';

export interface LateCauseCalls {
  readonly onRecord: Call<z.input<typeof RecordLateCauseInput>>;
  readonly onConfirm: Call<z.input<typeof ConfirmLateCauseInput>>;
}

export interface LateCauseDrawerProps extends LateCauseCalls {
  readonly row: LateCauseRow | undefined;
  readonly onClose: () => void;
}

/** One breach: what happened, who says why, and what may be done about it. */
export function LateCauseDrawer({ row, onClose, onRecord, onConfirm }: LateCauseDrawerProps) {
  const t = useT();
  return (
    <SideDrawer title={row?.procedureName ?? t('late.title')} opened={row !== undefined} onClose={onClose}>
      {row === undefined ? null : (
        <>
          <Facts row={row} />
          {row.isMine && row.status !== 'confirmed' ? (
            <RecordForm key={row.id} row={row} onRecord={onRecord} onDone={onClose} />
          ) : null}
          {row.canConfirm ? <ConfirmForm key={`c${row.id}`} row={row} onConfirm={onConfirm} onDone={onClose} /> : null}
        </>
      )}
    </SideDrawer>
  );
}

function Facts({ row }: { readonly row: LateCauseRow }) {
  const t = useT();
  const locale = useLocale();
  const facts: [string, string][] = [
    [t('late.dossier'), row.dossierCode],
    [t('late.step'), row.stepName || t('late.wholeDossier')],
    [t('late.breachedAt'), formatPromise(row.breachedAt, locale)],
    [t('late.holder'), [row.holder || t('late.noOne'), row.positionName].filter(Boolean).join(', ')],
    [t('late.status'), t(`late.statuses.${row.status}`)],
    [t('late.cause'), row.cause === null ? '' : t(`causeOf.${row.cause}`)],
    [t('late.note'), row.note],
    [t('late.evidence'), row.evidence],
    [t('late.answer'), row.answer],
  ];
  return (
    <>
      <dl className="late-facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {row.recordedAt === null ? null : (
        <p className="small">
          {t('late.recordedBy', { name: row.recordedBy, when: formatDateTime(row.recordedAt) })}
          {row.confirmedBy === '' ? '' : ` · ${t('late.confirmedBy', { name: row.confirmedBy })}`}
        </p>
      )}
    </>
  );
}

interface RecordFormProps extends Pick<LateCauseCalls, 'onRecord'> {
  readonly row: LateCauseRow;
  readonly onDone: () => void;
}

function RecordForm({ row, onRecord, onDone }: RecordFormProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const { id, version, cause, note, evidence } = row;
  const draft = useDraft(`late-cause:${id}`, { cause: cause ?? ('' as LateCauseClass | ''), note, evidence });
  const { value, set } = draft;
  return (
    <Form
      className="late-form"
      onSubmit={async () => {
        if (value.cause === '') return;
        const input = { lateCauseId: id, version, cause: value.cause, note: value.note, evidence: value.evidence };
        if (!(await run(() => onRecord(input)))) return;
        draft.clear();
        toastDone(t('late.statuses.recorded'));
        onDone();
      }}
    >
      <CauseChoice value={value.cause} onChange={(chosen) => set({ ...value, cause: chosen })} />
      <Textarea
        label={t('late.note')}
        description={t('late.noteHint')}
        required
        minLength={3}
        maxLength={1_000}
        autosize
        minRows={3}
        value={value.note}
        onChange={(event) => set({ ...value, note: event.target.value })}
      />
      <Textarea
        label={t('late.evidence')}
        description={t('late.evidenceHint')}
        maxLength={600}
        autosize
        minRows={2}
        value={value.evidence}
        onChange={(event) => set({ ...value, evidence: event.target.value })}
      />
      <FailureNote failure={failure} />
      <div className="late-acts">
        <button type="submit" className="btn primary" disabled={busy}>
          {t('late.save')}
        </button>
      </div>
    </Form>
  );
}

interface CauseChoiceProps {
  readonly value: LateCauseClass | '';
  readonly onChange: (cause: LateCauseClass) => void;
}

/** Never pre-selected: whoever was late says why. */
function CauseChoice({ value, onChange }: CauseChoiceProps) {
  const t = useT();
  return (
    <fieldset className="choice">
      <legend className="label">{t('late.cause')}</legend>
      {LateCauseClass.options.map((option, index) => (
        <label key={option}>
          <input
            type="radio"
            name="cause"
            required
            data-autofocus={index === 0 || undefined}
            checked={value === option}
            onChange={() => onChange(option)}
          />
          {t(`causeOf.${option}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface ConfirmFormProps extends Pick<LateCauseCalls, 'onConfirm'> {
  readonly row: LateCauseRow;
  readonly onDone: () => void;
}

function ConfirmForm({ row, onConfirm, onDone }: ConfirmFormProps) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const { value: note, set: setNote, clear } = useDraft(`late-cause-answer:${row.id}`, '');
  const answer = async (isConfirmed: boolean) => {
    const input = { lateCauseId: row.id, version: row.version, isConfirmed, note };
    if (!(await run(() => onConfirm(input)))) return;
    clear();
    toastDone(t(`late.statuses.${isConfirmed ? 'confirmed' : 'returned'}`));
    onDone();
  };
  return (
    <div className="late-form">
      <Textarea
        label={t('late.giveBackNote')}
        data-autofocus
        maxLength={600}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <FailureNote failure={failure} />
      <div className="late-acts">
        <button type="button" className="btn primary" disabled={busy} onClick={() => void answer(true)}>
          {t('late.isRight')}
        </button>
        <button type="button" className="btn" disabled={busy || note.trim() === ''} onClick={() => void answer(false)}>
          {t('late.giveBack')}
        </button>
      </div>
    </div>
  );
}
