import { useCallback, useEffect, useRef, useState } from 'react';

const prefix = 'draft:';
const pauseMs = 400;

function read<Value>(key: string): Value | undefined {
  try {
    const text = sessionStorage.getItem(prefix + key);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

/**
 * What was kept, as far as the form still asks for it: it may have been typed before the software was updated. Its other
 * fields are as they begin.
 */
export function fitted<Value>(kept: Value, initial: Value): Value {
  if (typeof initial !== 'object' || initial === null || Array.isArray(initial)) return kept;
  const known = Object.entries(kept as object).filter(([field]) => field in initial);
  return { ...initial, ...Object.fromEntries(known) };
}

export interface Draft<Value> {
  readonly value: Value;
  readonly set: (value: Value) => void;
  /** Found from before, after a dropped line or a closed session. */
  readonly restored: boolean;
  /** Once the server has it. */
  readonly clear: () => void;
}

/**
 * Keeps what is being typed in this tab, so that nothing is lost when the line drops or the session ends. Nothing
 * leaves the machine, and closing the tab forgets it.
 *
 * @param key names the form and the thing it is about, such as `supplement:<dossier id>`.
 */
export function useDraft<Value>(key: string, initial: Value): Draft<Value> {
  const [value, setValue] = useState(initial);
  const [restored, setRestored] = useState(false);
  const asked = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  /** Typed, and not kept yet. */
  const pending = useRef<{ readonly value: Value }>();

  useEffect(() => {
    const kept = read<Value>(key);
    if (kept === undefined) return;
    setValue(fitted(kept, asked.current));
    setRestored(true);
  }, [key]);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (pending.current) sessionStorage.setItem(prefix + key, JSON.stringify(pending.current.value));
    pending.current = undefined;
  }, [key]);
  // Who leaves the page a moment after the last key finds that key again.
  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [keep]);

  const set = useCallback(
    (next: Value) => {
      setValue(next);
      pending.current = { value: next };
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, pauseMs);
    },
    [keep],
  );
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    sessionStorage.removeItem(prefix + key);
    setRestored(false);
  }, [key]);
  return { value, set, restored, clear };
}
