import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearRound, type MarketRound, type MarketRoundResult } from '../round/index.ts';
import { anyRound, anyTwoSidedRound } from '../testing/any-round.ts';
import { bestByHand, type BestFault } from '../testing/best-by-hand.ts';
import { keptJournal } from '../testing/kept-journal.ts';
import { EfficiencyCourse } from './efficiency-course.ts';
import { efficiencyOfRound } from './efficiency-of-round.ts';

const tieBreak = 0.2;

/** Rounds in which slots alone are scarce. */
const anySlotRound = anyRound.map((round): MarketRound => ({
  ...round,
  pools: round.pools.map((pool) => ({ ...pool, limits: { ...pool.limits, tokensPerSecond: null, milliwatts: null } })),
}));

/** So small that every allocation can be tried. */
const anySmallRound = anyRound.map((round): MarketRound => ({
  ...round,
  bids: round.bids.slice(0, 3).map((bid) => ({
    ...bid,
    mustRunSlots: 0,
    steps: bid.steps.slice(0, 2).map(({ price, slots }) => ({ price, slots: Math.min(slots, 3) })),
  })),
}));

const slotsAsked = ({ bids }: MarketRound) =>
  bids.flatMap(({ steps }) => steps).reduce((sum, { slots }) => sum + slots, 0);

describe('the efficiency of a round', () => {
  it('has an optimum that no market exceeds, by bids and by other values', () => {
    fc.assert(
      fc.property(fc.oneof(anyRound, anyTwoSidedRound), fc.integer({ min: 1, max: 30 }), (round, factor) => {
        const result = clearRound(round);
        for (const { worth, best } of efficiencyOfRound(round, result)) expect(worth).toBeLessThanOrEqual(best);
        const values = round.bids.map(({ steps }, index) =>
          steps.map(({ price, slots }) => ({ price: index % 2 === 0 ? price * factor : price, slots })),
        );
        for (const { worth, best } of efficiencyOfRound(round, result, values)) expect(worth).toBeLessThanOrEqual(best);
      }),
      { numRuns: 500 },
    );
  });

  it('is measured by an optimum that is exact where slots alone are scarce', () => {
    fc.assert(
      fc.property(anySlotRound, (round) => bestOf(round) === bestByHand(round)),
      { numRuns: 500 },
    );
  });

  it.each(['the dearest are left out', 'slots cost nothing'] satisfies BestFault[])(
    'is not measured by an optimum in which %s (canary)',
    (fault) => {
      const checked = fc.check(
        fc.property(anySlotRound, (round) => bestOf(round) === bestByHand(round, fault)),
        { numRuns: 500, seed: 1 },
      );
      expect(checked.failed).toBe(true);
    },
  );

  it('is measured by an optimum that is no less than the best of all allocations, and equal to it but for cut slots', () => {
    let reached = 0;
    fc.assert(
      fc.property(anySmallRound, (round) => {
        const [best, tried] = [bestOf(round), bestOfAll(round)];
        if (best === undefined) return;
        expect(best).toBeGreaterThanOrEqual(tried);
        if (best <= tried + 1 + tieBreak * slotsAsked(round)) reached += 1;
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
    // With two scarce limits a fraction of a slot may be worth something: in few rounds.
    expect(reached).toBeGreaterThan(200);
  });

  it('is whole where the market has all it asks for, and has no optimum where not even must-run slots fit', () => {
    const [journalled] = keptJournal({ seed: 1, rounds: 1, slots: 100, credits: { north: 1e12 } });
    const { round, result } = journalled ?? expect.fail('There is no round.');
    const [efficiency] = efficiencyOfRound(round, result);
    expect(efficiency?.worth).toBe(efficiency?.best);
    const failing = {
      ...round,
      pools: round.pools.map((pool) => ({ ...pool, limits: { ...pool.limits, slots: 0 } })),
      bids: round.bids.map((bid) => ({ ...bid, mustRunSlots: 1 })),
    };
    expect(efficiencyOfRound(failing, clearRound(failing))).toEqual([]);
  });
});

describe('efficiency over rounds', () => {
  const journal = keptJournal({ seed: 9, rounds: 50, slots: 6, credits: { north: 2e7, south: 2e7, west: 1e10 } });
  const courseOf = (rounds: typeof journal, pool = 'large') => {
    const course = new EfficiencyCourse(pool);
    for (const [index, journalled] of rounds.entries()) course.add(journalled, index * 1_000);
    return course;
  };

  it('is by values what paces and credits cost, and by bids next to nothing lost', () => {
    const { rounds, scarce, byValue, byBid, points } = courseOf(journal).course(10);
    expect(rounds).toBe(50);
    expect(scarce).toBeGreaterThan(40);
    expect(byBid.worth / byBid.best).toBeGreaterThan(0.97);
    expect(byValue.worth / byValue.best).toBeLessThan(byBid.worth / byBid.best);
    expect(points).toHaveLength(10);
    expect(points.map((point) => point.rounds)).toEqual(points.map(() => 5));
    expect(points.reduce((sum, { byValue: { best } }) => sum + best, 0)).toBe(byValue.best);
    expect(points[1]).toMatchObject({ from: 5_000, to: 9_000 });
  });

  it('judges nothing where nobody bids, the pool took no part, or values were not kept', () => {
    const nobody = journal.map((journalled) => {
      const round = { ...journalled.round, bids: [] };
      return { round, result: clearRound(round), origins: [] };
    });
    expect(courseOf(nobody).course(10)).toMatchObject({ rounds: 0, points: [] });
    expect(courseOf(journal, 'another').course(10)).toMatchObject({ rounds: 0, points: [] });
    const old = courseOf(journal.map(({ round, result }) => ({ round, result, origins: undefined })));
    expect(old.leftOut).toBe(50);
    expect(old.course(10).rounds).toBe(0);
  });
});

function bestOf(round: MarketRound): number | undefined {
  return efficiencyOfRound(round, clearRound(round))[0]?.best;
}

/** The best of all allocations of whole slots of a round without must-run slots, each of them tried. */
function bestOfAll(round: MarketRound): number {
  const { limits } = round.pools[0] ?? expect.fail('There is no pool.');
  const most = round.bids.map(({ steps }) => steps.reduce((sum, { slots }) => sum + slots, 0));
  let best = 0;
  const shares = most.map(() => 0);
  const tryFrom = (index: number): void => {
    if (index < most.length) {
      for (let slots = 0; slots <= (most[index] ?? 0); slots += 1) {
        shares[index] = slots;
        tryFrom(index + 1);
      }
      return;
    }
    const used = (of: 'tokensPerSecond' | 'milliwatts') =>
      shares.reduce((sum, slots, bid) => sum + slots * (round.bids[bid]?.use[of] ?? 0), 0);
    if (used('tokensPerSecond') > (limits.tokensPerSecond ?? Infinity)) return;
    if (used('milliwatts') > (limits.milliwatts ?? Infinity)) return;
    const allocation = { ...emptyResult, bids: shares.map((slots) => ({ ...nobody, slots })) };
    const [efficiency] = efficiencyOfRound(round, allocation);
    const offered =
      round.pools[0]?.supply.reduce(
        (sum, { price, slots }) => sum + (price <= (round.pools[0]?.priceCap ?? 0) ? slots : 0),
        0,
      ) ?? 0;
    const all = shares.reduce((sum, slots) => sum + slots, 0);
    if (all > Math.min(offered, limits.slots ?? Infinity)) return;
    best = Math.max(best, efficiency?.worth ?? 0);
  };
  tryFrom(0);
  return best;
}

const emptyResult: MarketRoundResult = { roundNumber: 0, pools: [], bids: [], shed: [], receipts: [] };
const nobody = {
  bidder: '',
  owner: '',
  pool: 'large',
  slots: 0,
  mustRunSlots: 0,
  floorSlots: 0,
  askedSlots: 0,
  price: 0,
  payment: 0,
  reason: { code: 'asked_for_nothing' },
} as const;
