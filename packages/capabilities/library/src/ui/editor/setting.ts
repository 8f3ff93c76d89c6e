import { createContext, useContext } from 'react';
import type { ContentProblem, FieldLock, PositionKind, ProcedureContent } from '../../contract.ts';
import { type FlowTime, lockOn } from '../../domain.ts';

/** A position as the editor offers it; the checks need the same. */
export interface EditorPosition {
  readonly id: string;
  readonly name: string;
  readonly unitName: string;
  readonly kind: PositionKind;
  readonly holders: number;
  readonly emptyFrom: string | null;
}

/** What every part of the editor works with. */
export interface EditorSetting {
  readonly content: ProcedureContent;
  readonly isReadOnly: boolean;
  readonly set: (change: (content: ProcedureContent) => ProcedureContent) => void;
  /** Locks that bind the writer: none for the librarian, who sets them. */
  readonly locks: readonly FieldLock[];
  /** The librarian's locks, to be set; undefined for an agency. */
  readonly ownLocks: { readonly value: readonly FieldLock[]; readonly set: (locks: FieldLock[]) => void } | undefined;
  /** The agency's positions; undefined in a template. */
  readonly positions: readonly EditorPosition[] | undefined;
  readonly problems: readonly ContentProblem[];
  readonly time: FlowTime | null;
}

const Setting = createContext<EditorSetting | null>(null);

export const EditorProvider = Setting.Provider;

export function useEditor(): EditorSetting {
  const setting = useContext(Setting);
  if (!setting) throw new Error('no editor around this part');
  return setting;
}

/** Whether a place is locked for the writer, and by what. */
export function useLock(path: string): FieldLock | undefined {
  const { locks } = useEditor();
  return lockOn(locks, path);
}

/** The lock to be shown at a place: one that binds the writer, or one that the librarian has set there. */
export function useShownLock(path: string): FieldLock | undefined {
  const { locks, ownLocks } = useEditor();
  return lockOn(ownLocks?.value ?? locks, path);
}
