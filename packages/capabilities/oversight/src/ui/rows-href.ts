import type { DossierRow, LateCauseRow } from '@chuan/dossiers/contract';
import { useUrlFilters } from '@chuan/ui';
import { queryOf, type RowFilter } from '../contract.ts';

/** The rows behind the number that was opened last. */
export interface BoardRows {
  readonly filter: RowFilter;
  readonly total: number;
  readonly rows: readonly DossierRow[];
  readonly causes: readonly LateCauseRow[];
}

/** Addresses of the rows behind numbers: this page with its drawer open. */
export function useRowsHref(): (rows: RowFilter) => string {
  const { hrefWith } = useUrlFilters();
  return (rows) => hrefWith({ rows: queryOf(rows) });
}
