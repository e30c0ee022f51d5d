import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settleRound } from '../pacing/index.ts';
import { anyRound } from '../testing/any-round.ts';
import { auditRound } from './audit-round.ts';
import { clearRound } from './clear-round.ts';
import type { MarketRound } from './market-round.ts';
import type { MarketRoundResult } from './market-round-result.ts';

const departments = ['north', 'south', 'west'];

describe('a cleared round', () => {
  it('has prices between the best rejected and the worst accepted bid, within every limit, and nobody pays more than was bid', () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        expect(auditRound(round, clearRound(round))).toStrictEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of bids, of their steps, or of supply', () => {
    fc.assert(
      fc.property(anyRound, fc.integer(), (round, turn) => {
        expect(byBidder(clearRound(shuffled(round, turn)))).toStrictEqual(byBidder(clearRound(round)));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on which of two equal steps a floor is taken from', () => {
    const use = { tokensPerSecond: 0, milliwatts: 0 };
    const bid = { owner: 'north', pool: 'p', mustRunSlots: 0, mustRunPrice: 0, use, floorSlots: 0, waitedRounds: 0 };
    const withSteps = (steps: MarketRound['bids'][number]['steps']): MarketRound => ({
      roundNumber: 0,
      seed: 0,
      roundMs: 1_000,
      pools: [
        {
          pool: 'p',
          limits: { slots: 2, tokensPerSecond: null, milliwatts: null },
          supply: [{ price: 0, slots: 2, owner: null }],
          priceFloor: 0,
          priceCap: 5,
          typicalUse: use,
          floorAfterRounds: 1,
        },
      ],
      bids: [
        { ...bid, bidder: 'agent-3', steps, floorSlots: 1, waitedRounds: 1 },
        { ...bid, bidder: 'agent-12', steps: [{ price: 5, slots: 6 }] },
      ],
    });
    const [large, small] = [
      { price: 10, slots: 6 },
      { price: 10, slots: 1 },
    ];
    expect(clearRound(withSteps([small, large]))).toStrictEqual(clearRound(withSteps([large, small])));
  });

  it('is the same to the byte when its journal is read back', () => {
    fc.assert(
      fc.property(anyRound, (round) => {
        const again = JSON.parse(JSON.stringify(round)) as MarketRound;
        expect(JSON.stringify(clearRound(again))).toBe(JSON.stringify(clearRound(round)));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same slots and twice the prices for twice the bids and costs while only slots are scarce', () => {
    fc.assert(
      fc.property(anyRound.map(onlySlots), (round) => {
        const once = clearRound(round);
        const twice = clearRound(scaled(round, 2));
        expect(twice.bids.map(({ slots }) => slots)).toStrictEqual(once.bids.map(({ slots }) => slots));
        expect(twice.pools.map(({ price }) => price)).toStrictEqual(once.pools.map(({ price }) => 2 * price));
      }),
      { numRuns: 200 },
    );
  });

  it('has no higher price of a limit when there is more of it', () => {
    const resources = ['slots', 'tokensPerSecond', 'milliwatts'] as const;
    const names = {
      slots: 'slots',
      tokensPerSecond: 'tokensPerSecondMillionths',
      milliwatts: 'milliwattsMillionths',
    } as const;
    fc.assert(
      fc.property(anyRound.map(withoutFloors), fc.constantFrom(...resources), fc.nat(50), (round, resource, more) => {
        const before = clearRound(round).pools[0];
        const after = clearRound(withMore(round, resource, more)).pools[0];
        if (before?.type === 'failure' || after?.type === 'failure') return;
        const name = names[resource];
        // The tie-break of the prices is worth up to 0.2 micro-credits a slot; a limit with coarse use can see all of it.
        const slack = resource === 'slots' ? 1 : 400_000;
        expect(after?.shadowPrices[name]).toBeLessThanOrEqual((before?.shadowPrices[name] ?? 0) + slack);
      }),
      { numRuns: 400 },
    );
  });

  it('settles to zero: what is paid is received, given back or burned', () => {
    fc.assert(
      fc.property(anyRound, fc.integer({ min: 0, max: 1_000_000 }), (round, rebateMillionths) => {
        const { postings, burned } = settleRound(clearRound(round), departments, { rebateMillionths });
        const sum = postings.reduce((total, { paid, received, rebate }) => total + paid - received - rebate, 0);
        expect(sum - burned).toBe(0);
        expect(burned).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('canaries: faults that the checks must find', () => {
  const broken: Record<string, (round: MarketRound) => MarketRoundResult> = {
    'a slot too many': (round) => altered(round, (bid) => ({ ...bid, slots: bid.slots + 1 })),
    'a price above a bid that won': (round) => altered(round, (bid) => ({ ...bid, price: bid.price + 1 })),
    'a price below a bid that lost': (round) =>
      altered(round, (bid) => ({ ...bid, price: Math.max(0, bid.price - 1) })),
    'a payment beyond the bid': (round) => altered(round, (bid) => ({ ...bid, payment: bid.payment + 10_000_000 })),
    'one limit more than there is': (round) => clearRound(withMore(round, 'slots', 3)),
  };

  it.each(Object.entries(broken))('%s', (_, clear) => {
    const search = fc.check(
      fc.property(anyRound, (round) => auditRound(round, clear(round)).length === 0),
      { seed: 10, numRuns: 500 },
    );
    expect(search.failed).toBe(true);
  });

  it('whoever comes first among equals', () => {
    const search = fc.check(
      fc.property(anyRound, fc.integer(), (round, turn) => {
        const [one, other] = [firstComeFirst(round), firstComeFirst(shuffled(round, turn))];
        return JSON.stringify(byBidder(one)) === JSON.stringify(byBidder(other));
      }),
      { seed: 11, numRuns: 1000 },
    );
    expect(search.failed).toBe(true);
  });
});

function byBidder(result: MarketRoundResult): MarketRoundResult {
  const sorted = <Row extends { readonly bidder: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.toSorted((left, right) => (left.bidder < right.bidder ? -1 : 1));
  return { ...result, bids: sorted(result.bids), shed: sorted(result.shed) };
}

function shuffled(round: MarketRound, turn: number): MarketRound {
  const mixed = <Row>(rows: readonly Row[]): readonly Row[] =>
    rows
      .map((row, index) => ({ row, place: Math.imul(index + 1, turn | 1) >>> 3 }))
      .toSorted((left, right) => left.place - right.place)
      .map(({ row }) => row);
  return {
    ...round,
    pools: round.pools.map((pool) => ({ ...pool, supply: mixed(pool.supply) })),
    bids: mixed(round.bids).map((bid) => ({ ...bid, steps: mixed(bid.steps) })),
  };
}

function onlySlots(round: MarketRound): MarketRound {
  return {
    ...withoutFloors(round),
    pools: round.pools.map((pool) => ({
      ...pool,
      limits: { ...pool.limits, tokensPerSecond: null, milliwatts: null },
    })),
  };
}

function withoutFloors(round: MarketRound): MarketRound {
  return { ...round, pools: round.pools.map((pool) => ({ ...pool, floorAfterRounds: null })) };
}

function scaled(round: MarketRound, by: number): MarketRound {
  const dearer = <Row extends { readonly price: number }>(rows: readonly Row[]): readonly Row[] =>
    rows.map((row) => ({ ...row, price: row.price * by }));
  return {
    ...round,
    pools: round.pools.map((pool) => ({
      ...pool,
      supply: dearer(pool.supply),
      priceFloor: pool.priceFloor * by,
      priceCap: pool.priceCap * by,
    })),
    bids: round.bids.map((bid) => ({ ...bid, steps: dearer(bid.steps) })),
  };
}

function withMore(
  round: MarketRound,
  resource: keyof MarketRound['pools'][number]['limits'],
  more: number,
): MarketRound {
  return {
    ...round,
    pools: round.pools.map((pool) => {
      const limit = pool.limits[resource];
      return { ...pool, limits: { ...pool.limits, [resource]: limit === null ? null : limit + more } };
    }),
  };
}

function altered(
  round: MarketRound,
  change: (bid: MarketRoundResult['bids'][number]) => MarketRoundResult['bids'][number],
): MarketRoundResult {
  const result = clearRound(round);
  return { ...result, bids: result.bids.map(change) };
}

/** A clearing that serves bids of just the price as they come. */
function firstComeFirst(round: MarketRound): MarketRoundResult {
  const result = clearRound(round);
  let left = 0;
  const atPrice = (index: number): boolean => result.bids[index]?.reason.code === 'shared_at_price';
  for (const [index, bid] of result.bids.entries()) if (atPrice(index)) left += bid.slots;
  return {
    ...result,
    bids: result.bids.map((bid, index) => {
      if (!atPrice(index)) return bid;
      const slots = Math.min(left, bid.askedSlots);
      left -= slots;
      return { ...bid, slots };
    }),
  };
}
