import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';

/** Whose drafts a page keeps: of one person in one agency. Whoever signs in next in this tab finds their own. */
export const DraftOwner = createContext('');

/** The name of a draft in the store of this tab. */
export const useDraftKey = (key: string): string => `draft:${useContext(DraftOwner)}:${key}`;

const pauseMs = 400;

function read<Value>(key: string): Value | undefined {
  try {
    const text = sessionStorage.getItem(key);
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
  /** A value, or how it follows from the one before. */
  readonly set: (next: Value | ((before: Value) => Value)) => void;
  /** Found from before, after a dropped line or a closed session. */
  readonly restored: boolean;
  /** Once the server has it. */
  readonly clear: () => void;
  /** Forgets what was typed and begins anew. */
  readonly reset: () => void;
}

/**
 * Keeps what is being typed in this tab, so that nothing is lost when the line drops or the session ends. Nothing
 * leaves the machine, and closing the tab forgets it.
 *
 * @param name the form and the thing it is about, such as `supplement:<dossier id>`.
 */
export function useDraft<Value>(name: string, initial: Value): Draft<Value> {
  const key = useDraftKey(name);
  const [value, setValue] = useState(initial);
  const newest = useRef(initial);
  const [restored, setRestored] = useState(false);
  const asked = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  /** Typed, and not kept yet. */
  const pending = useRef<{ readonly value: Value }>();

  useEffect(() => {
    const kept = read<Value>(key);
    if (kept === undefined) return;
    newest.current = fitted(kept, asked.current);
    setValue(newest.current);
    setRestored(true);
  }, [key]);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    if (pending.current) sessionStorage.setItem(key, JSON.stringify(pending.current.value));
    pending.current = undefined;
  }, [key]);
  // Who leaves the page a moment after the last key finds that key again.
  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [keep]);

  const set = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      const made = typeof next === 'function' ? (next as (before: Value) => Value)(newest.current) : next;
      newest.current = made;
      setValue(made);
      pending.current = { value: made };
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, pauseMs);
    },
    [keep],
  );
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    sessionStorage.removeItem(key);
    setRestored(false);
  }, [key]);
  const reset = useCallback(() => {
    clear();
    newest.current = asked.current;
    setValue(asked.current);
  }, [clear]);
  return { value, set, restored, clear, reset };
}
