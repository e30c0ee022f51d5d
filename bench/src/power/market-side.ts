import {
  auditRound,
  clearRound,
  demandCurve,
  demandSteps,
  nextPace,
  paceSteps,
  plannedSpend,
  trailingPrice,
  unpaced,
  type MarketBid,
  type MarketPool,
  type MarketRound,
  type MarketRoundResult,
} from '@agent-os/core/market';
import { milliwattsPerSlot, slotsUnder, type DevicePool } from './device-fleet.ts';
import type { ValuedAgent } from './valued-work.ts';

/** What an agent has in a pool now. */
export interface OpenWork {
  readonly agent: ValuedAgent;
  readonly pool: string;
  running: number;
  waiting: number;
  oldestAgeMs: number;
}

export const roundMs = 1_000;
const trailingRounds = 60;
const priceCap = 20_000_000;
const floorAfterRounds = 8;

export interface EnergyTerms {
  /** Nano-USD a kilowatt-hour, carbon included. */
  readonly nanoUsdPerKilowattHour: number;
}

/** Nano-USD of so many millijoules. */
export const costOfEnergy = (millijoules: number, { nanoUsdPerKilowattHour }: EnergyTerms): number =>
  (millijoules * nanoUsdPerKilowattHour) / 3_600_000_000;

interface Purse {
  balance: number;
  pace: number;
}

/** Bids for agents, clears rounds, keeps paces and prices, as the kernel's market does. */
export class MarketSide {
  readonly #pools: readonly DevicePool[];
  readonly #energy: EnergyTerms;
  readonly #rounds: number;
  readonly #seed: number;
  readonly #purses: Map<string, Purse>;
  readonly #prices = new Map<string, number[]>();
  readonly #waited = new Map<string, number>();
  #roundNumber = 0;
  #faults = 0;

  /** @param credits Micro-credits of each department for all `rounds`. */
  constructor(
    pools: readonly DevicePool[],
    terms: {
      readonly energy: EnergyTerms;
      readonly departments: Iterable<string>;
      readonly credits: number;
      readonly rounds: number;
      readonly seed: number;
    },
  ) {
    this.#pools = pools;
    this.#energy = terms.energy;
    this.#rounds = terms.rounds;
    this.#seed = terms.seed;
    this.#purses = new Map(
      Array.from(terms.departments, (department) => [department, { balance: terms.credits, pace: unpaced }]),
    );
  }

  /** What audits of its rounds found. */
  get faults(): number {
    return this.#faults;
  }

  /** Of the last round; the marginal cost before the first. */
  priceOf(pool: DevicePool): number {
    return this.#prices.get(pool.pool)?.at(-1) ?? this.#costOfSlot(pool);
  }

  /** @param limits What each pool may draw, milliwatts; undefined where nothing limits it. */
  clear(work: readonly OpenWork[], limits: ReadonlyMap<string, number>): MarketRoundResult {
    this.#roundNumber += 1;
    const round: MarketRound = {
      roundNumber: this.#roundNumber,
      seed: this.#seed,
      roundMs,
      pools: this.#pools.map((pool) => this.#marketPool(pool, limits.get(pool.pool))),
      bids: work.map((open) => this.#bid(open)),
    };
    const result = clearRound(round);
    this.#faults += auditRound(round, result).length;
    for (const { pool, price } of result.pools) {
      const prices = this.#prices.get(pool) ?? [];
      if (prices.push(price) > trailingRounds) prices.shift();
      this.#prices.set(pool, prices);
    }
    for (const { bidder, pool, slots, askedSlots } of result.bids) {
      const key = `${pool} ${bidder}`;
      this.#waited.set(key, slots === 0 && askedSlots > 0 ? (this.#waited.get(key) ?? 0) + 1 : 0);
    }
    this.#settle(result);
    return result;
  }

  #settle(result: MarketRoundResult): void {
    for (const [department, purse] of this.#purses) {
      const paid = result.bids
        .filter(({ owner }) => owner === department)
        .reduce((sum, { payment }) => sum + payment, 0);
      const roundsLeft = Math.max(1, this.#rounds - this.#roundNumber);
      const planned = plannedSpend({ balance: purse.balance, roundsLeft, expectedRebate: 0 });
      purse.pace = nextPace(purse.pace, paid, planned);
      purse.balance -= paid;
    }
  }

  #costOfSlot(pool: DevicePool): number {
    return Math.round(pool.wearPerSlotSecond + costOfEnergy(milliwattsPerSlot(pool), this.#energy));
  }

  #marketPool(pool: DevicePool, limitMilliwatts: number | undefined): MarketPool {
    const cost = this.#costOfSlot(pool);
    return {
      pool: pool.pool,
      limits: {
        slots: pool.devices * pool.slotsPerDevice,
        tokensPerSecond: null,
        milliwatts: limitMilliwatts === undefined ? null : slotsUnder(pool, limitMilliwatts) * milliwattsPerSlot(pool),
      },
      supply: [{ price: cost, slots: pool.devices * pool.slotsPerDevice, owner: null }],
      priceFloor: cost,
      priceCap,
      typicalUse: { tokensPerSecond: 0, milliwatts: milliwattsPerSlot(pool) },
      floorAfterRounds,
    };
  }

  #bid({ agent, pool, running, waiting, oldestAgeMs }: OpenWork): MarketBid {
    const devicePool = this.#pools.find((each) => each.pool === pool);
    const prices = this.#prices.get(pool);
    const purse = this.#purses.get(agent.department);
    const mustRunSlots = agent.isMustRun ? running + waiting : 0;
    const curve = demandCurve(agent.utility, {
      ageMs: oldestAgeMs,
      mustRunSlots,
      plannedSlots: running + waiting,
      openTasks: running + waiting,
      price: prices === undefined ? undefined : trailingPrice(prices),
      priceCap,
    });
    const steps = demandSteps(curve);
    return {
      bidder: agent.agent,
      owner: agent.department,
      pool,
      mustRunSlots,
      mustRunPrice: curve[0].price,
      steps: (purse?.balance ?? 0) > 0 ? paceSteps(steps, purse?.pace ?? unpaced) : [],
      use: { tokensPerSecond: 0, milliwatts: devicePool === undefined ? 0 : milliwattsPerSlot(devicePool) },
      floorSlots: 1,
      waitedRounds: this.#waited.get(`${pool} ${agent.agent}`) ?? 0,
    };
  }
}
