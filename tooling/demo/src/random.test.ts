import { describe, expect, it } from 'vitest';
import { randomOf } from './random.ts';

describe('chance', () => {
  it('is the same for the same seed and another for another', () => {
    const draw = (seed: string) => Array.from({ length: 8 }, randomOf(seed).next);
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('keeps within its bounds and near its weights', () => {
    const random = randomOf('bounds');
    const wholes = Array.from({ length: 2_000 }, () => random.whole(3, 5));
    expect(new Set(wholes)).toEqual(new Set([3, 4, 5]));
    const picks = Array.from({ length: 4_000 }, () =>
      random.weighted([
        ['often', 3],
        ['seldom', 1],
      ]),
    );
    const share = picks.filter((pick) => pick === 'often').length / picks.length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(0.8);
  });
});
