import { conflict } from '@chuan/kernel';
import type { ApplicantAction, ApplicantActionKey } from '../contract.ts';
import type { DossierState } from './state.ts';

/** Why the applicant cannot do it now: an error code of the catalogue; null when they can. */
function reasonAgainst(key: ApplicantActionKey, { status }: DossierState): string | null {
  const isOver = ['delivered', 'withdrawn', 'stopped', 'not_accepted'].includes(status);
  switch (key) {
    case 'supplement':
      return status === 'awaiting_supplement' ? null : 'dossier.no_supplement_asked';
    case 'withdraw':
      if (status === 'resolved') return 'dossier.already_resolved';
      return isOver ? 'dossier.already_ended' : null;
    case 'change_delivery':
      return isOver ? 'dossier.already_ended' : null;
  }
}

const keys: readonly ApplicantActionKey[] = ['supplement', 'change_delivery', 'withdraw'];

/** What the holder of a receipt can do with their dossier now, and why not what they cannot: shown and demanded. */
export const listApplicantActions = (state: DossierState): ApplicantAction[] =>
  keys.map((key) => {
    const reason = reasonAgainst(key, state);
    return { key, isAllowed: reason === null, reason };
  });

/** @throws {AppError} the table's reason. */
export function demandOfApplicant(key: ApplicantActionKey, state: DossierState): void {
  const reason = reasonAgainst(key, state);
  if (reason !== null) throw conflict(reason);
}
