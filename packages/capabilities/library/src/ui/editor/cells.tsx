import { LockMark } from '@chuan/ui';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useState } from 'react';
import { minutesTyped, useMinutesText } from '../texts.ts';
import { useT } from '../translate.ts';
import { useLock, useShownLock } from './setting.ts';

export interface CellProps {
  readonly path: string;
  readonly label: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
  readonly multiline?: boolean;
  /** One line at rest: another stands below it. */
  readonly isShort?: boolean;
  readonly suggestions?: string;
  readonly placeholder?: string;
}

/** Why a part is locked, one click away. */
export function PathLock({ path, label }: { readonly path: string; readonly label: string }) {
  const t = useT();
  const lock = useShownLock(path);
  if (lock === undefined) return null;
  return (
    <LockMark reason={lock.reason || t('editor.locks.noReason')} keeper={t('editor.locks.keeper')} label={label} />
  );
}

/** Text in a cell: two lines at rest, the whole of it while it is being written. */
export function TextCell({ path, label, value, isReadOnly, onChange, multiline = true, ...more }: CellProps) {
  const isLocked = useLock(path) !== undefined;
  const clamp = more.isShort ? 'clamp one' : 'clamp';
  if (isLocked || isReadOnly) {
    return (
      <span className={clamp} title={value}>
        {value}
      </span>
    );
  }
  const field = {
    'aria-label': label,
    value,
    placeholder: more.placeholder,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value.replace(/\n/g, ' ')),
  };
  return (
    <span className={more.isShort ? 'cell one' : 'cell'}>
      <span className={clamp} aria-hidden="true" title={value}>
        {value}
      </span>
      {multiline ? <textarea rows={2} {...field} /> : <input {...field} list={more.suggestions} />}
    </span>
  );
}

export interface TimeCellProps {
  readonly path: string;
  readonly label: string;
  readonly minutes: number;
  readonly isReadOnly: boolean;
  readonly isWrong: boolean;
  readonly onChange: (minutes: number) => void;
}

const hour = 60;

/** A time as somebody types it; arrows change it by an hour, with Shift by a quarter. */
export function TimeCell({ path, label, minutes, isReadOnly, isWrong, onChange }: TimeCellProps) {
  const t = useT();
  const show = useMinutesText();
  const isLocked = useLock(path) !== undefined;
  const [typed, setTyped] = useState<string>();
  const [isUnread, setUnread] = useState(false);
  const noteId = useId();
  useEffect(() => {
    setTyped(undefined);
    setUnread(false);
  }, [minutes]);
  if (isLocked || isReadOnly) return <span>{minutes === 0 ? t('editor.table.noTime') : show(minutes)}</span>;
  const read = typed === undefined ? minutes : minutesTyped(typed);
  const settle = () => {
    // What nobody can read stays as it was typed, until it is mended.
    setUnread(read === null);
    if (read === null) return;
    setTyped(undefined);
    if (read !== minutes) onChange(read);
  };
  const step = (event: KeyboardEvent<HTMLInputElement>) => {
    const turn = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (turn === undefined || event.altKey || event.ctrlKey) return;
    event.preventDefault();
    onChange(Math.max(0, minutes + turn * (event.shiftKey ? hour / 4 : hour)));
  };
  const isMarked = isWrong || isUnread;
  return (
    <>
      <input
        className={isMarked ? 'time-in bad' : 'time-in'}
        aria-label={label}
        aria-invalid={isMarked || undefined}
        aria-describedby={isUnread ? noteId : undefined}
        title={t('editor.table.timeHint')}
        inputMode="text"
        value={typed ?? show(minutes)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          const now = minutesTyped(event.target.value);
          if (now !== null) setUnread(false);
          if (now !== null && /\p{L}$/u.test(event.target.value.trim())) onChange(now);
        }}
        onBlur={settle}
        onKeyDown={step}
      />
      {isUnread ? (
        <small id={noteId} className="e time-note" role="alert">
          {t('editor.table.timeUnread')}
        </small>
      ) : null}
    </>
  );
}
