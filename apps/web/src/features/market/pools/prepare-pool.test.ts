import { expect, test } from 'vitest';
import type { MarketPool } from '../market-types.ts';
import { preparePool } from './prepare-pool.ts';

const pool: MarketPool = {
  pool: { id: 'pol_1', slug: 'gpt-oss-120b' },
  simulated: true,
  price: 1_120_000,
  prices: [
    { round: 1, price: 1_000_000 },
    { round: 3, price: 1_120_000 },
  ],
  priceFloor: 310_000,
  priceCap: 4_000_000,
  type: 'buyer',
  load: { slots: 64, tokensPerSecond: 900, milliwatts: 2_000_000 },
  limits: { slots: 64, tokensPerSecond: null, milliwatts: 4_000_000 },
  askedSlots: 87,
  grantedSlots: 64,
  unservedSlots: 23,
  binding: ['slots'],
};

test('a pool shows its price against floor and cap, its fullest limit and what binds it', () => {
  expect(preparePool(pool)).toMatchObject({
    price: '1.12',
    range: '0.31 to 4.00',
    prices: [1_000_000, 1_120_000],
    load: 1,
    loadWords: '100.0 %',
    asked: '87 / 64',
    binds: 'slots',
  });
});

test('a pool without a round has no price, and one without limits no load', () => {
  const idle = preparePool({
    ...pool,
    price: null,
    prices: [],
    type: null,
    limits: { slots: null, tokensPerSecond: null, milliwatts: null },
  });
  expect(idle).toMatchObject({ price: '–', load: undefined, loadWords: '–', asked: '–', binds: 'took no part' });
});

test('a price that no limit makes is the cost', () => {
  expect(preparePool({ ...pool, type: 'seller', binding: [] }).binds).toBe('cost');
  expect(preparePool({ ...pool, type: 'failure' }).binds).toBe('over its limit');
});
