import { formatVnd, Icon, Kbd, Segmented } from '@chuan/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useId } from 'react';
import type { Applicant, Reception } from '../contract.ts';
import { looksScanned, readCitizenCard } from './citizen-card.ts';
import { askedPapers, missingPapers, paperOf, type Turn } from './counter-turn.ts';
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

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly id?: string;
  readonly numeric?: boolean;
  readonly placeholder?: string;
}

function Line({ label, value, onChange, id, numeric = false, placeholder }: LineProps) {
  const made = useId();
  const field = id ?? made;
  return (
    <div>
      <label className="lb" htmlFor={field}>
        {label}
      </label>
      <input
        id={field}
        className={numeric ? 'input num' : 'input'}
        inputMode={numeric ? 'numeric' : 'text'}
        autoComplete="off"
        value={value}
        placeholder={placeholder}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

/** The applicant; a scanned citizen card fills number, name and address at once. */
export function ApplicantSection({ turn, patch }: SectionProps) {
  const t = useT();
  const { applicant } = turn;
  const fromCard = ['idNumber', 'name', 'address'];
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
      <h2>
        {t('counter.applicant')}
        <br />
        <Kbd>F3</Kbd>
      </h2>
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
                  value={applicant.kind}
                  options={[
                    { value: 'person', label: t('counter.person') },
                    { value: 'organisation', label: t('counter.organisation') },
                  ]}
                  onChange={(kind) => set({ kind: kind as Applicant['kind'] })}
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

type Component = Reception['components'][number];

function needText(component: Component, t: ReturnType<typeof useT>): string {
  if (component.isFromDatabase) return t('counter.fromDatabase');
  const parts = [
    ...(component.originals > 0 ? [t('counter.needOriginals', { count: component.originals })] : []),
    ...(component.copies > 0 ? [t('counter.needCopies', { count: component.copies })] : []),
  ];
  const need = parts.length === 0 ? t('counter.needNone') : t('counter.need', { parts: parts.join(', ') });
  return component.isRequired ? need : `${t('counter.ifAny')}. ${need}`;
}

/** The arrows move between the boxes, so that Space and the arrows alone go through the papers. */
function moveBox(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const boxes = [...document.querySelectorAll<HTMLInputElement>('#counter-papers input[type=checkbox]')];
  boxes[boxes.indexOf(event.currentTarget) + step]?.focus();
}

function PaperRow({
  component,
  turn,
  patch,
}: Pick<SectionProps, 'turn' | 'patch'> & { readonly component: Component }) {
  const t = useT();
  const paper = turn.papers[component.key] ?? paperOf(component, false);
  const set = (change: Partial<typeof paper>) =>
    patch({ papers: { ...turn.papers, [component.key]: { ...paper, ...change } } });
  const quantity = (name: 'originals' | 'copies', label: string) => (
    <input
      className={paper[name] === 0 ? 'qty z' : 'qty'}
      inputMode="numeric"
      aria-label={label}
      value={paper[name]}
      disabled={!paper.isReceived}
      onChange={(event) => set({ [name]: Math.min(50, Number(event.currentTarget.value.replace(/\D/g, ''))) })}
    />
  );
  return (
    <tr>
      <td className="k">
        <input
          type="checkbox"
          aria-label={component.name}
          checked={paper.isReceived}
          onKeyDown={moveBox}
          onChange={(event) => set(paperOf(component, event.currentTarget.checked))}
        />
      </td>
      <td>
        {component.name}
        <small>{needText(component, t)}</small>
      </td>
      <td className="c">{quantity('originals', t('counter.originalsOf', { name: component.name }))}</td>
      <td className="c">{quantity('copies', t('counter.copiesOf', { name: component.name }))}</td>
      <td className="f">
        <button
          type="button"
          className="btn subtle sm"
          disabled={!paper.isReceived}
          onClick={() => set({ isElectronic: !paper.isElectronic })}
        >
          {t(paper.isElectronic ? 'counter.electronic' : 'counter.onPaper')}
        </button>
      </td>
    </tr>
  );
}

/** The papers of the procedure and case, each a box for the Space key. */
export function PapersSection({ turn, reception, patch }: SectionProps) {
  const t = useT();
  const asked = reception ? askedPapers(reception).length : 0;
  const given = reception ? asked - missingPapers(turn, reception).length : 0;
  return (
    <section className="sec">
      <h2>
        {t('counter.papers')}
        <br />
        <Kbd>F4</Kbd>
        <small aria-live="polite">{reception ? t('counter.papersCount', { given, needed: asked }) : null}</small>
      </h2>
      {reception === undefined ? (
        <p className="muted">{t('counter.noPapers')}</p>
      ) : (
        <div className="papers-scroll">
          <table className="cl" id="counter-papers">
            <thead>
              <tr>
                <th className="k">
                  <span className="vh">{t('counter.given')}</span>
                </th>
                <th>{t('counter.paper')}</th>
                <th className="c">{t('counter.originals')}</th>
                <th className="c">{t('counter.copies')}</th>
                <th className="f">{t('counter.form')}</th>
              </tr>
            </thead>
            <tbody>
              {reception.components.map((component) => (
                <PaperRow key={component.key} component={component} turn={turn} patch={patch} />
              ))}
              {reception.otherComponentCount === 0 ? null : (
                <tr className="na">
                  <td />
                  <td colSpan={4}>{t('counter.otherCases', { count: reception.otherComponentCount })}</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const methods = ['counter', 'postal', 'electronic'] as const;

export function ResultSection({ turn, reception, patch }: SectionProps) {
  const t = useT();
  const feeVnd = reception?.feeVnd ?? 0;
  const note = reception?.feeNote ?? '';
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
        <div>
          <span className="lb">{note === '' ? t('counter.fee') : t('counter.feeNote', { note })}</span>
          <span className="pay">
            <b className="amt">{feeVnd === 0 ? t('counter.noFee') : formatVnd(feeVnd)}</b>
            {feeVnd === 0 ? null : (
              <Segmented
                label={t('counter.fee')}
                value={turn.isFeePaid ? 'paid' : 'later'}
                options={[
                  { value: 'paid', label: t('counter.paid') },
                  { value: 'later', label: t('counter.later') },
                ]}
                onChange={(value) => patch({ isFeePaid: value === 'paid' })}
              />
            )}
          </span>
        </div>
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
