import { IconCheck, IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { useUiT } from '../translate.tsx';

export interface PublicStep {
  readonly key: string;
  readonly state: 'done' | 'now' | 'next';
  readonly name: string;
  /** Position, never a person's name; and what happened. */
  readonly text: ReactNode;
  /** When it was done, until when it runs, how long it may take. */
  readonly time: string;
}

/** How far the dossier has come, for whoever handed it in. */
export function PublicSteps({ steps }: { readonly steps: readonly PublicStep[] }) {
  const t = useUiT();
  return (
    <ol className="path">
      {steps.map((step, index) => (
        <li key={step.key} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="nd">
            {step.state === 'done' ? <Icon of={IconCheck} /> : index + 1}
            {step.state === 'done' ? <span className="vh">{t('steps.done')}</span> : null}
          </span>
          <h3>{step.name}</h3>
          <span className={step.state === 'now' ? 't tag' : 't'}>{step.time}</span>
          <p className="w">{step.text}</p>
        </li>
      ))}
    </ol>
  );
}

export interface StepProgressProps {
  readonly done: number;
  readonly total: number;
  /** Whether a step is being worked on now. */
  readonly isAtWork: boolean;
}

/** The same without a word about anyone: done, at work, ahead. */
export function StepProgress({ done, total, isAtWork }: StepProgressProps) {
  const t = useUiT();
  const soFar = t(isAtWork ? 'steps.progress' : 'steps.soFar', { done, total, now: done + 1 });
  const text = done >= total ? t('steps.allDone', { total }) : soFar;
  return (
    <>
      <div className="prog" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <i key={index} className={index < done ? 'd' : isAtWork && index === done ? 'c' : undefined} />
        ))}
      </div>
      <p>{text}</p>
    </>
  );
}

export interface PublicFact {
  readonly label: string;
  readonly value: string;
  readonly note?: ReactNode;
}

/** Who holds it, until when, and when the result comes. */
export function PublicFacts({ facts }: { readonly facts: readonly PublicFact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            <b>{fact.value}</b>
            {fact.note === undefined ? null : <span>{fact.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export interface PublicNoticeProps {
  /** `ok`: nothing to do. `soon`: the reader has to act. `late`: we are late and say so. */
  readonly tone?: 'ok' | 'soon' | 'late';
  readonly icon?: Parameters<typeof Icon>[0]['of'];
  readonly title: string;
  readonly children?: ReactNode;
}

/** What the reader has to do now, or that it is nothing. */
export function PublicNotice({ tone = 'ok', icon = IconCircleCheck, title, children }: PublicNoticeProps) {
  return (
    <div className={tone === 'ok' ? 'notice' : `notice ${tone}`}>
      <h2>
        <Icon of={icon} size={22} />
        {title}
      </h2>
      {children}
    </div>
  );
}

export interface RatingFieldProps {
  readonly name: string;
  readonly legend: string;
  /** From best to worst; none is chosen beforehand. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function RatingField({ name, legend, options }: RatingFieldProps) {
  return (
    <fieldset>
      <legend className="vh">{legend}</legend>
      <div className="rate">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} value={option.value} required />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface PublicFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly children: (props: {
    id: string;
    'aria-describedby'?: string;
    'aria-invalid'?: true;
    className: 'txt';
  }) => ReactNode;
}

/** A field of a public form: label, hint and error stand above it and are read with it. */
export function PublicField({ id, label, hint, error, children }: PublicFieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p className="msg-err" id={`${id}-error`}>
          {error}
        </p>
      )}
      {children({
        id,
        className: 'txt',
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error === undefined ? {} : { 'aria-invalid': true as const }),
      })}
    </div>
  );
}
