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

/** How long a step really took of late: working minutes of one visit. */
export interface StepPractice {
  readonly stepId: string;
  /** Dossiers that went through it. */
  readonly dossiers: number;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
}

/** What dossiers that are done say about the steps. */
export interface Practice {
  /** Of when they are: `quý III/2026`. */
  readonly window: string;
  readonly dossiers: number;
  /** The list of them, for those who may see it. */
  readonly href?: string;
  readonly steps: readonly StepPractice[];
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
  /** Undefined in a template, which no dossier runs on. */
  readonly practice: Practice | undefined;
}

const Setting = createContext<EditorSetting | null>(null);

export const EditorProvider = Setting.Provider;

export function useEditor(): EditorSetting {
  const setting = useContext(Setting);
  if (!setting) throw new Error('no editor around this part');
  return setting;
}

/** How long a step really took; undefined where nothing is known. */
export function usePractice(stepId: string | undefined): StepPractice | undefined {
  const { practice } = useEditor();
  return practice?.steps.find((step) => step.stepId === stepId);
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
