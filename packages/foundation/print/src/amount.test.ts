import { describe, expect, it } from 'vitest';
import { amountInWords } from './amount.ts';

describe('an amount in words', () => {
  it.each([
    [0, 'không đồng'],
    [5, 'năm đồng'],
    [15, 'mười lăm đồng'],
    [21, 'hai mươi mốt đồng'],
    [50_000, 'năm mươi nghìn đồng'],
    [100_000, 'một trăm nghìn đồng'],
    [105_000, 'một trăm linh năm nghìn đồng'],
    [1_250_000, 'một triệu hai trăm năm mươi nghìn đồng'],
    [2_000_000_000, 'hai tỷ đồng'],
  ])('%d', (amount, expected) => {
    expect(amountInWords(amount)).toBe(expected);
  });
});
