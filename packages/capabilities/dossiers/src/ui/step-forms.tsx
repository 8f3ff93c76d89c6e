import { formatPromise, useLocale } from '@chuan/ui';
import { useEffect, useState } from 'react';
import { ActionDrawer, type ActionProps, useActionForm } from './action-form.tsx';
import { Choices, TextArea, TextLine } from './fields.tsx';
import { StagingField, useStaging } from './staging.tsx';
import { TickList } from './tick-list.tsx';
import { Rework } from './rework.tsx';
import { useT } from './translate.ts';

/** Completes a step: what is left to tick, the outcome, a note, files. */
export function CompleteForm(props: ActionProps) {
  const t = useT();
  const { page, step, calls, onCompleted } = props;
  const done = step?.checklist.flatMap((check, index) => (check.isDone ? [index] : [])) ?? [];
  const form = useActionForm(props, { outcome: '', note: step?.note ?? '', checks: done });
  const staging = useStaging(calls.stage);
  if (step?.id == null) return null;
  const { outcome, note, checks } = form.value;
  const { outcomes } = step;
  const open = step.checklist.length - checks.length;
  const target = { dossierId: page.id, version: page.version, stepId: step.id };
  const change = { ...target, checks, note, files: staging.files, ...(outcomes.length > 0 ? { outcome } : {}) };
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.complete.title', { label: step.label, step: step.name })}
      submit={t('act.complete.submit')}
      missing={[
        open > 0 && t('act.wants.ticks', { count: open }),
        outcomes.length > 0 && outcome === '' && t('act.wants.outcome'),
        staging.isSending && t('act.wants.files'),
      ]}
      onSubmit={() =>
        form.send(
          () => calls.change('completeStep', change),
          () => onCompleted(target.stepId, target.version),
        )
      }
    >
      {step.checklist.length === 0 ? null : (
        <div className="act-field">
          <TickList
            label={t('act.now')}
            ticks={step.checklist.map((check, index) => ({ text: check.text, isDone: checks.includes(index) }))}
            onChange={(next) => form.patch({ checks: [...next] })}
          />
        </div>
      )}
      {outcomes.length === 0 ? null : (
        <Choices
          label={t('act.complete.outcome')}
          value={outcome}
          choices={outcomes.map((label) => ({ value: label, label }))}
          onChange={(value) => form.patch({ outcome: value })}
        />
      )}
      <TextArea
        label={t('act.note')}
        value={note}
        maxLength={2_000}
        onChange={(value) => form.patch({ note: value })}
      />
      {step.output === '' ? null : <p className="hint">{t('act.complete.output', { output: step.output })}</p>}
      <StagingField staging={staging} />
    </ActionDrawer>
  );
}

/** Sends the work back to an earlier step. */
export function ReturnForm(props: ActionProps) {
  const t = useT();
  const { page, step, calls } = props;
  const form = useActionForm(props, { to: step?.returnsTo.at(-1)?.nodeId ?? '', reason: '' });
  if (step?.id == null) return null;
  const target = { dossierId: page.id, version: page.version, stepId: step.id };
  const { to, reason } = form.value;
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.return.title', { label: step.label })}
      submit={t('act.return.submit')}
      missing={[to === '' && t('act.wants.step'), reason.trim().length < 3 && t('act.wants.reason')]}
      onSubmit={() =>
        form.send(() => calls.change('return', { ...target, toNodeId: to, reason }), t('act.return.done'))
      }
    >
      <Choices
        label={t('act.return.to')}
        value={to}
        choices={step.returnsTo.map((back) => ({ value: back.nodeId, label: `${back.label} ${back.name}` }))}
        onChange={(value) => form.patch({ to: value })}
      />
      <Rework rework={page.reworks.find((one) => one.stepId === step.id && one.toNodeId === to)} />
      <TextArea label={t('act.reason')} value={reason} required onChange={(value) => form.patch({ reason: value })} />
    </ActionDrawer>
  );
}

/** Hands an open step to another person of its position. */
export function ReassignForm(props: ActionProps) {
  const t = useT();
  const { page, step, calls } = props;
  const form = useActionForm(props, { personId: '', reason: '' });
  if (step?.id == null) return null;
  const people = page.candidates.find((one) => one.stepId === step.id)?.people ?? [];
  const { personId, reason } = form.value;
  const target = { dossierId: page.id, version: page.version, stepId: step.id };
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.reassign.title', { label: step.label })}
      submit={t('act.reassign.submit')}
      missing={[personId === '' && t('act.wants.person')]}
      onSubmit={() =>
        form.send(() => calls.change('reassign', { ...target, personId, reason }), t('act.reassign.done'))
      }
    >
      {people.length === 0 ? <p className="act-field">{t('act.reassign.none')}</p> : null}
      <Choices
        label={t('act.reassign.to')}
        value={personId}
        choices={people.map((person) => ({
          value: person.id,
          label: person.name,
          note: `${person.positionName} · ${t('act.reassign.open', { count: person.openCount })}${
            person.id === step.personId ? ` · ${t('act.reassign.holds')}` : ''
          }`,
          disabled: person.id === step.personId,
        }))}
        onChange={(value) => form.patch({ personId: value })}
      />
      <TextArea label={t('act.reason')} value={reason} onChange={(value) => form.patch({ reason: value })} />
    </ActionDrawer>
  );
}

const dueAfter = (props: ActionProps, days: number) => props.calls.previewExtension(props.page.id, days);

/** Puts the promise off; the date it leads to stands beside the old one before anything is sent. */
export function ExtendForm(props: ActionProps) {
  const t = useT();
  const locale = useLocale();
  const { page, calls } = props;
  const form = useActionForm(props, { days: '2', reason: '' });
  const [dueAt, setDueAt] = useState<number | null>();
  const workingDays = Number(form.value.days);
  const isWhole = Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= 60;
  useEffect(() => {
    let current = true;
    setDueAt(undefined);
    if (isWhole) void dueAfter(props, workingDays).then((due) => current && setDueAt(due));
    return () => {
      current = false;
    };
    // Asked anew for other days or another state of the dossier only.
  }, [workingDays, isWhole, page.version]);
  const told = (at: number | null | undefined) =>
    at === undefined ? t('act.extend.reckoning') : at === null ? '–' : formatPromise(at, locale);
  const after = isWhole ? dueAt : null;
  const change = { dossierId: page.id, version: page.version, workingDays, reason: form.value.reason };
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.extend.title', { code: page.code })}
      submit={t('act.extend.submit')}
      missing={[!isWhole && t('act.wants.days'), form.value.reason.trim().length < 3 && t('act.wants.reason')]}
      onSubmit={() => form.issue(() => calls.issue('extend', change), t('act.extend.done'))}
    >
      <TextLine
        label={t('act.extend.days')}
        type="number"
        inputMode="numeric"
        value={form.value.days}
        autoFocus
        onChange={(days) => form.patch({ days })}
      />
      <ol className="chain" aria-live="polite">
        <li>
          {t('act.extend.before')}
          <s>{told(page.clock.dueAt)}</s>
        </li>
        <li>
          {t('act.extend.after')}
          <b>{told(after)}</b>
        </li>
      </ol>
      <TextArea
        label={t('act.reason')}
        hint={t('act.reasonHint')}
        required
        value={form.value.reason}
        onChange={(reason) => form.patch({ reason })}
      />
    </ActionDrawer>
  );
}
