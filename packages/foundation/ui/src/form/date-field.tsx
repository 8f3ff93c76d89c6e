import { TextInput, type TextInputProps } from '@mantine/core';
import type { CivilDate } from '@chuan/kernel';
import { IconCalendar } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatCivilDate } from '../dates.ts';
import { Icon } from '../icon.tsx';
import { useUiT } from '../translate.tsx';
import { parseDateText } from './date-text.ts';

export interface DateFieldProps
  extends Pick<
    TextInputProps,
    'label' | 'description' | 'required' | 'className' | 'aria-label' | 'disabled' | 'name' | 'placeholder'
  > {
  /** Empty for no day. */
  readonly value: CivilDate | '';
  readonly onChange: (value: CivilDate | '') => void;
  /** First and last day that may be chosen. */
  readonly min?: CivilDate;
  readonly max?: CivilDate;
}

/**
 * A day as it is written here, dd/MM/yyyy, whatever the browser's language; typed, or picked from a calendar. A form
 * sends it as yyyy-MM-dd.
 */
export function DateField({ value, onChange, min, max, name, className = '', ...field }: DateFieldProps) {
  const t = useUiT();
  const [text, setText] = useState(value === '' ? '' : formatCivilDate(value));
  const [isLeft, setLeft] = useState(true);
  const picker = useRef<HTMLInputElement>(null);
  const written = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setText((typed) => ((parseDateText(typed) ?? '') === value ? typed : value === '' ? '' : formatCivilDate(value)));
  }, [value]);

  const typed = parseDateText(text);
  const problem = problemOf({ text, typed, min, max });
  const told = problem === undefined ? '' : t(`dateField.${problem.key}`, problem.values);
  // A form asks the field; what is told below it is the field's own.
  useEffect(() => written.current?.setCustomValidity(told), [told]);
  const take = (next: string) => {
    setText(next);
    const day = parseDateText(next);
    if (day !== undefined || next === '') onChange(day ?? '');
  };
  return (
    <div className={`date-field ${className}`.trim()}>
      <TextInput
        {...field}
        ref={written}
        value={text}
        placeholder={field.placeholder ?? t('dateField.form')}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => {
          setLeft(false);
          take(event.target.value);
        }}
        onInvalid={() => setLeft(true)}
        onBlur={() => {
          setLeft(true);
          if (typed !== undefined) setText(formatCivilDate(typed));
        }}
        error={isLeft && told !== '' ? told : undefined}
        rightSectionPointerEvents="all"
        rightSection={<PickButton disabled={field.disabled} onPick={() => picker.current?.showPicker()} />}
      />
      <input
        ref={picker}
        type="date"
        name={name}
        tabIndex={-1}
        aria-hidden="true"
        value={value}
        min={min}
        max={max}
        onChange={(event) => take(event.target.value === '' ? '' : formatCivilDate(event.target.value))}
      />
    </div>
  );
}

function PickButton({ disabled, onPick }: { readonly disabled: boolean | undefined; readonly onPick: () => void }) {
  const t = useUiT();
  return (
    <button
      type="button"
      className="pick"
      tabIndex={-1}
      aria-label={t('dateField.pick')}
      disabled={disabled}
      onClick={onPick}
    >
      <Icon of={IconCalendar} size={16} />
    </button>
  );
}

interface Typed extends Pick<DateFieldProps, 'min' | 'max'> {
  readonly text: string;
  readonly typed: CivilDate | undefined;
}

function problemOf({ text, typed, min, max }: Typed) {
  if (text === '') return undefined;
  if (typed === undefined) return { key: 'unknown', values: { day: '' } } as const;
  if (min !== undefined && typed < min) return { key: 'early', values: { day: formatCivilDate(min) } } as const;
  if (max !== undefined && typed > max) return { key: 'late', values: { day: formatCivilDate(max) } } as const;
  return undefined;
}
