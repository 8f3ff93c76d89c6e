import { z } from 'zod';

/** Vietnamese đồng; the currency has no fraction in use. */
export const Vnd = z.int().min(0).max(1_000_000_000_000);
export type Vnd = z.infer<typeof Vnd>;

const figures = new Intl.NumberFormat('vi-VN');

/** `50.000 ₫`, with a space that does not break. */
export const formatVnd = (amount: Vnd): string => `${figures.format(amount)}\u00a0₫`;
