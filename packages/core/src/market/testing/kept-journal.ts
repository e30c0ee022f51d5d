import type { JournalledRound } from '../journal/index.ts';
import { nextPace, paceSteps, plannedSpend, stepsWithinCredits, unpaced } from '../pacing/index.ts';
import { clearRound, type DemandStep, type MarketBid, type MarketPool } from '../round/index.ts';

export interface KeptMarket {
  readonly seed: number;
  readonly rounds: number;
  /** Micro-credits of each department for all rounds together. */
  readonly credits: Readonly<Record<string, number>>;
  readonly slots: number;
}

const roundMs = 1_000;
const use = { tokensPerSecond: 20, milliwatts: 7_000 };
const agentsOfDepartment = 3;

/** Runs a market as the kernel does, with paces, credits, waits and floors, and keeps its rounds: always the same for the same seed. */
export function keptJournal({ seed, rounds, credits, slots }: KeptMarket): readonly JournalledRound[] {
  let state = seed;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const balances = new Map(Object.entries(credits));
  const paces = new Map<string, number>();
  let waits = new Map<string, number>();
  const pool: MarketPool = {
    pool: 'large',
    limits: { slots, tokensPerSecond: null, milliwatts: 7_000 * slots },
    supply: [{ price: 20_000, slots, owner: null }],
    priceFloor: 0,
    priceCap: 9_000_000,
    typicalUse: use,
    floorAfterRounds: 6,
  };
  return Array.from({ length: rounds }, (_, roundNumber) => {
    const asked = Object.keys(credits).flatMap((owner) =>
      Array.from({ length: agentsOfDepartment }, (__, agent) => {
        const values = Array.from({ length: 1 + below(3) }, () => ({
          price: 50_000 + below(1_000) * below(1_000),
          slots: 1 + below(3),
        }));
        return { owner, bidder: `${owner}-${agent}`, values, mustRunSlots: below(12) === 0 ? 1 : 0 };
      }),
    );
    // Somebody is away now and then.
    const present = asked.filter(() => below(5) > 0);
    const roundsLeft = rounds - roundNumber;
    const made = present.map(({ owner, bidder, values, mustRunSlots }) => {
      const [balance, pace] = [balances.get(owner) ?? 0, paces.get(owner) ?? unpaced];
      const sharers = present.filter((other) => other.owner === owner).length;
      const paced = paceSteps(values, pace);
      const steps = stepsWithinCredits(paced, Math.floor(balance / sharers), roundMs);
      const boundByCredits = worthOf(steps) < worthOf(paced);
      const bid: MarketBid = {
        bidder,
        owner,
        pool: 'large',
        mustRunSlots,
        mustRunPrice: 1_000_000,
        steps,
        use,
        floorSlots: 1,
        waitedRounds: waits.get(bidder) ?? 0,
      };
      const origin = { value: null, paceMillionths: pace, boundByCredits, balance, roundsLeft };
      return { bid, origin: boundByCredits ? { ...origin, values } : origin };
    });
    const bids = made.map(({ bid }) => bid);
    const round = { roundNumber, seed, roundMs, pools: [pool], bids };
    const result = clearRound(round);
    for (const owner of new Set(bids.map((bid) => bid.owner))) {
      const owed = result.bids.reduce((sum, bid) => sum + (bid.owner === owner ? bid.payment : 0), 0);
      const balance = balances.get(owner) ?? 0;
      const charge = Math.min(owed, balance);
      const planned = plannedSpend({ balance: balance - charge, roundsLeft, expectedRebate: 0 });
      paces.set(owner, nextPace(paces.get(owner) ?? unpaced, charge, planned));
      balances.set(owner, balance - charge);
    }
    waits = new Map(
      result.bids.flatMap(({ bidder, slots: got, askedSlots }, index) =>
        got === 0 && askedSlots > 0 ? [[bidder, (bids[index]?.waitedRounds ?? 0) + 1] as const] : [],
      ),
    );
    return { round, result, origins: made.map(({ origin }) => origin) };
  });
}

function worthOf(steps: readonly DemandStep[]): number {
  return steps.reduce((sum, { price, slots }) => sum + price * slots, 0);
}
