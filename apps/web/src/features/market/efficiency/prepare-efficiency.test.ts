import { expect, test } from 'vitest';
import type { MarketEfficiency } from '../market-types.ts';
import { efficiencyWords } from './efficiency-words.ts';
import { prepareEfficiency } from './prepare-efficiency.ts';

const near = (worth: number, best: number) => ({ worth, best });
const efficiency: MarketEfficiency = {
  from: 1_000,
  to: 3_000,
  spanRounds: 3,
  rounds: 3,
  leftOut: 0,
  pool: { id: 'pol_1', slug: 'large' },
  judged: 2,
  scarce: 1,
  byValue: near(9_000_000, 12_000_000),
  byBid: near(5_000_000, 5_000_000),
  points: [
    { from: 1_000, to: 1_000, rounds: 1, scarce: 1, byValue: near(3_000_000, 6_000_000), byBid: near(0, 0) },
    { from: 2_000, to: 2_000, rounds: 1, scarce: 0, byValue: near(6_000_000, 6_000_000), byBid: near(5, 5) },
  ],
};

test('says what part of the best was served, by value and by bid, and how it went', () => {
  const { rows, lines } = prepareEfficiency(efficiency);
  expect(rows).toMatchObject([
    { measure: 'By value', efficiency: '75.0 %', served: '9.00', best: '12.00', lost: '3.00' },
    { measure: 'By bid', efficiency: '100.0 %', lost: '0.00' },
  ]);
  expect(lines.map(({ points }) => points.map(({ value }) => value))).toEqual([
    [50, 100],
    [null, 100],
  ]);
});

test('a round says its part of the best, where there was something to win and it is known', () => {
  expect(efficiencyWords({ byValue: near(3, 4), byBid: near(4, 4) })).toBe(
    ' Of the most that could be served: 75.0 % by value, 100.0 % by bid.',
  );
  expect(efficiencyWords({ byValue: null, byBid: near(1, 2) })).toBe(
    ' Of the most that could be served: 50.0 % by bid.',
  );
  expect(efficiencyWords({ byValue: near(0, 0), byBid: near(0, 0) })).toBe('');
  expect(efficiencyWords(null)).toBe('');
});
