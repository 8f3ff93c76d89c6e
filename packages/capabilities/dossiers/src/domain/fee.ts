import { conflict, invalid } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import type { ChargedFee, FeeTerms } from '../contract/fee.ts';
import { methodOf } from './clock.ts';
import type { DossierState } from './state.ts';

/** "2.000 đồng một trang", "8.000 đồng/bản", "10 nghìn đồng/01 m2": a sum, and what it is for. */
const unitPrice =
  /\d\s*(?:nghìn |ngàn |triệu )?(?:đồng|đ|vnđ|vnd|₫)\s*(?:\/|(?:trên |cho )?(?=một|mỗi|0?1\s))\s*(?:(?:một|mỗi|0?1)\s+)?(\p{L}[\p{L}\d]*(?: \p{L}+)?)/giu;

/** What a dossier has one of: a price for it is a fixed one. */
const onceADossier = /^(?:hồ sơ|lần|lượt|trường hợp|vụ|đơn|thủ tục|giấy phép|giấy chứng)/iu;

const tellsUnitPrice = (feeNote: string): boolean =>
  [...feeNote.normalize('NFC').matchAll(unitPrice)].some(([, unit = '']) => !onceADossier.test(unit));

/** A fee told by an amount alone is that amount; one that words explain is worked out when the dossier is received. */
export function feeTermsOf(content: ProcedureContent, channel: string, caseKey: string): FeeTerms {
  const { feeVnd = 0, feeNote = '' } = methodOf(content, channel, caseKey) ?? {};
  return { feeVnd, feeNote, isFeeOpen: feeNote !== '', isFeeByUnit: feeVnd > 0 && tellsUnitPrice(feeNote) };
}

export interface Charge {
  /** Where the officer charged another amount than the procedure lists, with why. */
  readonly fee?: ChargedFee | undefined;
  readonly isFeePaid: boolean;
}

type Fee = Pick<DossierState, 'feeVnd' | 'feeStatus'>;

/** What the procedure lists, as it stands while nothing is charged yet. */
export const listedFee = ({ feeVnd }: FeeTerms): Fee => ({ feeVnd, feeStatus: feeVnd === 0 ? 'none' : 'due' });

const shortestReason = 3;

/**
 * What is charged for a dossier that is received.
 *
 * @throws {AppError} `dossier.fee_fixed` where the procedure lists an amount and nothing that could change it,
 *   `dossier.fee_untold` where it lists the price of one page or copy and nobody said what that comes to,
 *   `dossier.fee_unexplained` where another amount than the listed one is charged without a reason.
 */
export function decideFee(terms: FeeTerms, { fee, isFeePaid }: Charge): Fee {
  if (fee === undefined && terms.isFeeByUnit) throw invalid('dossier.fee_untold');
  const charged = fee === undefined ? listedFee(terms) : chargedFee(terms, fee);
  return charged.feeStatus === 'due' && isFeePaid ? { ...charged, feeStatus: 'paid' } : charged;
}

function chargedFee(terms: FeeTerms, { amountVnd, reason }: ChargedFee): Fee {
  if (!terms.isFeeOpen) throw conflict('dossier.fee_fixed');
  if (amountVnd !== terms.feeVnd && reason.length < shortestReason) throw invalid('dossier.fee_unexplained');
  return listedFee({ ...terms, feeVnd: amountVnd });
}
