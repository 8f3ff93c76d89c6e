import type { KeyboardEvent } from 'react';
import { useCallback, useRef, useState } from 'react';
import { isTyping, useShortcuts } from '../overlay/shortcuts.ts';

export interface Roving {
  readonly selected: string | undefined;
  readonly select: (id: string, focus?: boolean) => void;
  readonly rowProps: (id: string) => {
    readonly ref: (element: HTMLElement | null) => void;
    readonly tabIndex: 0 | -1;
    readonly 'aria-current': true | undefined;
    readonly onFocus: () => void;
  };
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const moves: Readonly<Record<string, (index: number, last: number) => number>> = {
  j: (index, last) => Math.min(index + 1, last),
  ArrowDown: (index, last) => Math.min(index + 1, last),
  k: (index) => Math.max(index - 1, 0),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * One Tab stop for a whole list; J, K and the arrows move inside it, Enter opens. J, K and Enter also work before the
 * list has the focus, on the row that is selected.
 *
 * @param ids rows in the order in which they stand.
 * @param initial the row that is selected while none was chosen, or the chosen one is gone; none if absent.
 */
export function useRovingRows(ids: readonly string[], onOpen: (id: string) => void, initial?: string): Roving {
  const elements = useRef(new Map<string, HTMLElement>());
  const [wanted, setWanted] = useState<string>();
  const selected = [wanted, initial].find((id) => id !== undefined && ids.includes(id));
  const entry = selected ?? ids[0];

  const select = useCallback((id: string, focus = false) => {
    setWanted(id);
    if (focus) elements.current.get(id)?.focus();
  }, []);

  // From anywhere on the page; inside the list its own handler comes first.
  const moveFromPage = (key: 'j' | 'k') => {
    const index = selected === undefined ? -1 : ids.indexOf(selected);
    const next = ids[moves[key]?.(index, ids.length - 1) ?? -1];
    if (next !== undefined) select(next, true);
  };
  useShortcuts({
    j: () => moveFromPage('j'),
    k: () => moveFromPage('k'),
    Enter: () => selected !== undefined && onOpen(selected),
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    const row = event.target instanceof Element ? event.target.closest('[data-row]') : null;
    const index = ids.indexOf(row?.getAttribute('data-row') ?? selected ?? '');
    if (event.key === 'Enter') {
      const id = ids[index];
      // Links and buttons inside a row keep their own Enter.
      if (id !== undefined && row === event.target) onOpen(id);
      return;
    }
    const next = ids[moves[event.key]?.(index, ids.length - 1) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    select(next, true);
  };

  return {
    selected,
    select,
    rowProps: (id) => ({
      ref: (element) => {
        if (element === null) elements.current.delete(id);
        else elements.current.set(id, element);
      },
      tabIndex: id === entry ? 0 : -1,
      'aria-current': id === selected || undefined,
      onFocus: () => setWanted(id),
    }),
    onKeyDown,
  };
}
