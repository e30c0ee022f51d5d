import { nextPace, plannedSpend, type MarketRound, type MarketRoundResult } from '@agent-os/core/market';
import { noCredits, type CarriedMarket, type DepartmentCredits } from './carried-market.ts';
import { paySellers } from './pay-sellers.ts';

export interface AfterRound {
  readonly carried: CarriedMarket;
  /** Micro-credits by department, never more than it has; empty in shadow. */
  readonly charges: Readonly<Record<string, bigint>>;
  /** The same of what they got for slots of their own. */
  readonly receipts: Readonly<Record<string, bigint>>;
}

export interface ClearedRound {
  readonly round: MarketRound;
  readonly result: MarketRoundResult;
  readonly mode: 'shadow' | 'on';
  /** Rounds to come in the period, as far as can be told: what is left of the credits is spread over them. */
  readonly roundsLeft: number;
}

/** Prices of a pool that its trailing price is made of. */
const pricesKept = 60;

/** What a round leaves behind: departments pay and are paced, bidders that went without are remembered, and prices are. */
export function afterRound(carried: CarriedMarket, cleared: ClearedRound): AfterRound {
  const { round, result, mode, roundsLeft } = cleared;
  const owed = new Map<string, bigint>();
  for (const { owner, payment } of result.bids) owed.set(owner, (owed.get(owner) ?? 0n) + BigInt(payment));
  const departments: Record<string, DepartmentCredits> = { ...carried.departments };
  const charges: Record<string, bigint> = {};
  for (const [departmentId, payment] of [...owed].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const before = departments[departmentId] ?? noCredits;
    const has = mode === 'on' ? before.balance : before.balance - before.shadowSpent;
    // What must run runs, whatever its department has left: the rest of its price is nobody's.
    const charge = payment < has ? payment : has > 0n ? has : 0n;
    const planned = plannedSpend({ balance: Number(has - charge), roundsLeft, expectedRebate: 0 });
    const paceMillionths = nextPace(before.paceMillionths, Number(charge), planned);
    departments[departmentId] =
      mode === 'on'
        ? { ...before, paceMillionths, spent: before.spent + charge, balance: before.balance - charge }
        : { ...before, paceMillionths, shadowSpent: before.shadowSpent + charge };
    if (mode === 'on' && charge > 0n) charges[departmentId] = charge;
  }
  const paid = paySellers(departments, result, mode);
  return {
    carried: {
      ...carried,
      departments: { ...paid.departments },
      waits: waitsAfter(round, result),
      prices: pricesAfter(carried, result),
    },
    charges,
    receipts: paid.receipts,
  };
}

function waitsAfter(round: MarketRound, result: MarketRoundResult): CarriedMarket['waits'] {
  // Answers stand where their bids do.
  return result.bids.flatMap(({ pool, bidder, slots, askedSlots }, index) => {
    if (slots > 0 || askedSlots === 0) return [];
    return [{ pool, bidder, rounds: (round.bids[index]?.waitedRounds ?? 0) + 1 }];
  });
}

function pricesAfter({ prices }: CarriedMarket, { pools }: MarketRoundResult): CarriedMarket['prices'] {
  const after = { ...prices };
  for (const { pool, price, type } of pools) {
    // A pool that failed is at its cap, which says nothing of what slots are worth.
    if (type !== 'failure') after[pool] = [...(after[pool] ?? []), price].slice(-pricesKept);
  }
  return after;
}
