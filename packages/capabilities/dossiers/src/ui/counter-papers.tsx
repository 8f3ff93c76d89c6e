import { Kbd } from '@chuan/ui';
import type { KeyboardEvent } from 'react';
import type { Reception } from '../contract.ts';
import type { SectionProps } from './counter-sections.tsx';
import { askedPapers, missingPapers, paperOf } from './counter-turn.ts';
import { FieldError, wrongField } from './fields.tsx';
import { useT } from './translate.ts';

type Component = Reception['components'][number];

const tableId = 'counter-papers';

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
  const boxes = [...document.querySelectorAll<HTMLInputElement>(`#${tableId} input[type=checkbox]`)];
  boxes[boxes.indexOf(event.currentTarget) + step]?.focus();
}

interface PaperRowProps extends Pick<SectionProps, 'turn' | 'patch'> {
  readonly component: Component;
  /** Told when it is asked for and not there. */
  readonly error: string | undefined;
}

function PaperRow({ component, turn, patch, error }: PaperRowProps) {
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
          {...wrongField(tableId, error)}
          onKeyDown={moveBox}
          onChange={(event) => set(paperOf(component, event.currentTarget.checked))}
        />
      </td>
      <td>
        {component.name}
        <small>{needText(component, t)}</small>
      </td>
      <td className="c" data-label={t('counter.originals')}>
        {quantity('originals', t('counter.originalsOf', { name: component.name }))}
      </td>
      <td className="c" data-label={t('counter.copies')}>
        {quantity('copies', t('counter.copiesOf', { name: component.name }))}
      </td>
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
export function PapersSection({ turn, reception, patch, errorAt }: SectionProps) {
  const t = useT();
  const asked = reception ? askedPapers(reception).length : 0;
  const missing = reception ? missingPapers(turn, reception) : [];
  const error = errorAt('papers');
  return (
    <section className="sec">
      <h2>
        {t('counter.papers')}
        <br />
        <Kbd>F4</Kbd>
        <small aria-live="polite">
          {reception ? t('counter.papersCount', { given: asked - missing.length, needed: asked }) : null}
        </small>
      </h2>
      {reception === undefined ? (
        <p className="muted">{t('counter.noPapers')}</p>
      ) : (
        <div>
          <table className="cl" id={tableId}>
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
                <PaperRow
                  key={component.key}
                  component={component}
                  turn={turn}
                  patch={patch}
                  error={missing.includes(component) ? error : undefined}
                />
              ))}
              {reception.otherComponentCount === 0 ? null : (
                <tr className="na">
                  <td />
                  <td colSpan={4}>{t('counter.otherCases', { count: reception.otherComponentCount })}</td>
                </tr>
              )}
            </tbody>
          </table>
          <FieldError id={tableId} error={error} />
        </div>
      )}
    </section>
  );
}
