import type { FeeTerms, ReceiveInput } from '../contract.ts';

/** What is typed of the fee by whoever receives a dossier, at the counter or online. */
export interface Charge {
  readonly isFeePaid: boolean;
  /** As typed; undefined charges what the procedure lists. */
  readonly fee: string | undefined;
  readonly feeReason: string;
}

type Terms = Pick<FeeTerms, 'feeVnd' | 'isFeeOpen'>;

/** What is charged: the sum that was typed where the procedure leaves it open, else the listed one. NaN if unreadable. */
export function amountOf({ fee }: Charge, { feeVnd, isFeeOpen }: Terms): number {
  if (!isFeeOpen || fee === undefined) return feeVnd;
  const typed = fee.replace(/[\s.]/g, '');
  return /^\d{1,12}$/.test(typed) ? Number(typed) : Number.NaN;
}

/** Whether the sum can be read, and its reason is told where it is not the listed one. */
export function isFeeTold(charge: Charge, terms: Terms): boolean {
  const amountVnd = amountOf(charge, terms);
  return amountVnd === terms.feeVnd || (Number.isFinite(amountVnd) && charge.feeReason.trim().length >= 3);
}

/** The charge as the server takes it. */
export function chargeInput(charge: Charge, terms: Terms): Pick<ReceiveInput, 'fee' | 'isFeePaid'> {
  const amountVnd = amountOf(charge, terms);
  return {
    isFeePaid: amountVnd > 0 && charge.isFeePaid,
    ...(amountVnd === terms.feeVnd ? {} : { fee: { amountVnd, reason: charge.feeReason.trim() } }),
  };
}
