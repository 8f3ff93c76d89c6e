import { FailureNote, Form, formatDueShort, toastDone, useCalling, useDraft, useLocale } from '@chuan/ui';
import type { LateCauseClass, LateCauseView } from '../contract.ts';
import type { DossierCalls } from './calls.ts';
import { Choices, TextArea, TextLine } from './fields.tsx';
import { useT } from './translate.ts';

const classes: readonly LateCauseClass[] = ['own_unit', 'applicant', 'other_agency', 'system', 'force_majeure'];

interface LateCauseProps {
  readonly cause: LateCauseView;
  readonly calls: DossierCalls;
  readonly mayConfirm: boolean;
}

function Record({ cause, calls }: Omit<LateCauseProps, 'mayConfirm'>) {
  const t = useT();
  const draft = useDraft(`late-cause:${cause.id}`, {
    cause: cause.cause ?? '',
    note: cause.note,
    evidence: cause.evidence,
  });
  const { value: written, set: setWritten } = draft;
  const { busy, failure, run } = useCalling();
  const send = async () => {
    const change = {
      lateCauseId: cause.id,
      version: cause.version,
      note: written.note,
      evidence: written.evidence,
      cause: written.cause as LateCauseClass,
    };
    if (!(await run(() => calls.change('recordLateCause', change)))) return;
    draft.clear();
    toastDone(t('act.late.done'));
  };
  return (
    <Form className="late-form" onSubmit={() => void send()}>
      <FailureNote failure={failure} />
      <Choices
        label={t('act.late.cause')}
        required
        value={written.cause}
        choices={classes.map((value) => ({ value, label: t(`cause.${value}`) }))}
        onChange={(value) => setWritten({ ...written, cause: value })}
      />
      <TextArea
        label={t('act.late.text')}
        value={written.note}
        required
        minLength={3}
        onChange={(note) => setWritten({ ...written, note })}
      />
      <TextLine
        label={t('act.late.evidence')}
        value={written.evidence}
        maxLength={600}
        onChange={(evidence) => setWritten({ ...written, evidence })}
      />
      <button type="submit" className="btn" disabled={busy}>
        {t('act.late.submit')}
      </button>
    </Form>
  );
}

function Confirm({ cause, calls }: Omit<LateCauseProps, 'mayConfirm'>) {
  const t = useT();
  const { busy, failure, run } = useCalling();
  const { value: note, set: setNote, clear } = useDraft(`late-cause-answer:${cause.id}`, '');
  const answer = (isConfirmed: boolean) => async () => {
    const change = { lateCauseId: cause.id, version: cause.version, isConfirmed, note };
    if (!(await run(() => calls.change('confirmLateCause', change)))) return;
    clear();
    toastDone(t(isConfirmed ? 'act.late.confirmed' : 'act.late.returned'));
  };
  return (
    <>
      <TextArea label={t('act.late.answer')} value={note} maxLength={600} onChange={setNote} />
      <FailureNote failure={failure} />
      <p className="row wrap">
        <button type="button" className="btn sm" disabled={busy} onClick={() => void answer(true)()}>
          {t('act.late.confirm')}
        </button>
        <button
          type="button"
          className="btn sm"
          disabled={busy || note.trim() === ''}
          onClick={() => void answer(false)()}
        >
          {t('act.late.giveBack')}
        </button>
      </p>
    </>
  );
}

/** One breach of a limit: whose, since when, why; recorded by its holder, confirmed by a leader. */
function LateCause({ cause, calls, mayConfirm }: LateCauseProps) {
  const t = useT();
  const locale = useLocale();
  const isOpen = cause.status === 'open' || cause.status === 'returned';
  return (
    <li>
      <p>
        <b>
          {t('act.late.breached', {
            step: cause.stepName || t('act.late.dossier'),
            when: formatDueShort(cause.breachedAt, locale),
          })}
        </b>{' '}
        <span className="small">{t(`act.late.status.${cause.status}`)}</span>
      </p>
      {cause.cause === null ? null : (
        <p className="small">
          {t('act.late.recordedBy', { cause: t(`cause.${cause.cause}`), name: cause.recordedBy })}: {cause.note}
          {cause.evidence === '' ? null : ` (${cause.evidence})`}
        </p>
      )}
      {cause.answer === '' ? null : <p className="small">{t('act.late.answered', { answer: cause.answer })}</p>}
      {isOpen && cause.isMine ? <Record key={cause.version} cause={cause} calls={calls} /> : null}
      {cause.status === 'recorded' && mayConfirm ? <Confirm cause={cause} calls={calls} /> : null}
    </li>
  );
}

export interface LateCausesProps {
  readonly causes: readonly LateCauseView[];
  readonly calls: DossierCalls;
  readonly mayConfirm: boolean;
}

export function LateCauses({ causes, calls, mayConfirm }: LateCausesProps) {
  const t = useT();
  if (causes.length === 0) return null;
  return (
    <section className="late-causes" id="late" aria-labelledby="late-title">
      <h2 id="late-title">{t('act.late.title')}</h2>
      <ul>
        {causes.map((cause) => (
          <LateCause key={cause.id} cause={cause} calls={calls} mayConfirm={mayConfirm} />
        ))}
      </ul>
    </section>
  );
}
