import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatMinute, parseMinute } from './day-info.ts';

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
  const [text, setText] = useState(formatMinute(value));
  useEffect(() => setText((typed) => (parseMinute(typed) === value ? typed : formatMinute(value))), [value]);
  return (
    <TextInput
      {...field}
      className="time-field"
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={parseMinute(text) === undefined}
      onChange={(event) => {
        setText(event.target.value);
        const minute = parseMinute(event.target.value);
        if (minute !== undefined) onChange(minute);
      }}
      onBlur={() => setText(formatMinute(parseMinute(text) ?? value))}
    />
  );
}
