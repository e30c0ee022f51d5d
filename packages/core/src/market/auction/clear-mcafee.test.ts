import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateAuction, clearDoubleAuction, clearMcafee, type AuctionBid, type TruthfulClearing } from './index.ts';
import { rationEqually } from './ration-equally.ts';

type Bids = readonly AuctionBid[];

// pymarket's data (MIT, Diego Kiedanski), as [price, quantity].
const small = {
  asks: [
    [3, 1],
    [4, 2],
    [1, 5],
  ],
  offers: [
    [2, 4],
    [1, 1],
    [6, 5],
  ],
} as const;
const mixed = {
  asks: [
    [6, 1],
    [5, 0.1],
    [4, 1.9],
    [3, 1],
  ],
  offers: [
    [1, 1],
    [2, 1.5],
    [2.5, 1],
    [4, 1],
  ],
} as const;

describe("pymarket's cases", () => {
  test('bids of different sizes: the last pair does not trade, the longer side is cut alike', () => {
    expect(clearMcafee(small)).toEqual({
      buyerPrice: 3,
      sellerPrice: 2,
      quantity: 1,
      asks: [0, 1, 0],
      offers: [0, 1, 0],
      surplus: 1,
    });
    expect(clearMcafee(mixed)).toEqual({
      buyerPrice: 3,
      sellerPrice: 2.5,
      quantity: 2.5,
      asks: [0.8, 0, 1.7, 0],
      offers: [1, 1.5, 0, 0],
      surplus: 1.25,
    });
  });

  test.each([
    [[1, 2, 3], 0.6, [0.8, 1.8, 2.8]],
    [[1, 0.5, 2], 1.8, [0.35, 0, 1.35]],
    [[1, 2], 0, [1, 2]],
    [[], 0, []],
  ])('%j less %d', (quantities, excess, left) => {
    const rationed = rationEqually(quantities, excess);
    expect(rationed).toHaveLength(left.length);
    for (const [index, quantity] of left.entries()) expect(rationed[index]).toBeCloseTo(quantity, 12);
  });

  test.each<[string, Bids, Bids, number]>([
    ['its first set', small.asks, small.offers, 6],
    [
      'one seller for two',
      [
        [3, 1],
        [2, 1],
      ],
      [[1, 1.5]],
      2.5,
    ],
    [
      'one who sells at any price',
      [
        [3, 1],
        [2, 1],
      ],
      [[0, 1.5]],
      4,
    ],
  ])('trades of the one-price auction are worth the optimum: %s', (_name, asks, offers, optimum) => {
    expect(welfare(asks, offers, allocateAuction({ priceCap: 99, asks, offers }))).toBe(optimum);
  });
});

describe('bids of one size', () => {
  test('the mean of the best rejected bids is the price where it suits all who trade', () => {
    expect(
      clearMcafee({
        asks: [
          [9, 1],
          [8, 1],
          [4, 1],
        ],
        offers: [
          [2, 1],
          [3, 1],
          [6, 1],
        ],
      }),
    ).toEqual({
      buyerPrice: 5,
      sellerPrice: 5,
      quantity: 2,
      asks: [1, 1, 0],
      offers: [1, 1, 0],
      surplus: 0,
    });
  });

  test('else the last pair sets the prices of the others', () => {
    expect(
      clearMcafee({
        asks: [
          [9, 1],
          [5, 1],
          [4, 1],
        ],
        offers: [
          [2, 1],
          [3, 1],
          [9, 1],
        ],
      }),
    ).toMatchObject({
      buyerPrice: 5,
      sellerPrice: 3,
      quantity: 1,
      surplus: 2,
    });
  });

  test('nobody trades where nobody can', () => {
    for (const round of [
      { asks: [], offers: [] },
      { asks: [[1, 1]], offers: [[2, 1]] },
    ] as const) {
      expect(clearMcafee(round)).toMatchObject({ quantity: 0, surplus: 0 });
    }
  });

  test('a buyer among the sellers keeps its sign', () => {
    expect(
      clearMcafee({
        asks: [
          [8, 1],
          [4, 1],
        ],
        offers: [
          [9, -1],
          [2, 1],
          [3, 1],
          [6, 1],
        ],
      }),
    ).toMatchObject({
      asks: [1, 0],
      offers: [-1, 1, 1, 0],
    });
  });
});

const values = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 });
const markets = fc.record({ asks: values, offers: values });
const ofOne = (prices: readonly number[]): Bids => prices.map((price) => [price, 1]);

describe('whatever is bid', () => {
  test('nobody loses, the auctioneer pays nothing, and no more than one trade is given up', () => {
    fc.assert(
      fc.property(markets, (market) => {
        const [asks, offers] = [ofOne(market.asks), ofOne(market.offers)];
        const { buyerPrice, sellerPrice, quantity, surplus, ...trades } = clearMcafee({ asks, offers });
        for (const [index, part] of trades.asks.entries()) {
          if (part > 0) expect(buyerPrice).toBeLessThanOrEqual(market.asks[index] ?? 0);
        }
        for (const [index, part] of trades.offers.entries()) {
          if (part > 0) expect(sellerPrice).toBeGreaterThanOrEqual(market.offers[index] ?? 0);
        }
        expect(surplus).toBeGreaterThanOrEqual(0);
        expect(quantity).toBeGreaterThanOrEqual(clearDoubleAuction({ priceCap: 99, asks, offers }).quantity - 1);
      }),
    );
  });

  test('nobody gains by a bid that is not true', () => {
    expect(searchForGain(clearMcafee).failed).toBe(false);
  });

  test('and the search finds who gains in the one-price auction', () => {
    const onePrice = (round: { readonly asks: Bids; readonly offers: Bids }) => {
      const { price, quantity } = clearDoubleAuction({ priceCap: 99, ...round });
      const trades = allocateAuction({ priceCap: 99, ...round });
      return { ...trades, buyerPrice: price, sellerPrice: price, quantity, surplus: 0 };
    };
    expect(searchForGain(onePrice).failed).toBe(true);
  });
});

/** Looks for a buyer or a seller who would rather bid something else than its value. */
function searchForGain(clear: (round: { readonly asks: Bids; readonly offers: Bids }) => TruthfulClearing) {
  const gains = ({ asks, offers }: { asks: number[]; offers: number[] }, place: number, lie: number) => {
    const truth = clear({ asks: ofOne(asks), offers: ofOne(offers) });
    const buying = place % 2 === 0;
    const side = buying ? asks : offers;
    const who = place % side.length;
    const value = side[who] ?? 0;
    const bent = ofOne(side.with(who, lie));
    const lied = clear(buying ? { asks: bent, offers: ofOne(offers) } : { asks: ofOne(asks), offers: bent });
    const gain = (result: TruthfulClearing) =>
      buying
        ? (result.asks[who] ?? 0) * (value - result.buyerPrice)
        : (result.offers[who] ?? 0) * (result.sellerPrice - value);
    return gain(lied) - gain(truth);
  };
  return fc.check(
    fc.property(markets, fc.nat(11), fc.integer({ min: 0, max: 12 }), (market, place, lie) => {
      expect(gains(market, place, lie)).toBeLessThanOrEqual(1e-9);
    }),
    { seed: 60_108, numRuns: 2_000 },
  );
}

function welfare(
  asks: Bids,
  offers: Bids,
  trades: { readonly asks: readonly number[]; readonly offers: readonly number[] },
) {
  const worth = (bids: Bids, parts: readonly number[]) =>
    bids.reduce((sum, [price], index) => sum + price * (parts[index] ?? 0), 0);
  return worth(asks, trades.asks) - worth(offers, trades.offers);
}
