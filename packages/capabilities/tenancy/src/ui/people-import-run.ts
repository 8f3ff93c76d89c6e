import { newSecret } from '@chuan/kernel';
import type { AppError } from '@chuan/ui';
import { useSyncExternalStore } from 'react';
import type { CheckedPeople, FilePerson, ImportedPeople, ImportPeopleInput } from '../contract.ts';

export type Answer<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: AppError };

/** Somebody new, with what they are to be told. */
export interface SignInDetails {
  readonly fullName: string;
  readonly email: string;
  readonly password: string;
}

export interface ImportRun {
  readonly phase: 'empty' | 'reading' | 'checked' | 'importing' | 'stopped' | 'done';
  readonly fileName: string;
  readonly checked: CheckedPeople | undefined;
  readonly makeMissing: boolean;
  /** How many of those that there is something to do for are through. */
  readonly doneCount: number;
  readonly outcomes: Readonly<Record<string, ImportedPeople['people'][number]['outcome']>>;
  readonly details: readonly SignInDetails[];
  readonly areDetailsTaken: boolean;
  readonly failure: AppError | undefined;
}

const empty: ImportRun = {
  phase: 'empty',
  fileName: '',
  checked: undefined,
  makeMissing: true,
  doneCount: 0,
  outcomes: {},
  details: [],
  areDetailsTaken: false,
  failure: undefined,
};

/** Lives as long as the tab, so that whoever goes to another page finds the import where it has come to. */
let current = empty;
const listeners = new Set<() => void>();

function set(change: Partial<ImportRun>): void {
  current = { ...current, ...change };
  for (const tell of listeners) tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useImportRun = (): ImportRun =>
  useSyncExternalStore(
    subscribe,
    () => current,
    () => empty,
  );

export const forgetRun = (): void => set(empty);
export const setMakeMissing = (makeMissing: boolean): void => set({ makeMissing });
export const noteDetailsTaken = (): void => set({ areDetailsTaken: true });

/** Those that there is something to do for. */
export const peopleToImport = (checked: CheckedPeople | undefined) =>
  (checked?.people ?? []).filter((person) => person.outcome !== 'same');

export async function readFile(file: File, check: (file: File) => Promise<Answer<CheckedPeople>>): Promise<void> {
  set({ ...empty, phase: 'reading', fileName: file.name });
  const answer = await check(file);
  if (answer.ok) set({ phase: 'checked', checked: answer.value });
  else set({ phase: 'empty', failure: answer.refusal });
}

/** Easy to read aloud, 60 bits. */
export const suggestPassword = (): string =>
  newSecret(12)
    .toLowerCase()
    .replace(/(.{4})(?=.)/g, '$1-');

const partSize = 10;

/** Sends the people a part at a time; one that fails is sent again when its author goes on. */
export async function importRun(send: (input: ImportPeopleInput) => Promise<Answer<ImportedPeople>>): Promise<void> {
  set({ phase: 'importing', failure: undefined });
  const all = peopleToImport(current.checked);
  while (current.doneCount < all.length) {
    const part = all.slice(current.doneCount, current.doneCount + partSize).map(withPassword);
    const answer = await send({ people: part, makeMissing: current.makeMissing });
    if (!answer.ok) return set({ phase: 'stopped', failure: answer.refusal });
    const outcomes = Object.fromEntries(answer.value.people.map((one) => [one.email, one.outcome]));
    const fresh = part.filter((person) => outcomes[person.email] === 'new');
    set({
      doneCount: current.doneCount + part.length,
      outcomes: { ...current.outcomes, ...outcomes },
      details: [...current.details, ...fresh.map(({ fullName, email, password }) => ({ fullName, email, password }))],
    });
  }
  set({ phase: 'done' });
}

/** The password of a part that is sent again must be the one of the first try, which may have arrived. */
const passwords = new Map<string, string>();

function withPassword({ line, fullName, email, phone, posts, roles }: FilePerson) {
  const password = passwords.get(email) ?? suggestPassword();
  passwords.set(email, password);
  return { line, fullName, email, phone, posts, roles, password };
}
