import { Vnd } from '@chuan/kernel';
import { z } from 'zod';

/** What the procedure says of the fee of one channel and case. */
export const FeeTerms = z.strictObject({
  feeVnd: Vnd,
  /** What it says besides the amount: by page, by copy, as decided elsewhere, waived for some. */
  feeNote: z.string(),
  /** Whether the officer may charge another amount, telling why. */
  isFeeOpen: z.boolean(),
  /** The amount is that of one page, one copy: the officer says what is charged, nothing stands there beforehand. */
  isFeeByUnit: z.boolean(),
});
export type FeeTerms = z.infer<typeof FeeTerms>;

/** A fee worked out by the officer, where the procedure tells it in words: by pages, by copies, or waived. */
export const ChargedFee = z.strictObject({
  amountVnd: Vnd,
  /** Empty only where the amount is the listed one: one page, one copy. */
  reason: z.string().trim().max(200),
});
export type ChargedFee = z.infer<typeof ChargedFee>;

/** What an officer who receives a dossier says of its fee. */
export const charge = {
  /** Where it differs from what the procedure lists; and always where that is the price of one page or copy. */
  fee: ChargedFee.optional(),
  isFeePaid: z.boolean().default(false),
};
