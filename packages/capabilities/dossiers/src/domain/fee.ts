import { conflict } from '@chuan/kernel';
import type { ProcedureContent } from '@chuan/library/contract';
import type { ChargedFee, FeeTerms } from '../contract/fee.ts';
import { methodOf } from './clock.ts';
import type { DossierState } from './state.ts';

/** "2.000 đồng một trang", "8.000 đồng/bản": a sum, and what it is for. */
const unitPrice = /\d\s*(?:đồng|đ|vnđ)\s*(?:\/|(?:trên |cho )?(?:một|mỗi|1)\s)\s*([\p{L}\d]+(?: [\p{L}]+)?)/giu;

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
  readonly fee?: ChargedFee | undefined;
  readonly isFeePaid: boolean;
}

/** @throws {AppError} `dossier.fee_fixed` where the procedure lists an amount and nothing that could change it. */
export function decideFee(terms: FeeTerms, { fee, isFeePaid }: Charge): Pick<DossierState, 'feeVnd' | 'feeStatus'> {
  if (fee !== undefined && !terms.isFeeOpen) throw conflict('dossier.fee_fixed');
  const feeVnd = fee?.amountVnd ?? terms.feeVnd;
  return { feeVnd, feeStatus: feeVnd === 0 ? 'none' : isFeePaid ? 'paid' : 'due' };
}
