import type { DossierRow } from '../contract.ts';

/** What must be answered first comes first; of those due at one time, what came first. */
export const inIntakeOrder = (rows: readonly DossierRow[]): DossierRow[] =>
  [...rows].sort(
    (a, b) =>
      (a.clock.dueAt ?? 0) - (b.clock.dueAt ?? 0) ||
      a.submittedAt - b.submittedAt ||
      a.code.localeCompare(b.code, 'vi', { numeric: true }),
  );
