import { useEffect, useRef, useSyncExternalStore } from 'react';

/** `j`, `?`, `F2`, `Ctrl Enter`; letters without Ctrl or Alt are single keys and rest while someone types. */
export type ShortcutKey = string;
export type Shortcuts = Readonly<Record<ShortcutKey, (event: KeyboardEvent) => void>>;

const typingFields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const silentTypes = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range', 'color']);

/** Whether keys pressed there are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest(typingFields);
  if (field === null) return false;
  return !(field instanceof HTMLInputElement && silentTypes.has(field.type));
}

const ownEnter = `a[href], button, summary, ${typingFields}, [tabindex]:not([tabindex="-1"])`;

/** Whether Enter is the key of what has the focus: a link, a button, a field. A page's own rests then. */
const hasOwnEnter = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(ownEnter) !== null;

/** The name under which a pressed key is listed. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): ShortcutKey {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const control = event.ctrlKey || event.metaKey ? 'Ctrl ' : '';
  return `${control}${event.altKey ? 'Alt ' : ''}${key}`;
}

interface PressedHere extends Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> {
  preventDefault(): void;
  stopPropagation(): void;
}

/** For `onKeyDown` of a form or dialog: Ctrl+Enter does what its filled button does, wherever in it the focus is. */
export const onCtrlEnter =
  (act: () => void) =>
  (event: PressedHere): void => {
    if (keyName(event) !== 'Ctrl Enter') return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

const storeName = 'single-keys';
const changed = 'chuan:single-keys';

/** Single-letter keys can be turned off, for speech input and shaking hands (WCAG 2.1.4). */
const singleKeysOn = (): boolean => localStorage.getItem(storeName) !== 'off';

export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(storeName);
  else localStorage.setItem(storeName, 'off');
  window.dispatchEvent(new Event(changed));
}

function watchSetting(onChange: () => void) {
  window.addEventListener(changed, onChange);
  window.addEventListener('storage', onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener('storage', onChange);
  };
}

export const useSingleKeys = (): boolean => useSyncExternalStore(watchSetting, singleKeysOn, () => true);

/** Whether a listed key may act now, given what has the focus and what the person has chosen. */
export function mayAct(name: ShortcutKey, typing: boolean, singleKeys: boolean): boolean {
  const single = name.length === 1;
  return !single || (!typing && singleKeys);
}

const bound = new Map<symbol, readonly ShortcutKey[]>();
const listeners = new Set<() => void>();
const noKeys: ReadonlySet<ShortcutKey> = new Set();
let boundNow = noKeys;

function bind(keys: readonly ShortcutKey[]): () => void {
  const holder = Symbol('keys');
  const tell = () => {
    boundNow = new Set([...bound.values()].flat());
    for (const listener of listeners) listener();
  };
  bound.set(holder, keys);
  tell();
  return () => {
    bound.delete(holder);
    tell();
  };
}

function watchBound(onChange: () => void) {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** The keys that do something on the page as it stands. */
export const useBoundKeys = (): ReadonlySet<ShortcutKey> =>
  useSyncExternalStore(
    watchBound,
    () => boundNow,
    () => noKeys,
  );

/**
 * Keys of a page. An open dialog keeps them still.
 *
 * @param shortcuts actions by key name; the newest ones count.
 */
export function useShortcuts(shortcuts: Shortcuts, active = true): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  const names = Object.keys(shortcuts).join('\n');
  useEffect(() => (active && names !== '' ? bind(names.split('\n')) : undefined), [active, names]);
  useEffect(() => {
    if (!active) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      const act = current.current[name];
      if (act === undefined || !mayAct(name, isTyping(event.target), singleKeysOn())) return;
      if (name === 'Enter' && hasOwnEnter(event.target)) return;
      const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (inDialog || document.querySelector('[aria-modal="true"]') !== null) return;
      event.preventDefault();
      act(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [active]);
}
