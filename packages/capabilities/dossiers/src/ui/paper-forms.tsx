import { formatVnd } from '@chuan/ui';
import { useEffect, useState } from 'react';
import type { DossierPage, PromisePreview } from '../contract.ts';
import { type Charge, chargeInput, missingOfCharge } from './charge.ts';
import { ComponentDetails } from './dossier-parts.tsx';
import { ActionDrawer, type ActionProps, useActionForm } from './action-form.tsx';
import { FeeFields } from './fee-fields.tsx';
import { Choices, linesOf, TextArea, TextLine, TickField } from './fields.tsx';
import { PromiseStrip } from './promise-strip.tsx';
import { StagingField, useStaging } from './staging.tsx';
import { TickList } from './tick-list.tsx';
import { useT } from './translate.ts';

/** What the ticks say was received, in the form the changes take. */
const received = (page: DossierPage, keys: readonly string[]) =>
  page.components.map(({ key, requiredOriginals, requiredCopies, originals, copies, isElectronic }) => {
    const isReceived = keys.includes(key);
    return {
      key,
      isReceived,
      isElectronic,
      originals: isReceived && !isElectronic ? originals || requiredOriginals : 0,
      copies: isReceived && !isElectronic ? copies || requiredCopies : 0,
    };
  });

const givenKeys = (page: DossierPage) => page.components.filter((one) => one.isReceived).map((one) => one.key);

interface ComponentTicksProps {
  readonly page: DossierPage;
  readonly keys: readonly string[];
  readonly onChange: (keys: string[]) => void;
}

/** What people hand in can be ticked; what the agency looks up itself is named beside. */
function ComponentTicks({ page, keys, onChange }: ComponentTicksProps) {
  const t = useT();
  const handedIn = page.components.filter((one) => !one.isFromDatabase);
  const lookedUp = page.components.filter((one) => one.isFromDatabase);
  const others = keys.filter((key) => !handedIn.some((one) => one.key === key));
  return (
    <div className="act-field">
      <TickList
        label={t('page.componentList')}
        ticks={handedIn.map((one) => ({
          text: one.name,
          isDone: keys.includes(one.key),
          below: <ComponentDetails page={page} component={one} />,
        }))}
        onChange={(done) => onChange([...others, ...done.map((index) => handedIn[index]?.key ?? '')])}
      />
      {lookedUp.map((one) => (
        <p key={one.key} className="hint">
          {one.name}: {t('counter.fromDatabase').toLocaleLowerCase('vi')}
        </p>
      ))}
    </div>
  );
}

/** What accepting now would promise; undefined until it is known. */
function useAcceptancePromise({ page, calls }: ActionProps): PromisePreview | undefined {
  const [promise, setPromise] = useState<PromisePreview>();
  useEffect(() => {
    let current = true;
    void calls.previewAcceptance(page.id).then((found) => current && setPromise(found));
    return () => {
      current = false;
    };
    // Asked anew for another state of the dossier only.
  }, [page.version]);
  return promise;
}

const chargeOf = (page: DossierPage): Charge => ({
  isFeePaid: page.feeStatus === 'paid',
  fee: undefined,
  feeReason: '',
});

/** Accepts an online dossier: papers ticked, the fee worked out as at the counter, the clock starts. */
export function AcceptForm(props: ActionProps) {
  const t = useT();
  const { page, calls } = props;
  const form = useActionForm(props, { keys: givenKeys(page), ...chargeOf(page) });
  const { keys, ...charge } = form.value;
  const target = { dossierId: page.id, version: page.version };
  const promise = useAcceptancePromise(props);
  const lacking = page.components.filter((one) => one.isRequired && !one.isFromDatabase && !keys.includes(one.key));
  const want = missingOfCharge(charge, page.feeTerms);
  const accept = () => {
    const input = { ...target, components: received(page, keys), ...chargeInput(charge, page.feeTerms) };
    form.issue(() => calls.issue('accept', input), t('counter.done', { code: page.code }));
  };
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.accept.title', { code: page.code })}
      submit={t('act.accept.submit')}
      missing={[want !== undefined && t(`act.wants.${want}`)]}
      onSubmit={accept}
    >
      <p className="act-field">{t('act.accept.text', { count: lacking.length })}</p>
      <ComponentTicks page={page} keys={keys} onChange={(next) => form.patch({ keys: next })} />
      <FeeFields charge={charge} terms={page.feeTerms} onChange={form.patch} />
      <section className="act-field" aria-live="polite">
        <span className="label">{t('act.accept.promise')}</span>
        {promise === undefined ? (
          <p className="small">{t('act.extend.reckoning')}</p>
        ) : (
          <PromiseStrip promise={promise} />
        )}
      </section>
    </ActionDrawer>
  );
}

/** Asks once for everything that is missing (Mẫu 02). */
export function SupplementForm(props: ActionProps) {
  const t = useT();
  const { page, action, calls } = props;
  const form = useActionForm(props, { items: '', reason: '' });
  const items = linesOf(form.value.items);
  const target = { dossierId: page.id, version: page.version, ...(action.stepId ? { stepId: action.stepId } : {}) };
  const { reason } = form.value;
  const add = (name: string) => form.patch({ items: [...items, name].join('\n') });
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.supplement.title', { code: page.code })}
      submit={t('act.supplement.submit')}
      missing={[
        items.length === 0 && t('act.wants.items'),
        items.length > 30 && t('act.wants.fewerItems'),
        reason.trim().length < 3 && t('act.wants.reason'),
      ]}
      onSubmit={() =>
        form.issue(() => calls.issue('requestSupplement', { ...target, items, reason }), t('act.supplement.done'))
      }
    >
      <TextArea
        label={t('act.supplement.items')}
        hint={t('act.supplement.itemsHint')}
        value={form.value.items}
        maxLength={12_000}
        autoFocus
        required
        onChange={(value) => form.patch({ items: value })}
      />
      <div className="act-field">
        <span className="label">{t('act.supplement.fromList')}</span>
        <div className="docs">
          {page.components
            .filter((one) => !items.includes(one.name))
            .map((one) => (
              <button key={one.key} type="button" className="doc" onClick={() => add(one.name)}>
                + {one.name}
              </button>
            ))}
        </div>
      </div>
      <TextArea
        label={t('act.reason')}
        hint={t('act.reasonHint')}
        required
        value={reason}
        onChange={(value) => form.patch({ reason: value })}
      />
    </ActionDrawer>
  );
}

/** Takes what was missing over the counter; the clock goes on. */
export function ReceiveSupplementForm(props: ActionProps) {
  const t = useT();
  const { page, calls } = props;
  const form = useActionForm(props, { keys: givenKeys(page), note: '' });
  const staging = useStaging(calls.stage);
  const asked = page.events.findLast((event) => event.kind === 'supplement_requested')?.params.items;
  const { keys, note } = form.value;
  const change = {
    dossierId: page.id,
    version: page.version,
    components: received(page, keys),
    files: staging.files,
    note,
  };
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.receive_supplement.title', { code: page.code })}
      submit={t('act.receive_supplement.submit')}
      missing={[staging.isSending && t('act.wants.files')]}
      onSubmit={() => form.send(() => calls.change('supplement', change), t('act.receive_supplement.done'))}
    >
      {asked ? <p className="alert hold-note">{t('act.receive_supplement.asked', { items: String(asked) })}</p> : null}
      <ComponentTicks page={page} keys={keys} onChange={(next) => form.patch({ keys: next })} />
      <TextArea label={t('act.note')} value={note} onChange={(value) => form.patch({ note: value })} />
      <StagingField staging={staging} />
    </ActionDrawer>
  );
}

/** Hands the result over: how, to whom, the fee, the result's file. */
export function DeliverForm(props: ActionProps) {
  const t = useT();
  const { page, calls } = props;
  const form = useActionForm(props, { method: page.deliveryMethod, receiverName: '', isFeePaid: false });
  const staging = useStaging(calls.stage);
  const isDue = page.feeStatus === 'due';
  const fee = formatVnd(page.feeVnd);
  const hasResult =
    staging.files.length > 0 || page.files.some(({ purpose, isBlocked }) => purpose === 'result' && !isBlocked);
  const change = { dossierId: page.id, version: page.version, ...form.value, files: staging.files };
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.deliver.title', { code: page.code })}
      submit={t('act.deliver.submit')}
      missing={[
        isDue && !form.value.isFeePaid && t('act.wants.fee'),
        staging.isSending && t('act.wants.files'),
        form.value.method === 'electronic' && !hasResult && !staging.isSending && t('act.wants.result'),
      ]}
      onSubmit={() => form.issue(() => calls.issue('deliver', change), t('act.deliver.done'))}
    >
      {isDue ? (
        <>
          <p className="alert soon">{t('act.deliver.feeDue', { fee })}</p>
          <TickField
            label={t('act.deliver.feePaid', { fee })}
            checked={form.value.isFeePaid}
            onChange={(isFeePaid) => form.patch({ isFeePaid })}
          />
        </>
      ) : null}
      <Choices
        label={t('act.deliver.method')}
        value={form.value.method}
        choices={(['counter', 'postal', 'electronic'] as const).map((value) => ({
          value,
          label: t(`deliveryMethod.${value}`),
        }))}
        onChange={(value) => form.patch({ method: value as DossierPage['deliveryMethod'] })}
      />
      {form.value.method === 'postal' ? (
        <p className="hint">
          {t('page.sendTo')}: <b>{page.deliveryAddress === '' ? t('page.empty') : page.deliveryAddress}</b>
        </p>
      ) : null}
      <TextLine
        label={t('act.deliver.receiver')}
        hint={t('act.deliver.receiverHint')}
        value={form.value.receiverName}
        onChange={(receiverName) => form.patch({ receiverName })}
      />
      <StagingField staging={staging} label={t('act.deliver.resultFile')} />
    </ActionDrawer>
  );
}

const purposes = ['work', 'component', 'result'] as const;

/** Adds files without moving the dossier. */
export function AttachForm(props: ActionProps) {
  const t = useT();
  const { page, calls } = props;
  const form = useActionForm(props, { purpose: 'work' as (typeof purposes)[number] });
  const staging = useStaging(calls.stage);
  const change = { dossierId: page.id, version: page.version, purpose: form.value.purpose, files: staging.files };
  return (
    <ActionDrawer
      props={props}
      form={form}
      title={t('act.attach.title', { code: page.code })}
      submit={t('act.attach.submit')}
      missing={[
        staging.files.length === 0 && !staging.isSending && t('act.wants.file'),
        staging.isSending && t('act.wants.files'),
      ]}
      onSubmit={() => form.send(() => calls.change('attach', change), t('act.attach.done'))}
    >
      <Choices
        label={t('act.attach.purpose')}
        value={form.value.purpose}
        choices={purposes.map((value) => ({ value, label: t(`page.purpose.${value}`) }))}
        onChange={(value) => form.patch({ purpose: value as (typeof purposes)[number] })}
      />
      <StagingField staging={staging} />
    </ActionDrawer>
  );
}
