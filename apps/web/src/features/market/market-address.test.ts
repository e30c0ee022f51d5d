import { expect, test } from 'vitest';
import { chooseMarketPool, roundInputOf, stepRound } from './market-address.ts';

const pool = (slug: string, price: number | null, ...rounds: number[]) => ({
  pool: { id: `pol_${slug}`, slug },
  price,
  prices: rounds.map((round) => ({ round })),
});

test('the pool is the one named, else the dearest', () => {
  const pools = [pool('a', null), pool('b', 3), pool('c', 7)];
  expect(chooseMarketPool(pools, 'b')?.pool.slug).toBe('b');
  expect(chooseMarketPool(pools, 'gone')?.pool.slug).toBe('c');
  expect(chooseMarketPool(pools, null)?.pool.slug).toBe('c');
  expect(chooseMarketPool([], 'b')).toBeUndefined();
});

test('before anything has a price, a pool that took part in a round comes before those that never did', () => {
  expect(chooseMarketPool([pool('a', null), pool('b', null, 3)], null)?.pool.slug).toBe('b');
  expect(chooseMarketPool([pool('a', null), pool('b', null)], null)?.pool.slug).toBe('a');
});

test('rounds are walked over those that the pool took part in, and the last is where it goes on', () => {
  const gaps = pool('a', 1, 3, 4, 8);
  expect(stepRound(gaps, null, -1)).toBe(4);
  expect(stepRound(gaps, 4, -1)).toBe(3);
  expect(stepRound(gaps, 3, -1)).toBeUndefined();
  expect(stepRound(gaps, 3, 1)).toBe(4);
  expect(stepRound(gaps, 4, 1)).toBeNull();
  expect(stepRound(gaps, null, 1)).toBeUndefined();
  expect(stepRound(pool('none', null), null, -1)).toBeUndefined();
  expect([roundInputOf('pol_a', null), roundInputOf('pol_a', 7)]).toEqual([
    { poolId: 'pol_a' },
    { poolId: 'pol_a', round: 7 },
  ]);
});
