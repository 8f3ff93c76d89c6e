import { Icon, Kbd, Segmented } from '@chuan/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { useId } from 'react';
import type { Applicant, Reception } from '../contract.ts';
import { looksScanned, readCitizenCard } from './citizen-card.ts';
import type { Turn } from './counter-turn.ts';
import { FeeFields } from './fee-fields.tsx';
import { Line } from './fields.tsx';
import { limitText } from './limits.ts';
import { useT } from './translate.ts';

export interface SectionProps {
  readonly turn: Turn;
  readonly reception: Reception | undefined;
  readonly patch: (change: Partial<Turn>) => void;
}

const mostSegments = 3;

function CaseField({ turn, reception, patch }: SectionProps) {
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

export function ProcedureSection({ turn, reception, patch, onPick }: SectionProps & { readonly onPick: () => void }) {
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

/** The applicant; a scanned citizen card fills number, name and address at once. */
export function ApplicantSection({ turn, patch }: SectionProps) {
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
  const isPerson = applicant.kind === 'person';
  return (
    <section className="sec">
      <Heading text={t('counter.applicant')} shortcut="F3" />
      <div>
        <div className="g g3">
          <Line
            id="counter-id"
            numeric
            label={t(isPerson ? 'counter.idNumber' : 'counter.taxCode')}
            value={applicant.idNumber}
            placeholder={isPerson ? t('counter.scanHint') : ''}
            onChange={takeId}
          />
          <Line
            id="counter-name"
            label={t(isPerson ? 'counter.name' : 'counter.organisationName')}
            value={applicant.name}
            onChange={(name) => set({ name })}
          />
          <Line numeric label={t('counter.phone')} value={applicant.phone} onChange={(phone) => set({ phone })} />
        </div>
        <div className={turn.isByOther ? 'g g-address' : 'g-one'}>
          <div>
            <AddressLine turn={turn} patch={patch} onKind={(kind) => set({ kind })} />
            <input
              id="counter-address"
              className="input"
              autoComplete="off"
              value={applicant.address}
              onChange={(event) => set({ address: event.currentTarget.value })}
            />
          </div>
          {turn.isByOther ? (
            <Line
              label={t('counter.submitter')}
              value={applicant.submitterName}
              onChange={(submitterName) => set({ submitterName })}
            />
          ) : null}
        </div>
      </div>
    </section>
  );
}

const methods = ['counter', 'postal', 'electronic'] as const;

export function ResultSection({ turn, reception, patch }: SectionProps) {
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
        <FeeFields charge={turn} terms={reception} onChange={patch} />
      </div>
    </section>
  );
}

/** What the procedure's decisions look at, if it has such fields. */
export function DataSection({ turn, reception, patch }: SectionProps) {
  const t = useT();
  const set = (key: string, value: string) => patch({ data: { ...turn.data, [key]: value } });
  if (!reception || reception.dataFields.length === 0) return null;
  return (
    <section className="sec">
      <h2>{t('counter.data')}</h2>
      <div className="g g3">
        {reception.dataFields.map((field) =>
          field.kind === 'choice' ? (
            <label key={field.key}>
              <span className="lb">{field.label}</span>
              <select
                className="input"
                value={turn.data[field.key] ?? ''}
                onChange={(event) => set(field.key, event.currentTarget.value)}
              >
                <option value="" />
                {field.choices.map((choice) => (
                  <option key={choice}>{choice}</option>
                ))}
              </select>
            </label>
          ) : (
            <Line
              key={field.key}
              label={field.label}
              numeric={field.kind === 'number'}
              value={turn.data[field.key] ?? ''}
              onChange={(value) => set(field.key, value)}
            />
          ),
        )}
      </div>
    </section>
  );
}
