import { type HTMLAttributes, useId } from 'react';

interface FieldProps {
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** What stands on the lines of a text; a line of one letter says nothing. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 2);

/** Several lines of text under their label. */
export function TextArea({
  id: given,
  label,
  hint,
  value,
  onChange,
  required,
  autoFocus,
  minLength,
  maxLength = 1_000,
}: FieldProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <div className="act-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className="input"
        rows={3}
        minLength={minLength}
        maxLength={maxLength}
        required={required}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextLineProps extends Omit<FieldProps, 'id' | 'minLength'> {
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly type?: 'text' | 'number';
}

/** One line of text under its label. */
export function TextLine({
  label,
  hint,
  value,
  onChange,
  required,
  autoFocus,
  maxLength = 200,
  type = 'text',
  inputMode,
}: TextLineProps) {
  const id = useId();
  return (
    <div className="act-field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        type={type}
        inputMode={inputMode}
        maxLength={maxLength}
        required={required}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly id?: string;
  readonly numeric?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** What is wrong with it. */
  readonly error?: string | undefined;
}

/** For a field that may be wrong: it says so, and where its sentence stands. */
export const wrongField = (id: string, error: string | undefined) =>
  error === undefined ? {} : { 'aria-invalid': true as const, 'aria-describedby': `${id}-wrong` };

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  return error === undefined ? null : (
    <p className="msg-err field-wrong" id={`${id}-wrong`}>
      {error}
    </p>
  );
}

/** One line of text under a small label, for forms that are packed close. */
export function Line({ label, value, onChange, id, numeric = false, placeholder, maxLength, error }: LineProps) {
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
        maxLength={maxLength}
        {...wrongField(field, error)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <FieldError id={field} error={error} />
    </div>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  readonly disabled?: boolean;
}

interface ChoicesProps {
  readonly id?: string;
  readonly label: string;
  /** The first choice has the hands when a drawer opens. */
  readonly autoFocus?: boolean;
  readonly required?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a few, each on its own line with what there is to know of it. */
export function Choices({ id, label, choices, value, onChange, autoFocus, required }: ChoicesProps) {
  const name = useId();
  return (
    <fieldset id={id} className="act-field choices">
      <legend className="label">{label}</legend>
      {choices.map((choice, index) => (
        <label key={choice.value} className={choice.value === value ? 'on' : undefined}>
          <input
            type="radio"
            name={name}
            required={required}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            {...(autoFocus && index === 0 ? { 'data-autofocus': true } : {})}
            onChange={() => onChange(choice.value)}
          />
          <span>
            {choice.label}
            {choice.note === undefined ? null : <small className="block">{choice.note}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface TickProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function TickField({ label, checked, onChange }: TickProps) {
  return (
    <div className="tick-list act-field">
      <label>
        <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
        <span>{label}</span>
      </label>
    </div>
  );
}
