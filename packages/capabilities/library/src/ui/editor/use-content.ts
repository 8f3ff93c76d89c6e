import { useDraftKey } from '@chuan/ui';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { ProcedureContent } from '../../contract.ts';
import { ContentSaver, type KeepStore, type SaveContent, type SavedContent, type SaverView } from './content-saver.ts';

export interface Writing extends SaverView {
  readonly set: (change: (content: ProcedureContent) => ProcedureContent) => void;
  /** Saves at once what waits; resolves when it is with the server, false when it is not. */
  readonly flush: () => Promise<boolean>;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** Typed before the version was closed to writing, and never saved. */
  readonly waiting: ProcedureContent | undefined;
  readonly forget: () => void;
}

/** On the server nothing is kept. */
const nowhere: KeepStore = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };

/**
 * A content that is being written.
 *
 * @param key  names the version, for what this tab keeps.
 * @param save  undefined when it is only looked at.
 */
export function useContent(key: string, server: SavedContent, save: SaveContent | undefined): Writing {
  const kept = useDraftKey(key);
  const [saver] = useState(
    () => new ContentSaver(kept, server, typeof sessionStorage === 'undefined' ? nowhere : sessionStorage),
  );
  saver.save = save;
  const view = useSyncExternalStore(
    saver.listen,
    () => saver.view,
    () => saver.view,
  );
  const [waiting, setWaiting] = useState<ProcedureContent>();
  useEffect(() => {
    saver.restore();
    setWaiting(saver.waiting());
    return saver.stop;
  }, [saver]);
  return {
    ...view,
    set: saver.set,
    flush: saver.flush,
    keepMine: () => saver.keepMine(server),
    takeTheirs: () => saver.takeTheirs(server),
    waiting,
    forget: () => {
      saver.forget();
      setWaiting(undefined);
    },
  };
}
