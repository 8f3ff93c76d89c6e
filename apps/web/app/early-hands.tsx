import { type ReactNode, useEffect, useState } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['hidden', 'file', 'submit', 'button'].includes(target.type));

const isTick = (field: Field): field is HTMLInputElement => field.type === 'checkbox' || field.type === 'radio';

const stateOf = (field: Field): string | boolean => (isTick(field) ? field.checked : field.value);

/** Whether somebody has changed what the server wrote. */
function isTouched(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const written = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
    return written !== undefined && field.value !== written.value;
  }
  return isTick(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
}

/**
 * Does over again what was done, so that React hears of it. React believes what stands in a field to be its own: it is
 * told of another state first, and the right one is then written past it.
 */
function enter(field: Field, state: string | boolean): void {
  if (isTick(field)) {
    field.checked = !state;
    return field.click();
  }
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value') ?? {};
  if (!(field instanceof HTMLSelectElement)) field.value = '';
  set?.call(field, state);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

const rest = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Notes what is typed, chosen and ticked on a page while its scripts are still on their way. React takes the page over
 * without hearing of it, and puts a field that it controls back to what the server wrote as soon as it renders again.
 *
 * @returns enters all of it anew, once React listens.
 */
export function watchEarlyHands(page: Document): () => Promise<void> {
  const touched = new Map<Field, string | boolean>();
  const note = ({ target }: Event) => {
    if (isField(target)) touched.set(target, stateOf(target));
  };
  for (const field of page.querySelectorAll('input, textarea, select'))
    if (isField(field) && isTouched(field)) touched.set(field, stateOf(field));
  page.addEventListener('input', note, true);
  return async () => {
    page.removeEventListener('input', note, true);
    for (const [field, state] of touched) {
      if (!field.isConnected) continue;
      enter(field, state);
      // Each is rendered before the next: forms build on what they were last rendered with.
      await rest();
    }
    touched.clear();
  };
}

interface EarlyHandsProps {
  readonly enter: () => Promise<void>;
  readonly children: ReactNode;
}

/** Enters what was typed early, after drafts that the page's own effects restore. */
export function EarlyHands({ enter: enterAll, children }: EarlyHandsProps) {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  useEffect(() => {
    // Out of React's own work, in which it would hear all of it at once.
    if (isAwake) setTimeout(() => void enterAll());
  }, [isAwake, enterAll]);
  return children;
}
