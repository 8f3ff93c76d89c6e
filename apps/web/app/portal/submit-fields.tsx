import { type DeliveryMethod, deliveriesOf } from '@chuan/dossiers/contract';
import type { PostedProcedure } from '@chuan/procedures/contract';
import { PublicField } from '@chuan/ui';
import { useAgency, usePortalHome } from './agency.tsx';
import { FileField } from './file-field.tsx';
import { maxFileText, type RefusedFile } from './file-names.ts';
import { dataField, type FieldProblem, papersOf, type Typed } from './submission.ts';
import { type PortalT, usePortalT } from './words.ts';

export interface FieldsProps {
  readonly typed: Typed;
  readonly content: PostedProcedure;
  readonly problems: readonly FieldProblem[];
  readonly refused: readonly RefusedFile[];
}

export const problemText = ({ word, count = 0 }: FieldProblem, t: PortalT): string =>
  t(`form.problem.${word}` as 'form.problem.citizenId', { count });

function useProblem(problems: readonly FieldProblem[]) {
  const t = usePortalT();
  return (field: string): { error?: string } => {
    const found = problems.find((problem) => problem.field === field);
    return found === undefined ? {} : { error: problemText(found, t) };
  };
}

interface LineProps {
  readonly name: 'name' | 'idNumber' | 'phone' | 'email' | 'address' | 'submitterName';
  readonly hint?: string;
  readonly autoComplete: string;
  readonly inputMode?: 'numeric' | 'tel' | 'email';
  readonly type?: 'text' | 'tel' | 'email';
  readonly isRequired?: boolean;
}

function ApplicantFields({ typed, problems }: FieldsProps) {
  const t = usePortalT();
  const problem = useProblem(problems);
  const lines: LineProps[] = [
    { name: 'name', hint: t('form.nameHint'), autoComplete: 'name', isRequired: true },
    { name: 'idNumber', hint: t('form.idNumberHint'), autoComplete: 'off', inputMode: 'numeric', isRequired: true },
    { name: 'phone', hint: t('form.phoneHint'), autoComplete: 'tel', type: 'tel', isRequired: true },
    { name: 'email', autoComplete: 'email', inputMode: 'email' },
    { name: 'address', hint: t('form.addressHint'), autoComplete: 'street-address', isRequired: true },
    { name: 'submitterName', hint: t('form.submitterNameHint'), autoComplete: 'off' },
  ];
  return (
    <fieldset>
      <legend>{t('form.who')}</legend>
      <fieldset>
        <legend className="lbl">{t('form.kind')}</legend>
        {(['person', 'organisation'] as const).map((kind) => (
          <label className="choice" key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={typed.kind === kind} />
            <span>{t(`form.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      {lines.map(({ name, hint, isRequired, ...input }) => (
        <PublicField key={name} id={name} label={t(`form.${name}`)} {...(hint ? { hint } : {})} {...problem(name)}>
          {(field) => (
            <input
              {...field}
              {...input}
              name={name}
              defaultValue={typed[name]}
              aria-required={isRequired ? true : undefined}
            />
          )}
        </PublicField>
      ))}
    </fieldset>
  );
}

type DataFieldOf = PostedProcedure['dataFields'][number];

function DataInput({ field, value, props }: { field: DataFieldOf; value: string; props: Record<string, unknown> }) {
  const t = usePortalT();
  const name = dataField(field.key);
  const shared = { ...props, name, defaultValue: value, 'aria-required': field.isRequired ? true : undefined };
  if (field.kind === 'choice')
    return (
      <select {...shared}>
        <option value="">{t('form.choose')}</option>
        {field.choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  return <input {...shared} inputMode={field.kind === 'number' ? 'decimal' : 'text'} autoComplete="off" />;
}

function DataFields({ typed, content, problems }: FieldsProps) {
  const t = usePortalT();
  const problem = useProblem(problems);
  if (content.dataFields.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('form.content')}</legend>
      {content.dataFields.map((field) => {
        const id = dataField(field.key);
        const value = typed.data[field.key] ?? '';
        if (field.kind === 'boolean')
          return (
            <label className="choice" key={id}>
              <input type="checkbox" id={id} name={id} value="yes" defaultChecked={value === 'yes'} />
              <span>{field.label}</span>
            </label>
          );
        const label = field.isRequired ? field.label : t('form.optional', { label: field.label });
        return (
          <PublicField key={id} id={id} label={label} {...problem(id)}>
            {(props) => <DataInput field={field} value={value} props={props} />}
          </PublicField>
        );
      })}
    </fieldset>
  );
}

function PaperFields({ typed, content, problems, refused }: FieldsProps) {
  const t = usePortalT();
  const problem = useProblem(problems);
  return (
    <fieldset>
      <legend>{t('form.papers')}</legend>
      <p className="hint" id="papers-hint">
        {t('form.papersHint', { size: maxFileText })}
      </p>
      {papersOf(content, typed.caseKey).map((paper) => (
        <div className="paper" key={paper.key}>
          <p className="lbl">
            {paper.name}{' '}
            {paper.isFromDatabase ? null : <small>({paper.isRequired ? t('form.required') : t('form.whenAny')})</small>}
          </p>
          {paper.isFromDatabase ? (
            <p className="hint">{t('form.fromDatabase')}</p>
          ) : (
            <FileField
              paper={paper.key}
              label={paper.name}
              staged={typed.staged.filter((file) => file.paper === paper.key)}
              refused={refused.filter((file) => file.paper === paper.key)}
              describedBy="papers-hint"
              isRequired={paper.isRequired}
              {...problem(`file-${paper.key}`)}
            />
          )}
        </div>
      ))}
    </fieldset>
  );
}

export function useDeliveryText(): (delivery: DeliveryMethod) => string {
  const t = usePortalT();
  const { oneStopName } = useAgency();
  return (delivery) => {
    if (delivery === 'counter') return t('form.deliveryCounter', { place: oneStopName });
    return delivery === 'postal' ? t('form.deliveryPostal') : t('form.deliveryElectronic');
  };
}

function DeliveryField({ typed, content, problems }: FieldsProps) {
  const t = usePortalT();
  const { error } = useProblem(problems)('delivery');
  const deliveryText = useDeliveryText();
  return (
    <fieldset id="delivery" tabIndex={-1} {...(error ? { 'aria-describedby': 'delivery-error' } : {})}>
      <legend>{t('form.delivery')}</legend>
      {error === undefined ? null : (
        <p className="msg-err" id="delivery-error">
          {error}
        </p>
      )}
      {deliveriesOf(content.methods).map((delivery) => (
        <label className="choice" key={delivery}>
          <input type="radio" name="delivery" value={delivery} defaultChecked={typed.delivery === delivery} />
          <span>{deliveryText(delivery)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ConsentField({ typed, problems }: FieldsProps) {
  const t = usePortalT();
  const home = usePortalHome();
  const { error } = useProblem(problems)('consent');
  return (
    <div className="field lead">
      {error === undefined ? null : (
        <p className="msg-err" id="consent-error">
          {error}
        </p>
      )}
      <label className="choice">
        <input
          type="checkbox"
          id="consent"
          name="consent"
          value="yes"
          defaultChecked={typed.hasConsent}
          {...(error ? { 'aria-describedby': 'consent-error', 'aria-invalid': true as const } : {})}
        />
        <span>{t('form.consent')}</span>
      </label>
      <p className="hint">
        {t('form.consentNote')}{' '}
        <a href={`${home}/privacy`} target="_blank" rel="noreferrer">
          {t('form.consentLink')}
        </a>
      </p>
    </div>
  );
}

/** Every field of the form for one case. */
export function SubmitFields(props: FieldsProps) {
  return (
    <>
      <ApplicantFields {...props} />
      <DataFields {...props} />
      <PaperFields {...props} />
      <DeliveryField {...props} />
      <ConsentField {...props} />
    </>
  );
}
