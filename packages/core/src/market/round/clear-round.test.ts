import { describe, expect, it } from 'vitest';
import { clearRound } from './clear-round.ts';
import type { MarketBid, MarketPool, MarketRound } from './market-round.ts';

const pool: MarketPool = {
  pool: 'large',
  limits: { slots: 10, tokensPerSecond: null, milliwatts: null },
  supply: [{ price: 2, slots: 100, owner: null }],
  priceFloor: 0,
  priceCap: 1_000,
  typicalUse: { tokensPerSecond: 10, milliwatts: 100 },
  floorAfterRounds: 10,
};

function bidOf(bidder: string, bid: Partial<MarketBid>): MarketBid {
  return {
    bidder,
    owner: 'research',
    pool: 'large',
    mustRunSlots: 0,
    mustRunPrice: 0,
    steps: [],
    use: { tokensPerSecond: 10, milliwatts: 100 },
    floorSlots: 0,
    waitedRounds: 0,
    ...bid,
  };
}

function clear(bids: readonly MarketBid[], change: Partial<MarketPool> = {}): ReturnType<typeof clearRound> {
  const round: MarketRound = { roundNumber: 7, seed: 1, roundMs: 1_000, pools: [{ ...pool, ...change }], bids };
  return clearRound(round);
}

const answers = (result: ReturnType<typeof clearRound>): unknown[] =>
  result.bids.map(({ slots, payment, reason }) => [slots, payment, reason.code]);

describe('clearRound', () => {
  it('sells at marginal cost while there is room for everybody', () => {
    const result = clear([
      bidOf('one', { steps: [{ price: 9, slots: 4 }] }),
      bidOf('two', { steps: [{ price: 1, slots: 4 }] }),
    ]);
    expect(result.pools[0]).toMatchObject({
      type: 'seller',
      price: 2,
      load: { slots: 4 },
      binding: [],
      supplySurplus: 0,
      buyerSurplus: 28,
    });
    expect(answers(result)).toStrictEqual([
      [4, 8, 'won_all'],
      [0, 0, 'below_cost'],
    ]);
  });

  it('sells at the best rejected bid where a limit ends with a bid', () => {
    const result = clear([
      bidOf('one', { steps: [{ price: 9, slots: 10 }] }),
      bidOf('two', { steps: [{ price: 7, slots: 4 }] }),
    ]);
    expect(result.pools[0]).toMatchObject({ type: 'exact', price: 7, binding: ['slots'], unservedSlots: 4 });
    expect(answers(result)).toStrictEqual([
      [10, 70, 'won_all'],
      [0, 0, 'shared_at_price'],
    ]);
  });

  it('shares by size between bids of just the price, in whole slots', () => {
    const steps = (slots: number): MarketBid['steps'] => [{ price: 5, slots }];
    const result = clear([
      bidOf('one', { steps: steps(4) }),
      bidOf('two', { steps: steps(8) }),
      bidOf('three', { steps: steps(8) }),
    ]);
    expect(result.pools[0]).toMatchObject({ type: 'buyer', price: 5, marginal: { askedSlots: 20, grantedSlots: 10 } });
    expect(result.bids.map(({ slots }) => slots)).toStrictEqual([2, 4, 4]);
  });

  it('prices power when it is scarce, so that frugal work yields last', () => {
    const result = clear(
      [
        bidOf('hungry', { steps: [{ price: 62, slots: 5 }], use: { tokensPerSecond: 10, milliwatts: 400 } }),
        bidOf('frugal', { steps: [{ price: 40, slots: 5 }] }),
      ],
      { limits: { slots: 10, tokensPerSecond: null, milliwatts: 900 } },
    );
    expect(result.pools[0]).toMatchObject({ binding: ['milliwatts'], load: { slots: 6, milliwatts: 900 } });
    expect(result.bids.map(({ slots, price }) => [slots, price])).toStrictEqual([
      [1, 62],
      [5, 17],
    ]);
  });

  it('lets must-run slots hold and the least valuable work yield when power is cut', () => {
    const bids = [
      bidOf('running', { mustRunSlots: 4 }),
      bidOf('urgent', { steps: [{ price: 90, slots: 4 }] }),
      bidOf('idle', { steps: [{ price: 10, slots: 4 }] }),
    ];
    const cut = clear(bids, { limits: { slots: null, tokensPerSecond: null, milliwatts: 800 } });
    expect(cut.bids.map(({ slots }) => slots)).toStrictEqual([4, 4, 0]);
    expect(cut.bids[2]?.reason).toStrictEqual({ code: 'shared_at_price', price: 10, granted: 0, asked: 4 });
    expect(cut.shed).toStrictEqual([]);
  });

  it('fails at the cap and names what is shed when not even must-run slots fit', () => {
    const result = clear(
      [
        bidOf('vital', { mustRunSlots: 4, mustRunPrice: 50 }),
        bidOf('idle', { mustRunSlots: 4, mustRunPrice: 3 }),
        bidOf('waiting', { steps: [{ price: 900, slots: 1 }] }),
      ],
      { limits: { slots: null, tokensPerSecond: null, milliwatts: 500 } },
    );
    expect(result.pools[0]).toMatchObject({ type: 'failure', price: 1_000, load: { slots: 5, milliwatts: 500 } });
    expect(answers(result)).toStrictEqual([
      [4, 4_000, 'must_run'],
      [1, 1_000, 'shed'],
      [0, 0, 'pool_failed'],
    ]);
    expect(result.shed).toStrictEqual([
      { bidder: 'idle', owner: 'research', pool: 'large', slots: 3, resource: 'milliwatts', needed: 800, limit: 500 },
    ]);
  });

  it('gives a floor at cost to who waited long enough, and to nobody else', () => {
    const low = { steps: [{ price: 3, slots: 2 }], floorSlots: 1 };
    const result = clear([
      bidOf('rich', { steps: [{ price: 90, slots: 20 }] }),
      bidOf('patient', { ...low, waitedRounds: 10 }),
      bidOf('newcomer', { ...low, waitedRounds: 9 }),
    ]);
    expect(answers(result)).toStrictEqual([
      [9, 810, 'shared_at_price'],
      [1, 2, 'floor_after_wait'],
      [0, 0, 'outbid'],
    ]);
  });

  it('pays departments whose idle slots are used, after the operator has none of that price left', () => {
    const result = clear([bidOf('one', { steps: [{ price: 9, slots: 8 }] })], {
      supply: [
        { price: 2, slots: 6, owner: 'sales' },
        { price: 2, slots: 5, owner: null },
        { price: 4, slots: 5, owner: 'legal' },
      ],
    });
    expect(result.receipts).toStrictEqual([{ owner: 'sales', pool: 'large', slots: 3, received: 6 }]);
    expect(result.pools[0]).toMatchObject({ price: 2, paid: 16, received: 6 });
  });

  it('refuses a bid in a pool that the round does not have', () => {
    expect(() => clear([bidOf('lost', { pool: 'small' })])).toThrow('pool small');
  });
});
