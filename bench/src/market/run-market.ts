import {
  auditRound,
  clearRound,
  type MarketBid,
  type MarketRound,
  nextPace,
  paceSteps,
  plannedSpend,
  settleRound,
  stepsWithinCredits,
  unpaced,
} from '@agent-os/core/market';
import { type MarketWorkload, slotsOfStep, stepFractions, stepValue } from './market-workload.ts';
import { OutcomeMeter, type SharedOutcome } from './shared-outcome.ts';

export interface MarketRules {
  readonly paced: boolean;
  /** Slots after ten rounds without one; 0 for no floor. */
  readonly floorSlots: number;
  readonly rebateMillionths: number;
}

/** The market as it is shipped: paced, a tenth of the demand as floor, income burned. */
export const standardRules: MarketRules = { paced: true, floorSlots: 3, rebateMillionths: 0 };

/** An agent that states so many times its true value in every round. */
export interface Misreport {
  readonly agent: number;
  readonly factor: number;
}

export interface MarketOutcome extends SharedOutcome {
  /** By round, micro-credits a slot-second. */
  readonly prices: readonly number[];
  readonly spent: number;
  /** Share of bids that were below their value because of their pace. */
  readonly pacedShare: number;
  /** Faults that the audit found, over-allocations among them; and what settlements were off by. */
  readonly faults: number;
}

/** Runs the shipped clearing, pacing and settlement; every agent is a department with the same credits for all rounds together. */
export function runMarket(
  workload: MarketWorkload,
  credits: number,
  rules: MarketRules,
  seed: number,
  misreport?: Misreport,
): MarketOutcome {
  const names = Array.from({ length: workload.agents }, (_, agent) => `agent-${agent}`);
  const balance = new Float64Array(workload.agents).fill(credits);
  const pace = new Float64Array(workload.agents).fill(unpaced);
  const income = new Float64Array(workload.agents);
  const meter = new OutcomeMeter(workload.agents);
  const prices: number[] = [];
  let [spent, pacedBids, faults] = [0, 0, 0];
  for (const [roundNumber, urgency] of workload.urgency.entries()) {
    const bids = names.map((bidder, agent): MarketBid => {
      const stated = (urgency[agent] ?? 0) * (misreport?.agent === agent ? misreport.factor : 1);
      const values = stepFractions.map((_, step) => ({ price: stepValue(stated, step), slots: slotsOfStep }));
      const steps = stepsWithinCredits(paceSteps(values, pace[agent] ?? unpaced), balance[agent] ?? 0, 1000);
      return {
        ...plainBid,
        bidder,
        owner: bidder,
        steps,
        floorSlots: rules.floorSlots,
        waitedRounds: meter.waited[agent] ?? 0,
      };
    });
    const round: MarketRound = { roundNumber, seed, roundMs: 1000, pools: [poolOf(workload)], bids };
    const result = clearRound(round);
    if (roundNumber % auditEvery(workload.agents) === 0) faults += auditRound(round, result).length;
    const { postings, burned } = settleRound(result, names, rules);
    const posted = new Map(postings.map((posting) => [posting.owner, posting]));
    let unsettled = -burned;
    for (const [agent, name] of names.entries()) {
      const posting = posted.get(name);
      const slots = result.bids[agent]?.slots ?? 0;
      const [paid, rebate] = [posting?.paid ?? 0, posting?.rebate ?? 0];
      unsettled += paid - rebate;
      spent += paid;
      if ((pace[agent] ?? 0) > unpaced) pacedBids += 1;
      const expectedRebate = income[agent] ?? 0;
      const left = (balance[agent] ?? 0) - paid + rebate;
      const plan = {
        balance: left,
        roundsLeft: workload.rounds - roundNumber,
        expectedRebate: Math.round(expectedRebate),
      };
      if (rules.paced) pace[agent] = nextPace(pace[agent] ?? unpaced, paid, plannedSpend(plan));
      income[agent] = roundNumber === 0 ? rebate : expectedRebate + 0.02 * (rebate - expectedRebate);
      balance[agent] = left;
      if (left < 0) faults += 1;
      meter.add(agent, urgency[agent] ?? 0, slots);
    }
    if (unsettled !== 0) faults += 1;
    prices.push(result.pools[0]?.price ?? 0);
  }
  return { ...meter.outcome(), prices, spent, pacedShare: pacedBids / (workload.agents * workload.rounds), faults };
}

/** An audit of many bids takes longer than their clearing. */
function auditEvery(agents: number): number {
  return agents <= 200 ? 1 : 10;
}

const plainBid = {
  pool: 'slots',
  mustRunSlots: 0,
  mustRunPrice: 0,
  use: { tokensPerSecond: 0, milliwatts: 0 },
} as const;

function poolOf({ capacity }: MarketWorkload): MarketRound['pools'][number] {
  return {
    pool: 'slots',
    limits: { slots: capacity, tokensPerSecond: null, milliwatts: null },
    supply: [{ price: 0, slots: capacity, owner: null }],
    priceFloor: 0,
    priceCap: 1e9,
    typicalUse: { tokensPerSecond: 0, milliwatts: 0 },
    floorAfterRounds: 10,
  };
}
