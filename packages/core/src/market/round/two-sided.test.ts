import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearDoubleAuction } from '../auction/index.ts';
import { anyTwoSidedRound } from '../testing/any-round.ts';
import { settleRound } from '../pacing/index.ts';
import { auditRound } from './audit-round.ts';
import { clearRound } from './clear-round.ts';
import type { MarketBid, MarketPool, MarketRound, TwoSidedRule } from './market-round.ts';
import type { MarketRoundResult } from './market-round-result.ts';

const departments = ['north', 'south', 'west'];
const pool: MarketPool = {
  pool: 'large',
  limits: { slots: 10, tokensPerSecond: null, milliwatts: null },
  supply: [
    { price: 2, slots: 2, owner: null },
    { price: 5, slots: 2, owner: 'north' },
    { price: 8, slots: 2, owner: 'south' },
  ],
  priceFloor: 0,
  priceCap: 1_000,
  typicalUse: { tokensPerSecond: 10, milliwatts: 100 },
  floorAfterRounds: null,
  withholdsOffers: true,
};

function bid(bidder: string, price: number, slots: number, more: Partial<MarketBid> = {}): MarketBid {
  return {
    bidder,
    owner: 'west',
    pool: 'large',
    mustRunSlots: 0,
    mustRunPrice: 0,
    steps: [{ price, slots }],
    use: { tokensPerSecond: 10, milliwatts: 100 },
    floorSlots: 0,
    waitedRounds: 0,
    ...more,
  };
}

function clear(rule: TwoSidedRule, bids: readonly MarketBid[], change: Partial<MarketPool> = {}): MarketRoundResult {
  const round: MarketRound = {
    roundNumber: 7,
    seed: 1,
    roundMs: 1_000,
    pools: [{ ...pool, rule, ...change }],
    bids,
  };
  const result = clearRound(round);
  expect(auditRound(round, result)).toStrictEqual([]);
  return result;
}

const slotsOf = ({ bids }: MarketRoundResult) => bids.map(({ slots }) => slots);

describe('the double auction', () => {
  it('trades at the middle where both sides end at one quantity, and pays sellers that price', () => {
    const result = clear('double_auction', [bid('one', 20, 4)]);
    // The price lies between 20 and 5, and no higher than just below the next offer, 8.
    expect(result.pools[0]).toMatchObject({ price: 7, load: { slots: 4 }, paid: 28, received: 14, withheldSlots: 2 });
    expect(result.receipts).toStrictEqual([{ owner: 'north', pool: 'large', slots: 2, received: 14 }]);
  });

  it('gives must-run slots the cap to bid with, so that they hold and the others share what is left', () => {
    const bids = [bid('vital', 0, 0, { mustRunSlots: 5 }), bid('one', 30, 2), bid('two', 30, 2)];
    const result = clear('double_auction', bids);
    expect(result.pools[0]).toMatchObject({ price: 30, type: 'buyer', withheldSlots: 0 });
    expect(slotsOf(result).toSorted((one, other) => one - other)).toStrictEqual([0, 1, 5]);
  });

  it('has no more slots than power allows the hungriest bid', () => {
    const hungry = bid('hungry', 90, 2, { use: { tokensPerSecond: 10, milliwatts: 300 } });
    const result = clear('double_auction', [hungry, bid('one', 80, 4)], {
      limits: { slots: 10, tokensPerSecond: null, milliwatts: 1_000 },
    });
    expect(result.pools[0]).toMatchObject({ binding: ['milliwatts'], load: { slots: 3, milliwatts: 700 } });
  });

  it('is GridLAB-D’s rule: same price and quantity as the auction alone', () => {
    fc.assert(
      fc.property(anyTwoSidedRound, (round) => {
        const plain = {
          ...round,
          pools: round.pools.map((each) => ({ ...each, ...onlySlots, rule: 'double_auction' as const })),
        };
        const [before, outcome] = [plain.pools[0], clearRound(plain).pools[0]];
        if (before === undefined || outcome === undefined || outcome.type === 'failure') return;
        const { priceCap, priceFloor, supply } = before;
        const asks = plain.bids.flatMap(({ mustRunSlots, steps }) => [
          [priceCap, mustRunSlots] as const,
          ...steps.map(({ price, slots }) => [price, slots] as const),
        ]);
        const offers = supply
          .filter(({ price }) => price <= priceCap)
          .map(({ price, slots }) => [Math.max(price, priceFloor), slots] as const);
        const { price, quantity } = clearDoubleAuction(
          { priceCap, asks, offers },
          { bidOffset: 1, clearingScalar: 0.5 },
        );
        expect(outcome.load.slots).toBe(Math.round(quantity));
        expect(outcome.shadowPrices.slots).toBe(Math.max(0, Math.floor(price)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('McAfee’s auction', () => {
  it('leaves the last pair out where the next bids do not suit, and keeps what is between its prices', () => {
    const result = clear('mcafee', [bid('one', 20, 3)]);
    // The third pair, 20 for 5, does not trade: two slots at 20, sold at 5, of which the operator has the cheapest.
    expect(result.pools[0]).toMatchObject({ price: 20, load: { slots: 2 }, paid: 40, received: 0, withheldSlots: 4 });
  });

  it('trades all pairs where the next bids agree on a price', () => {
    const result = clear('mcafee', [bid('one', 20, 4), bid('two', 6, 1)]);
    expect(result.pools[0]).toMatchObject({ price: 7, load: { slots: 4 }, paid: 28, received: 14 });
  });

  it('never leaves out what must run: the seller after the last sets its price', () => {
    const result = clear('mcafee', [bid('vital', 0, 0, { mustRunSlots: 4 })]);
    expect(result.pools[0]).toMatchObject({ price: 8, load: { slots: 4 }, received: 16 });
  });

  it('gives a seller or a buyer of one slot nothing for a bid that is not true', () => {
    const single = fc.record({
      values: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }),
      costs: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }),
      lie: fc.integer({ min: 0, max: 30 }),
    });
    const worth = (values: readonly number[], costs: readonly number[]) => {
      const result = clear(
        'mcafee',
        values.map((value, index) => bid(`buyer-${index}`, value, 1)),
        { supply: costs.map((price, index) => ({ price, slots: 1, owner: `seller-${index}` })) },
      );
      const sold = result.receipts.find(({ owner }) => owner === 'seller-0');
      const bought = result.bids[0];
      return {
        seller: (cost: number) => (sold === undefined ? 0 : sold.received - cost),
        buyer: (value: number) => (bought === undefined || bought.slots === 0 ? 0 : value - bought.payment),
      };
    };
    fc.assert(
      fc.property(single, ({ values, costs, lie }) => {
        const [value, cost] = [values[0] ?? 0, costs[0] ?? 0];
        const truth = worth(values, costs);
        expect(worth(values, [lie, ...costs.slice(1)]).seller(cost)).toBeLessThanOrEqual(truth.seller(cost));
        expect(worth([lie, ...values.slice(1)], costs).buyer(value)).toBeLessThanOrEqual(truth.buyer(value));
      }),
      { numRuns: 400 },
    );
  });
});

const onlySlots = {
  limits: { slots: null, tokensPerSecond: null, milliwatts: null },
  floorAfterRounds: null,
} satisfies Partial<MarketPool>;

describe('a round of two sides', () => {
  it('pays no seller less than it asks, takes from no buyer more than it bids, and exceeds no limit', () => {
    fc.assert(
      fc.property(anyTwoSidedRound, (round) => {
        expect(auditRound(round, clearRound(round))).toStrictEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('settles to zero: what is paid is received, given back or burned', () => {
    fc.assert(
      fc.property(anyTwoSidedRound, fc.integer({ min: 0, max: 1_000_000 }), (round, rebateMillionths) => {
        const { postings, burned } = settleRound(clearRound(round), departments, { rebateMillionths });
        const sum = postings.reduce((total, { paid, received, rebate }) => total + paid - received - rebate, 0);
        expect(sum - burned).toBe(0);
        expect(burned).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same to the byte when its journal is read back, whatever the order of bids and offers', () => {
    fc.assert(
      fc.property(anyTwoSidedRound, (round) => {
        const turned = {
          ...round,
          pools: round.pools.map((each) => ({ ...each, supply: each.supply.toReversed() })),
          bids: round.bids.toReversed(),
        };
        const [once, again] = [clearRound(JSON.parse(JSON.stringify(round)) as MarketRound), clearRound(turned)];
        expect(JSON.stringify(once)).toBe(JSON.stringify(clearRound(round)));
        expect(JSON.stringify({ ...again, bids: again.bids.toReversed(), shed: [] })).toBe(
          JSON.stringify({ ...once, shed: [] }),
        );
      }),
      { numRuns: 300 },
    );
  });

  const broken: Record<string, (result: MarketRoundResult) => MarketRoundResult> = {
    'a seller paid less than it asks': (result) => ({
      ...result,
      receipts: result.receipts.map((each) => ({ ...each, received: Math.floor(each.received / 4) })),
    }),
    'a seller that gives more than it offered': (result) => ({
      ...result,
      receipts: result.receipts.map((each) => ({ ...each, slots: each.slots + 40 })),
    }),
    'a buyer that pays more than it bid': (result) => ({
      ...result,
      bids: result.bids.map((each) => ({ ...each, payment: each.payment + 10_000_000 })),
    }),
    'a price above a bid that won': (result) => ({
      ...result,
      bids: result.bids.map((each) => ({ ...each, price: each.price + 1 })),
    }),
  };
  it.each(Object.entries(broken))('canary: %s is found', (_, breakIt) => {
    const search = fc.check(
      fc.property(anyTwoSidedRound, (round) => auditRound(round, breakIt(clearRound(round))).length === 0),
      { seed: 28, numRuns: 500 },
    );
    expect(search.failed).toBe(true);
  });
});
