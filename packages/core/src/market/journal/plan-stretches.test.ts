import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { planStretches } from './plan-stretches.ts';

test('a span is looked at from its first to its last round, in order, none twice, and never more than is allowed', () => {
  fc.assert(
    fc.property(
      fc.nat(1e9),
      fc.integer({ min: 1, max: 90_000 }),
      fc.integer({ min: 1, max: 700 }),
      (first, rounds, most) => {
        const last = first + rounds - 1;
        const stretches = planStretches({ first, last }, most);
        const looked = stretches.reduce((sum, stretch) => sum + stretch.last - stretch.first + 1, 0);
        expect(looked).toBeLessThanOrEqual(most);
        if (rounds <= most) expect(stretches).toEqual([{ first, last }]);
        expect(stretches.at(-1)?.last).toBe(last);
        if (stretches.length > 1) expect(stretches[0]?.first).toBe(first);
        for (const [index, stretch] of stretches.entries()) {
          expect(stretch.first).toBeLessThanOrEqual(stretch.last);
          expect(stretch.first).toBeGreaterThan(stretches[index - 1]?.last ?? -1);
        }
      },
    ),
  );
});

test('a day of rounds is looked at in thirty stretches of twenty, evenly spread', () => {
  const stretches = planStretches({ first: 1, last: 86_400 }, 600);
  expect(stretches).toHaveLength(30);
  expect(stretches[0]).toEqual({ first: 1, last: 20 });
  expect(stretches[1]).toEqual({ first: 2_979, last: 2_998 });
  expect(planStretches({ first: 5, last: 4 }, 600)).toEqual([]);
});
