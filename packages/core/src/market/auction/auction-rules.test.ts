import { describe, expect, test } from 'vitest';
import { clearSingleSide, liveBids, priceStatistics, unresponsiveLoad, type AuctionBid } from './index.ts';

describe('only one side bids', () => {
  const ten = (...prices: readonly number[]): readonly AuctionBid[] => prices.map((price) => [price, 10]);
  const fixed = (side: 'buyers' | 'sellers', bids: readonly AuctionBid[], fixedQuantity: number) => {
    const { price, quantity, type, marginalQuantity } = clearSingleSide({ side, priceCap: 9_999, bids, fixedQuantity });
    return [price, quantity, type, marginalQuantity];
  };

  test('for a fixed quantity', () => {
    expect(fixed('buyers', ten(30, 20), 15)).toEqual([20, 15, 'MARGINAL_BUYER', 5]);
    expect(fixed('buyers', ten(30, 20), 25)).toEqual([30.0001, 0, 'FAILURE', 0]);
    expect(fixed('buyers', ten(30, 20), 10)).toEqual([30, 10, 'EXACT', 0]);
    expect(fixed('sellers', ten(5, 15), 15)).toEqual([15, 15, 'MARGINAL_SELLER', 5]);
    expect(fixed('sellers', ten(5, 15), 25)).toEqual([4.9999, 0, 'FAILURE', 0]);
    expect(fixed('sellers', ten(5, 15), 10)).toEqual([5, 10, 'EXACT', 0]);
    expect(fixed('sellers', [], 10)).toEqual([0, 0, 'FAILURE', 0]);
    expect(fixed('buyers', ten(9_999), 25)).toEqual([9_999, 0, 'FAILURE', 0]);
  });

  test.each([
    ['buyers', [30, 20], 25, 10],
    ['buyers', [25, 15], 30, 0],
    ['buyers', [30, 20], 20, 20],
    ['sellers', [5, 15], 10, 10],
    ['sellers', [10, 20], 5, 0],
    ['sellers', [5, 15], 15, 20],
  ] as const)('%s at %j for a fixed price of %d', (side, prices, fixedPrice, quantity) => {
    const type = quantity === 0 ? 'NULL' : 'EXACT';
    const clearing = clearSingleSide({ side, priceCap: 9_999, bids: ten(...prices), fixedPrice });
    expect(clearing).toMatchObject({ price: fixedPrice, quantity, type });
  });
});

describe('statistics of prices', () => {
  const rule = { rounds: 3, initialPrice: 10, initialDeviation: 4, ignoredCap: null, ignoreFailures: false };
  const history = [1, 5, 2, 5, 99].map((price) => ({ price, type: price === 99 ? 'FAILURE' : 'EXACT' }) as const);

  test('are of the last rounds, the deviation that of a population', () => {
    expect(priceStatistics(history.slice(0, 4), rule)).toEqual({ mean: 4, standardDeviation: Math.sqrt(2) });
  });

  test('begin with what was set', () => {
    expect(priceStatistics([], rule)).toEqual({ mean: 10, standardDeviation: 4 });
    expect(priceStatistics(history.slice(0, 1), rule)).toEqual({ mean: 7, standardDeviation: 4 });
  });

  test('leave out failures, and prices at the cap, when told to', () => {
    expect(priceStatistics(history, { ...rule, ignoreFailures: true })).toEqual({ mean: 3.5, standardDeviation: 1.5 });
    expect(priceStatistics(history, { ...rule, ignoredCap: 99 })).toEqual({ mean: 3.5, standardDeviation: 1.5 });
    expect(priceStatistics(history, { ...rule, rounds: 1, ignoredCap: 99 })).toEqual({ mean: 0, standardDeviation: 0 });
  });
});

test('load that nobody bids for is what is metered less what runs, and half of what may run', () => {
  const bids = [
    { quantity: 30, state: 'on' },
    { quantity: 20, state: 'unknown' },
    { quantity: 99, state: 'off' },
  ] as const;
  expect(unresponsiveLoad(100, bids)).toBe(60);
  expect(unresponsiveLoad(40.0005, bids)).toBe(0);
  expect(unresponsiveLoad(10, bids)).toBe(0);
});

test('who bids again replaces what it bid', () => {
  const bids = [
    { bidder: 'a', price: 1 },
    { bidder: 'b', price: 2 },
    { bidder: 'a', price: 3 },
  ];
  expect(liveBids(bids)).toEqual([bids[2], bids[1]]);
});
