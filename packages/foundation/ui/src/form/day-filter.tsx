import type { CivilDate } from '@chuan/kernel';
import { useState } from 'react';
import { DateField, type DateFieldProps } from './date-field.tsx';

export interface DayFilterProps extends Pick<DateFieldProps, 'label' | 'aria-label'> {
  /** In the address, as yyyy-MM-dd. */
  readonly name: string;
  readonly value: CivilDate | '';
  /** When the field is left with another day; absent where a button sends the form. */
  readonly onLeave?: (value: CivilDate | '') => void;
}

/** First or last day of a list. A caller that gets its value from elsewhere gives it a key. */
export function DayFilter({ name, value, onLeave, ...field }: DayFilterProps) {
  const [day, setDay] = useState(value);
  return (
    <div className="day-filter" onBlur={() => (day === value ? undefined : onLeave?.(day))}>
      <DateField {...field} name={name} value={day} onChange={setDay} />
    </div>
  );
}
