import {
  demandCurve,
  demandSteps,
  paceSteps,
  stepsWithinCredits,
  valueAtAge,
  type BidOrigin,
  type DemandStep,
  type MarketBid,
  type MarketPool,
  type TrailingPrice,
  type ValueDecay,
} from '@agent-os/core/market';
import type { ServiceClass } from '@agent-os/core/scheduling';
import type { MarketBidTerms, MarketTerms } from '@agent-os/db';
import type { DepartmentCredits } from './carried-market.ts';
import type { AgentDemand } from './pool-demand.ts';

export interface BidParts {
  readonly pool: MarketPool;
  /** Undefined: by the defaults below. */
  readonly declared: MarketBidTerms | undefined;
  readonly pace: DepartmentCredits['paceMillionths'];
  /** Micro-credits that this bid may use in the round. */
  readonly credits: number;
  readonly roundMs: number;
  readonly trailing: TrailingPrice | undefined;
  readonly terms: Pick<MarketTerms, 'floorSlots'>;
  readonly waitedRounds: number;
}

export interface BidWithOrigin {
  readonly bid: MarketBid;
  readonly origin: BidOrigin;
}

/** What agents without a bid of their own value a slot-second at: a credit, whatever its age. */
export const defaultBid: MarketBidTerms = {
  value: 1_000_000n,
  decay: 'constant',
  decayMs: null,
  parallelism: 64,
  speed: 50,
  losingWork: null,
};

/** Calls of a more urgent class are worth more to their agent, in thousandths of its value. */
const worthOfClass: Readonly<Record<ServiceClass, number>> = {
  critical: 4_000,
  interactive: 2_000,
  standard: 1_000,
  batch: 500,
};
const thousand = 1_000;
const millionthsPerPercent = 10_000;

/**
 * An agent's demand in a pool as a bid of the round: for each class and slack of its calls the demand curve of core/market, around what runs already,
 * at what is left of their value after the mean of their waits; then paced, and bounded by what its department can pay. Critical calls
 * that run are what must run.
 */
export function bidOfAgent(demand: AgentDemand, parts: BidParts): BidWithOrigin {
  const { pool, pace, credits, roundMs, terms, waitedRounds } = parts;
  const bid = parts.declared ?? defaultBid;
  const decay = decayOf(bid);
  let left = bid.parallelism;
  let mustRunSlots = 0;
  const steps: DemandStep[] = [];
  for (const { serviceClass, running, waiting, waitedMs } of demand.classes) {
    const mustRun = serviceClass === 'critical' ? running : 0;
    const curve = demandCurve(
      {
        valuePerTask: classValue(bid, serviceClass),
        slotSecondsPerTask: 1,
        decay,
        usefulSlots: left,
        speedMillionths: bid.speed * millionthsPerPercent,
      },
      {
        ageMs: waiting === 0 ? 0 : Math.floor(waitedMs / waiting),
        mustRunSlots: mustRun,
        plannedSlots: running,
        openTasks: running + waiting,
        price: parts.trailing,
        priceCap: pool.priceCap,
      },
    );
    mustRunSlots += mustRun;
    left = Math.max(0, left - running - waiting);
    steps.push(...demandSteps(curve));
  }
  const paced = paceSteps(steps, pace);
  const within = stepsWithinCredits(paced, credits, roundMs);
  return {
    bid: {
      bidder: demand.agentId,
      owner: demand.departmentId,
      pool: pool.pool,
      mustRunSlots,
      mustRunPrice: Math.min(pool.priceCap, valueAtAge(classValue(bid, 'critical'), decay, 0)),
      steps: within,
      use: pool.typicalUse,
      floorSlots: terms.floorSlots,
      waitedRounds,
    },
    origin: { value: dearestOf(steps), paceMillionths: pace, ...boundOf(worthOf(within) < worthOf(paced), steps) },
  };
}

/** Credits take more of a bid than can be told from it: then its values are kept, too. */
function boundOf(boundByCredits: boolean, steps: readonly DemandStep[]): Pick<BidOrigin, 'boundByCredits' | 'values'> {
  return boundByCredits ? { boundByCredits, values: steps.filter(({ slots }) => slots > 0) } : { boundByCredits };
}

function dearestOf(steps: readonly DemandStep[]): number | null {
  return steps.reduce<number | null>(
    (most, { price, slots }) => (slots === 0 ? most : Math.max(most ?? 0, price)),
    null,
  );
}

function worthOf(steps: readonly DemandStep[]): number {
  return steps.reduce((sum, { price, slots }) => sum + price * slots, 0);
}

function classValue({ value }: MarketBidTerms, serviceClass: ServiceClass): number {
  return Math.floor((Number(value) * worthOfClass[serviceClass]) / thousand);
}

function decayOf({ decay, decayMs }: MarketBidTerms): ValueDecay {
  const afterMs = decayMs === null ? 0 : Number(decayMs);
  if (decay === 'linear') return { kind: 'linear', worthlessAfterMs: afterMs };
  if (decay === 'step') return { kind: 'step', deadlineMs: afterMs };
  return decay === 'exponential' ? { kind: 'exponential', halfLifeMs: afterMs } : { kind: 'constant' };
}
