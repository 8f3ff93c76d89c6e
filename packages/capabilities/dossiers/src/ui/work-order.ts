import { useEffect, useState } from 'react';

const storeName = 'work-order';

/** Remembers in this tab the list that was last looked at, so that a dossier can lead on to the next one. */
export function useKeepOrder(dossierIds: readonly string[]): void {
  const text = [...new Set(dossierIds)].join(' ');
  useEffect(() => sessionStorage.setItem(storeName, text), [text]);
}

export interface Place {
  readonly index: number;
  readonly count: number;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Where a dossier stands in that list; undefined when it is not in it. */
export function usePlace(dossierId: string): Place | undefined {
  const [place, setPlace] = useState<Place>();
  useEffect(() => {
    const ids = (sessionStorage.getItem(storeName) ?? '').split(' ').filter(Boolean);
    const index = ids.indexOf(dossierId);
    setPlace(
      index < 0 ? undefined : { index: index + 1, count: ids.length, previous: ids[index - 1], next: ids[index + 1] },
    );
  }, [dossierId]);
  return place;
}

/** The door of the menu that a page lies behind: a dossier of the own work behind that, any other behind its address. */
export function useDoor(path: string): string {
  const dossierId = /^\/w\/dossiers\/([^/]+)/.exec(path)?.[1] ?? '';
  const place = usePlace(dossierId);
  return dossierId !== '' && place !== undefined ? '/w' : path;
}
