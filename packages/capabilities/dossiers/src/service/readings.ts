import type { TenantTx } from '@chuan/db';
import type { Uuid } from '@chuan/kernel';
import type { DossierState } from '../domain/state.ts';
import { countOpenByCalendar as countByCalendar, countOpenDossiers as countOpen } from '../repository/lists.ts';
import { findDossier as find, listDossierStates as listStates } from '../repository/load.ts';
import { takeNumber as take } from '../repository/numbers.ts';
import { findFile, listFiles } from '../repository/papers.ts';

/** A dossier for capabilities that come after this one; undefined when it is not there, or not this agency's. */
export const findDossier = (tx: TenantTx, id: Uuid): Promise<DossierState | undefined> => find(tx, id, 'for_reading');

/** Several at once, in the order asked for; ids that are not there are left out. */
export const listDossierStates = (tx: TenantTx, ids: readonly Uuid[]): Promise<DossierState[]> => listStates(tx, ids);

export interface BarredPaper {
  /** Of the procedure's list; empty for what is not on it. */
  readonly componentKey: string;
  /** Sent by the applicant themselves, and not replaced by a clean copy since. */
  readonly isWantedOfApplicant: boolean;
}

/** A file that is barred as infected; undefined when it is not, or not there any more. */
export async function findBarredPaper(tx: TenantTx, fileId: Uuid): Promise<BarredPaper | undefined> {
  const file = await findFile(tx, fileId);
  if (file?.scan !== 'infected') return undefined;
  const { component_key: componentKey, dossier_id: dossierId, uploaded_by: uploadedBy, uploaded_at: at } = file;
  const isCleanCopy = (other: typeof file) =>
    other.scan === 'clean' && other.component_key === componentKey && other.uploaded_at >= at;
  const isReplaced = componentKey !== '' && (await listFiles(tx, dossierId)).some(isCleanCopy);
  return { componentKey, isWantedOfApplicant: uploadedBy === '' && !isReplaced };
}

/** Dossiers under way: received and not ended. */
export const countOpenDossiers = (tx: TenantTx): Promise<number> => countOpen(tx);

/** The same by the calendar version that their time is counted on. */
export const countOpenByCalendar = (tx: TenantTx): Promise<{ versionId: Uuid; count: number }[]> => countByCalendar(tx);

/** The next number of a book in a period, without gaps; see the repository. */
export const takeNumber = (tx: TenantTx, book: string, period: string): Promise<number> => take(tx, book, period);
