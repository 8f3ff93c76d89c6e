import { describe, expect, test } from 'vitest';
import { sampleContent } from '../agency.fixture.ts';
import { feeLinesOf } from './fee-lines.ts';

const [method] = sampleContent().methods;
const words = {
  nameOf: ({ channel }: { channel: string }) => channel,
  amountOf: (feeVnd: number) => `${feeVnd} đồng`,
};
const lines = (...fees: { feeVnd: number; feeNote?: string; channel?: 'direct' | 'online' }[]) =>
  feeLinesOf(
    fees.map((fee) => ({ ...method!, feeNote: '', ...fee })),
    words,
  );

describe('the section of fees', () => {
  test('says nothing where nothing is paid', () => {
    expect(lines({ feeVnd: 0 }, { feeVnd: 0 })).toEqual([]);
  });

  test('says a sum once that is the same for all', () => {
    expect(lines({ feeVnd: 8_000 }, { feeVnd: 8_000, channel: 'online' })).toEqual(['8000 đồng']);
  });

  test('names each way that costs something where they differ', () => {
    expect(lines({ feeVnd: 8_000, channel: 'direct' }, { feeVnd: 0, channel: 'online' })).toEqual([
      'direct: 8000 đồng',
    ]);
  });

  test('adds what is said in words, once', () => {
    const feeNote = 'Miễn cho người có công\n ';
    expect(lines({ feeVnd: 8_000, feeNote }, { feeVnd: 8_000, feeNote })).toEqual([
      '8000 đồng',
      'Miễn cho người có công',
    ]);
  });
});
