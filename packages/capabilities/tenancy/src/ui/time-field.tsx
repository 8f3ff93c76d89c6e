import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatMinute, parseMinute } from './day-info.ts';
import { useT } from './translate.ts';

export interface TimeFieldProps {
  readonly label?: string;
  readonly description?: string;
  readonly 'aria-label'?: string;
  /** Minutes from midnight. */
  readonly value: number;
  readonly onChange: (minute: number) => void;
}

/** A time of the day in 24 hours, whatever the browser's language. */
export function TimeField({ value, onChange, ...field }: TimeFieldProps) {
  const t = useT();
  const [text, setText] = useState(formatMinute(value));
  const [isAsked, setAsked] = useState(false);
  const written = useRef<HTMLInputElement>(null);
  const told = parseMinute(text) === undefined ? t('calendar.timeForm') : '';
  useEffect(() => setText((typed) => (parseMinute(typed) === value ? typed : formatMinute(value))), [value]);
  useEffect(() => written.current?.setCustomValidity(told), [told]);
  return (
    <TextInput
      {...field}
      ref={written}
      className="time-field"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      // Red while it is half written; in words once the form is sent with it.
      error={told !== '' && (isAsked ? told : true)}
      onInvalid={() => setAsked(true)}
      onChange={(event) => {
        setAsked(false);
        setText(event.target.value);
        const minute = parseMinute(event.target.value);
        if (minute !== undefined) onChange(minute);
      }}
      onBlur={() => setText(formatMinute(parseMinute(text) ?? value))}
    />
  );
}
