import { useSyncExternalStore } from 'react';

let isOutdated = false;
const listeners = new Set<() => void>();

/** Hears from an answer which pages the server hands out now. @returns whether the open one is older. */
export function hearVersion(answer: Pick<Response, 'headers'>): boolean {
  const told = answer.headers.get('x-pages-version');
  if (!isOutdated && told !== null && told !== globalThis.__remixManifest.version) {
    isOutdated = true;
    for (const listener of listeners) listener();
  }
  return isOutdated;
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useIsOutdated = (): boolean =>
  useSyncExternalStore(
    listen,
    () => isOutdated,
    () => false,
  );
