import { Icon, Kbd, Segmented } from '@chuan/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { useId } from 'react';
import type { Applicant, Reception } from '../contract.ts';
import { looksScanned, readCitizenCard } from './citizen-card.ts';
import type { TurnPlace } from './counter-problems.ts';
import type { Turn } from './counter-turn.ts';
import { FeeFields } from './fee-fields.tsx';
import { FieldError, Line, wrongField } from './fields.tsx';
import { limitText } from './limits.ts';
import { useT } from './translate.ts';

export interface SectionProps {
  readonly turn: Turn;
  readonly reception: Reception | undefined;
  readonly patch: (change: Partial<Turn>) => void;
  /** What is wrong at a place, once sending the turn was tried. */
  readonly errorAt: (at: TurnPlace) => string | undefined;
}

const mostSegments = 3;

function CaseField({ turn, reception, patch }: Omit<SectionProps, 'errorAt'>) {
  const t = useT();
  const id = useId();
  const cases = reception?.cases ?? [];
  if (cases.length === 0) return null;
  if (cases.length <= mostSegments && cases.every((one) => one.name.length < 30))
    return (
      <Segmented
        label={t('counter.case')}
        value={turn.caseKey}
        options={cases.map((one) => ({ value: one.key, label: one.name }))}
        onChange={(caseKey) => patch({ caseKey })}
      />
    );
  return (
    <>
      <label className="vh" htmlFor={id}>
        {t('counter.case')}
      </label>
      <select
        id={id}
        className="input case-select"
        value={turn.caseKey}
        onChange={(event) => patch({ caseKey: event.currentTarget.value })}
      >
        {cases.map((one) => (
          <option key={one.key} value={one.key}>
            {one.name}
          </option>
        ))}
      </select>
    </>
  );
}

export function ProcedureSection({
  turn,
  reception,
  patch,
  errorAt,
  onPick,
}: SectionProps & { readonly onPick: () => void }) {
  const t = useT();
  return (
    <section className="sec">
      <h2>
        {t('counter.procedure')}
        <br />
        <Kbd>F2</Kbd>
      </h2>
      <div>
        <div className="picked">
          <div className="grow">
            {reception === undefined ? (
              <span className="muted">{t('counter.pickFirst')}</span>
            ) : (
              <>
                <b>{reception.name}</b>
                <small>
                  {t('counter.facts', {
                    code: reception.procedureCode,
                    document: reception.documentCode,
                    number: reception.number,
                    limit: limitText(reception.limit, t),
                  })}
                </small>
              </>
            )}
          </div>
          <button type="button" className="btn sm" id="counter-pick" onClick={onPick}>
            {t(reception === undefined ? 'counter.pick' : 'counter.change')}
          </button>
        </div>
        <FieldError id="counter-pick" error={errorAt('procedure')} />
        <div className="row row-3 wrap seg-row">
          <CaseField turn={turn} reception={reception} patch={patch} />
          <Segmented
            label={t('counter.by')}
            value={turn.isByOther ? 'other' : 'own'}
            options={[
              { value: 'own', label: t('counter.byThemselves') },
              { value: 'other', label: t('counter.byOther') },
            ]}
            onChange={(value) => patch({ isByOther: value === 'other' })}
          />
        </div>
      </div>
    </section>
  );
}

interface AddressLineProps extends Pick<SectionProps, 'turn' | 'patch'> {
  readonly onKind: (kind: Applicant['kind']) => void;
}

/** Over the address: whether a card filled it, who hands in, and how. */
function AddressLine({ turn, patch, onKind }: AddressLineProps) {
  const t = useT();
  return (
    <span className="lb row between">
      <label htmlFor="counter-address">{t('counter.address')}</label>
      <span role="status">
        {turn.isScanned ? (
          <span className="src">
            <Icon of={IconCircleCheck} size={16} />
            {t('counter.scanned')}
          </span>
        ) : null}
      </span>
      <span className="row">
        <Segmented
          label={t('counter.kind')}
          value={turn.applicant.kind}
          options={[
            { value: 'person', label: t('counter.person') },
            { value: 'organisation', label: t('counter.organisation') },
          ]}
          onChange={(kind) => onKind(kind as Applicant['kind'])}
        />
        <Segmented
          label={t('counter.channel')}
          value={turn.channel}
          options={[
            { value: 'direct', label: t('counter.direct') },
            { value: 'postal', label: t('counter.postal') },
          ]}
          onChange={(value) => patch({ channel: value as Turn['channel'] })}
        />
      </span>
    </span>
  );
}

function Heading({ text, shortcut }: { readonly text: string; readonly shortcut: string }) {
  return (
    <h2>
      {text}
      <br />
      <Kbd>{shortcut}</Kbd>
    </h2>
  );
}

/** What a scanned card fills in. */
const fromCard = ['idNumber', 'name', 'address'];

interface IdentityProps extends Pick<SectionProps, 'turn' | 'errorAt'> {
  readonly set: (change: Partial<Applicant>) => void;
  readonly takeId: (text: string) => void;
}

/** Who it is, and where they are reached. */
function Identity({ turn: { applicant }, errorAt, set, takeId }: IdentityProps) {
  const t = useT();
  const isPerson = applicant.kind === 'person';
  return (
    <div className="g g3">
      <Line
        id="counter-id"
        numeric
        label={t(isPerson ? 'counter.idNumber' : 'counter.taxCode')}
        value={applicant.idNumber}
        placeholder={isPerson ? t('counter.scanHint') : ''}
        error={errorAt('idNumber')}
        onChange={takeId}
      />
      <Line
        id="counter-name"
        label={t(isPerson ? 'counter.name' : 'counter.organisationName')}
        value={applicant.name}
        maxLength={200}
        error={errorAt('name')}
        onChange={(name) => set({ name })}
      />
      <Line
        id="counter-phone"
        numeric
        label={t('counter.phone')}
        value={applicant.phone}
        maxLength={20}
        error={errorAt('phone')}
        onChange={(phone) => set({ phone })}
      />
    </div>
  );
}

/** The applicant; a scanned citizen card fills number, name and address at once. */
export function ApplicantSection({ turn, patch, errorAt }: SectionProps) {
  const t = useT();
  const { applicant } = turn;
  const set = (change: Partial<Applicant>) =>
    patch({
      applicant: { ...applicant, ...change },
      isScanned: turn.isScanned && !Object.keys(change).some((key) => fromCard.includes(key)),
    });
  const takeId = (text: string) => {
    const card = readCitizenCard(text);
    if (card) patch({ applicant: { ...applicant, ...card, kind: 'person' }, isScanned: true });
    else set({ idNumber: looksScanned(text) ? text : text.replace(/[^\d-]/g, '') });
  };
  return (
    <section className="sec">
      <Heading text={t('counter.applicant')} shortcut="F3" />
      <div>
        <Identity turn={turn} errorAt={errorAt} set={set} takeId={takeId} />
        <div className={turn.isByOther ? 'g g-address' : 'g-one'}>
          <div>
            <AddressLine turn={turn} patch={patch} onKind={(kind) => set({ kind })} />
            <input
              id="counter-address"
              className="input"
              autoComplete="off"
              maxLength={300}
              value={applicant.address}
              {...wrongField('counter-address', errorAt('address'))}
              onChange={(event) => set({ address: event.currentTarget.value })}
            />
            <FieldError id="counter-address" error={errorAt('address')} />
          </div>
          {turn.isByOther ? (
            <Line
              label={t('counter.submitter')}
              value={applicant.submitterName}
              maxLength={200}
              onChange={(submitterName) => set({ submitterName })}
            />
          ) : null}
        </div>
      </div>
    </section>
  );
}

const methods = ['counter', 'postal', 'electronic'] as const;

export function ResultSection({ turn, reception, patch, errorAt }: SectionProps) {
  const t = useT();
  return (
    <section className="sec">
      <h2>
        {t('counter.result')}
        <br />
        <Kbd>F6</Kbd>
      </h2>
      <div className="g g2">
        <div id="counter-result">
          <span className="lb">{t('counter.method')}</span>
          <Segmented
            label={t('counter.method')}
            value={turn.deliveryMethod}
            options={methods.map((value) => ({ value, label: t(`deliveryMethod.${value}`) }))}
            onChange={(value) => patch({ deliveryMethod: value as Turn['deliveryMethod'] })}
          />
        </div>
        <FeeFields charge={turn} terms={reception} onChange={patch} errorAt={errorAt} />
      </div>
    </section>
  );
}

interface DataFieldProps {
  readonly field: Reception['dataFields'][number];
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function DataField({ field, value, error, onChange }: DataFieldProps) {
  const t = useT();
  const id = `counter-data-${field.key}`;
  const { label, kind } = field;
  if (kind === 'text' || kind === 'number') {
    const numeric = kind === 'number';
    return <Line {...{ id, label, numeric, value, error, onChange }} maxLength={2_000} />;
  }
  const choices =
    kind === 'boolean'
      ? [
          { value: 'true', text: t('counter.yes') },
          { value: 'false', text: t('counter.no') },
        ]
      : field.choices.map((choice) => ({ value: choice, text: choice }));
  return (
    <div>
      <label className="lb" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        {...wrongField(id, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="" />
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
      <FieldError id={id} error={error} />
    </div>
  );
}

/** What the procedure's decisions look at, if it has such fields. */
export function DataSection({ turn, reception, patch, errorAt }: SectionProps) {
  const t = useT();
  if (!reception || reception.dataFields.length === 0) return null;
  return (
    <section className="sec">
      <h2>{t('counter.data')}</h2>
      <div className="g g3">
        {reception.dataFields.map((field) => (
          <DataField
            key={field.key}
            field={field}
            value={turn.data[field.key] ?? ''}
            error={errorAt(`data-${field.key}`)}
            onChange={(value) => patch({ data: { ...turn.data, [field.key]: value } })}
          />
        ))}
      </div>
    </section>
  );
}
