import type { FeeTerms, ReceiveInput } from '../contract.ts';

/** What is typed of the fee by whoever receives a dossier, at the counter or online. */
export interface Charge {
  /** Undefined until it is chosen: paid, as at most turns, unless the sum itself has first to be worked out. */
  readonly isFeePaid: boolean | undefined;
  /** As typed; undefined charges what the procedure lists, where that is a whole fee. */
  readonly fee: string | undefined;
  readonly feeReason: string;
}

type Terms = Pick<FeeTerms, 'feeVnd' | 'isFeeOpen' | 'isFeeByUnit'>;

/**
 * What is charged: the sum that was typed where the procedure leaves it open, else the listed one. NaN if unreadable,
 * or not told yet where the procedure lists the price of one page or copy.
 */
export function amountOf({ fee }: Charge, { feeVnd, isFeeOpen, isFeeByUnit }: Terms): number {
  if (!isFeeOpen) return feeVnd;
  if (fee === undefined) return isFeeByUnit ? Number.NaN : feeVnd;
  const typed = fee.replace(/[\s.]/g, '');
  return /^\d{1,12}$/.test(typed) ? Number(typed) : Number.NaN;
}

export const isPaid = ({ isFeePaid }: Charge, { isFeeByUnit }: Terms): boolean => isFeePaid ?? !isFeeByUnit;

export type ChargeWant = 'amount' | 'feeReason';

/** What the charge still lacks: a sum that can be read, then its reason where it is not the listed one. */
export function missingOfCharge(charge: Charge, terms: Terms): ChargeWant | undefined {
  const amountVnd = amountOf(charge, terms);
  if (!Number.isFinite(amountVnd)) return 'amount';
  return amountVnd === terms.feeVnd || charge.feeReason.trim().length >= 3 ? undefined : 'feeReason';
}

/** The charge as the server takes it: a sum that was worked out, though it comes to the price of one, is told. */
export function chargeInput(charge: Charge, terms: Terms): Pick<ReceiveInput, 'fee' | 'isFeePaid'> {
  const amountVnd = amountOf(charge, terms);
  const isTold = terms.isFeeByUnit || amountVnd !== terms.feeVnd;
  return {
    isFeePaid: amountVnd > 0 && isPaid(charge, terms),
    ...(isTold ? { fee: { amountVnd, reason: charge.feeReason.trim() } } : {}),
  };
}
