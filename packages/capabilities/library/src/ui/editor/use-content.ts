import type { AppError } from '@chuan/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProcedureContent } from '../../contract.ts';

/** What the server has. */
export interface SavedContent {
  readonly content: ProcedureContent;
  readonly version: number;
  readonly savedAt: number;
}

export type SaveAnswer =
  | { readonly ok: true; readonly version: number; readonly savedAt: number }
  | { readonly ok: false; readonly refusal: AppError };

export type SaveContent = (content: ProcedureContent, version: number) => Promise<SaveAnswer>;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused';

export interface Writing {
  readonly content: ProcedureContent;
  readonly state: SaveState;
  readonly savedAt: number;
  readonly refusal: AppError | undefined;
  /** Found again after a dropped line or a closed session. */
  readonly restored: boolean;
  readonly set: (change: (content: ProcedureContent) => ProcedureContent) => void;
  /** Saves at once what waits; resolves when it is with the server, false when it is not. */
  readonly flush: () => Promise<boolean>;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

const pauseMs = 900;
const retryMs = 4_000;
const storeKey = (key: string) => `content:${key}`;

interface Kept {
  readonly content: ProcedureContent;
  readonly version: number;
}

function kept(key: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(storeKey(key));
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

const isConflict = (refusal: AppError) => /\.changed$/.test(refusal.code);

/**
 * A content that is being written: saved a moment after the last key, one save at a time, kept in this tab until the
 * server has it. When somebody else was faster nothing typed is lost; the writer says which of the two stays.
 */
export function useContent(key: string, server: SavedContent, save: SaveContent | undefined): Writing {
  const [content, setContent] = useState(server.content);
  const [state, setState] = useState<SaveState>('saved');
  const [savedAt, setSavedAt] = useState(server.savedAt);
  const [refusal, setRefusal] = useState<AppError>();
  const [restored, setRestored] = useState(false);
  const latest = useRef(server.content);
  const sent = useRef(server.content);
  const version = useRef(server.version);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const running = useRef<Promise<boolean>>();
  const saver = useRef(save);
  saver.current = save;

  const push = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const text = latest.current;
    if (text === sent.current || !saver.current) return text === sent.current;
    setState('saving');
    const attempt = saver.current(text, version.current).then((answer) => {
      if (answer.ok) {
        sent.current = text;
        version.current = answer.version;
        setSavedAt(answer.savedAt);
        setRefusal(undefined);
        if (latest.current === text) {
          sessionStorage.removeItem(storeKey(key));
          setState('saved');
          return true;
        }
        timer.current = setTimeout(() => void push(), pauseMs);
        return false;
      }
      setRefusal(answer.refusal);
      if (isConflict(answer.refusal)) setState('conflict');
      else if (answer.refusal.code === 'request.offline') {
        setState('offline');
        timer.current = setTimeout(() => void push(), retryMs);
      } else setState('refused');
      return false;
    });
    running.current = attempt;
    const done = await attempt;
    running.current = undefined;
    return done;
  }, [key]);

  const put = useCallback(
    (next: ProcedureContent) => {
      latest.current = next;
      setContent(next);
      sessionStorage.setItem(storeKey(key), JSON.stringify({ content: next, version: version.current }));
      clearTimeout(timer.current);
      setState((now) => (now === 'conflict' ? now : 'waiting'));
      timer.current = setTimeout(() => void push(), pauseMs);
    },
    [key, push],
  );

  useEffect(() => {
    const found = saver.current ? kept(key) : undefined;
    if (found === undefined) return;
    version.current = found.version;
    setRestored(true);
    put(found.content);
  }, [key, put]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const settle = (next: ProcedureContent) => {
    version.current = server.version;
    sent.current = server.content;
    setRefusal(undefined);
    setState('waiting');
    if (next === server.content) {
      latest.current = next;
      setContent(next);
      sessionStorage.removeItem(storeKey(key));
      setState('saved');
      setSavedAt(server.savedAt);
    } else put(next);
  };

  return {
    content,
    state,
    savedAt,
    refusal,
    restored,
    set: useCallback((change) => put(change(latest.current)), [put]),
    flush: push,
    keepMine: () => settle(latest.current),
    takeTheirs: () => settle(server.content),
  };
}
