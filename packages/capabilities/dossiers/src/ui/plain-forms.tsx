import type { RefusalGround } from '../contract/inputs.ts';
import { ActionDrawer, type ActionForm, type ActionProps, useActionForm } from './action-form.tsx';
import { Choices, TextArea, TextLine } from './fields.tsx';
import { GroundField } from './ground-field.tsx';
import { useT } from './translate.ts';

const kinds = ['with_other_agency', 'suspended'] as const;

interface Written {
  readonly reason: string;
  readonly document: string;
  readonly kind: (typeof kinds)[number];
  readonly ground: RefusalGround | '';
}

type PlainKey = 'refuse_intake' | 'recall' | 'suspend' | 'resume' | 'stop' | 'withdraw';

/** Which of the fields each asks for, and which must be filled. */
const asks: Readonly<
  Record<PlainKey, { reason: boolean; document?: 'must' | 'may'; kind?: true; ground?: true; danger?: true }>
> = {
  refuse_intake: { reason: true, ground: true, danger: true },
  recall: { reason: true },
  suspend: { reason: true, document: 'must', kind: true },
  resume: { reason: false },
  stop: { reason: true, document: 'may', danger: true },
  withdraw: { reason: true, danger: true },
};

function sendPlain({ page, action, calls }: ActionProps, form: ActionForm<Written>, done: string): void {
  const target = { dossierId: page.id, version: page.version };
  const { reason, document, kind, ground } = form.value;
  const refusal = { ...target, ground: ground as RefusalGround, reason };
  switch (action.key) {
    case 'refuse_intake':
      return form.issue(() => calls.issue('refuseIntake', refusal), done);
    case 'recall':
      return form.send(() => calls.change('recall', { ...target, stepId: action.stepId ?? '', reason }), done);
    case 'suspend':
      return form.send(() => calls.change('suspend', { ...target, kind, reason, document }), done);
    case 'resume':
      return form.send(() => calls.change('resume', { ...target, note: reason }), done);
    case 'stop':
      return form.issue(() => calls.issue('stop', { ...target, reason, document }), done);
    default:
      return form.send(() => calls.change('withdraw', { ...target, reason }), done);
  }
}

const isPlain = (key: string): key is PlainKey => key in asks;

/** The actions that need a reason, and some a document: refuse, recall, suspend, resume, stop, withdraw. */
export function PlainForm(props: ActionProps) {
  const t = useT();
  const { page, action, step } = props;
  const key = isPlain(action.key) ? action.key : 'withdraw';
  const ask = asks[key];
  const form = useActionForm<Written>(props, { reason: '', document: '', kind: 'with_other_agency', ground: '' });
  const { reason, document, kind, ground } = form.value;
  const missing = [
    ask.ground === true && ground === '' && t('act.wants.ground'),
    ask.reason && reason.trim().length < 3 && t('act.wants.reason'),
    ask.document === 'must' && document.trim().length < 2 && t('act.wants.document'),
  ];
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t(`act.${key}.title`, { code: page.code, label: step?.label ?? '' })}
      submit={t(`act.${key}.submit`)}
      missing={missing}
      danger={ask.danger ?? false}
      onSubmit={() => sendPlain(props, form, t(`act.${key}.done`))}
    >
      {key === 'stop' || key === 'withdraw' ? <p className="alert soon">{t(`act.${key}.warning`)}</p> : null}
      {ask.ground ? <GroundField value={ground} onChange={(value) => form.patch({ ground: value })} /> : null}
      {ask.kind ? (
        <Choices
          label={t('act.suspend.kind')}
          value={kind}
          choices={kinds.map((value) => ({ value, label: t(`act.suspend.${value}`) }))}
          onChange={(value) => form.patch({ kind: value as Written['kind'] })}
        />
      ) : null}
      {ask.document === undefined ? null : (
        <TextLine
          label={t('act.document')}
          value={document}
          maxLength={120}
          required={ask.document === 'must'}
          onChange={(value) => form.patch({ document: value })}
        />
      )}
      <TextArea
        label={ask.reason ? t('act.reason') : t('act.note')}
        value={reason}
        required={ask.reason}
        autoFocus={ask.ground !== true}
        onChange={(value) => form.patch({ reason: value })}
      />
    </ActionDrawer>
  );
}
