import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueInstant } from './due.ts';
import { instantOfMinute } from './local-time.ts';
import { cases, civilLimits, dayLimits, drawCalendars, hourLimits } from './test/random-cases.ts';
import type { TimeLimit } from './schema.ts';
import { SecondReckoning } from './test/second-reckoning.ts';

const pool = drawCalendars(60).map((drawn) => ({ ...drawn, second: new SecondReckoning(drawn.definition) }));

function agree(limits: fc.Arbitrary<TimeLimit>, runs: number) {
  let compared = 0;
  fc.assert(
    fc.property(cases(limits), ({ pick, start, at, limit, facts }) => {
      const { calendar, second } = pool[pick % pool.length]!;
      const due = second.due(start, limit, facts);
      expect(
        dueInstant(
          at + 59_000,
          limit,
          calendar,
          facts.map((fact) => ({ ...fact, at: Math.max(fact.at, at + 59_000) })),
        ),
      ).toBe(due === null ? null : instantOfMinute(due));
      compared += 1;
    }),
    { numRuns: runs },
  );
  return compared;
}

describe('counting by sums and counting minute by minute', () => {
  it('agree on limits in working hours', () => {
    expect(agree(hourLimits, 4_000)).toBeGreaterThanOrEqual(4_000);
  });
  it('agree on limits in working days', () => {
    expect(agree(dayLimits, 4_000)).toBeGreaterThanOrEqual(4_000);
  });
  it('agree on limits in calendar days and months', () => {
    expect(agree(civilLimits, 4_000)).toBeGreaterThanOrEqual(4_000);
  });
});
