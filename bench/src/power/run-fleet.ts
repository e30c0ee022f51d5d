import type { MarketRoundResult } from '@agent-os/core/market';
import {
  createPoolScheduler,
  ownerKey,
  semanticPolicyFor,
  withMarketWeights,
  type PoolLimits,
  type PoolScheduler,
  type SchedulingPolicy,
} from '@agent-os/core/scheduling';
import { exactEstimator, PoolSimulation, type Program } from '@agent-os/core/sim';
import { limitsOf } from '../scheduling/index.ts';
import { fleet, poolMilliwatts, profileOf, slotsUnder, type DevicePool } from './device-fleet.ts';
import { costOfEnergy, MarketSide, roundMs, type EnergyTerms, type OpenWork } from './market-side.ts';
import { PowerMeter } from './power-meter.ts';
import { mustRunDeadlineMs, valueOfRequest, type ValuedWork } from './valued-work.ts';

export type MarketMode = 'off' | 'shadow' | 'on';

/** Everybody learns of it so long before, and what runs by then ends under the old limit. */
export interface PowerCut {
  readonly announcedAtMs: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Of the power with all slots busy. */
  readonly percent: number;
}

export interface FleetTerms {
  readonly mode: MarketMode;
  readonly horizonMs: number;
  readonly cut: PowerCut | undefined;
  readonly energy: EnergyTerms;
  /** Micro-credits of each department for the whole run. */
  readonly credits: number;
  readonly seed: number;
}

export interface FleetOutcome {
  /** Nano-USD. */
  readonly value: number;
  readonly energyCost: number;
  readonly wear: number;
  readonly millijoules: number;
  readonly mustRunCalls: number;
  readonly mustRunLate: number;
  /** Of the intervals of the cut, those in which a pool drew more than it might. */
  readonly intervalsOverCap: number;
  readonly intervalsOfCut: number;
  readonly finishedShareOfValue: number;
  /** What audits of the market's rounds found. */
  readonly faults: number;
  readonly meanPriceBefore: number;
  readonly meanPriceInCut: number;
}

const intervalMs = 10_000;
/** Behind everybody who was granted a slot, and not gone while slots are free. */
const nothingGranted = 0.01;

interface Lane {
  readonly pool: DevicePool;
  readonly limits: PoolLimits;
  readonly policy: SchedulingPolicy;
  readonly scheduler: PoolScheduler;
  readonly meter: PowerMeter;
  readonly simulation: PoolSimulation;
}

/** Runs the work on the fleet for the horizon, a round a second; what is not done by then has no value. */
export function runFleet({ agents, programs }: ValuedWork, terms: FleetTerms): FleetOutcome {
  const { mode, horizonMs, cut, energy, credits, seed } = terms;
  const lanes = fleet.map(laneOf);
  const departments = new Set(Array.from(agents.values(), ({ department }) => department));
  const market = new MarketSide(fleet, { energy, departments, credits, rounds: horizonMs / roundMs, seed });
  const prices: { readonly now: number; readonly price: number }[] = [];
  let next = 0;
  for (let now = 0; now < horizonMs; now += roundMs) {
    const isCut = cut !== undefined && now >= cut.announcedAtMs && now < cut.untilMs;
    const powerLimits = new Map(isCut ? fleet.map((pool) => [pool.pool, limitIn(cut, pool)]) : []);
    const work = openWorkOf(lanes, agents, now);
    const result = mode === 'off' ? undefined : market.clear(work, powerLimits);
    if (result !== undefined) prices.push({ now, price: mean(result.pools.map(({ price }) => price)) });
    for (const lane of lanes) {
      const slots = isCut ? slotsUnder(lane.pool, limitIn(cut, lane.pool)) : lane.limits.slots;
      const policy = mode === 'on' && result !== undefined ? weighed(lane, result) : lane.policy;
      lane.scheduler.configure(policy, { ...lane.limits, slots }, now);
    }
    for (; (programs[next]?.arrivesAt ?? Infinity) < now + roundMs; next += 1) {
      const program = programs[next];
      if (program === undefined) break;
      chooseLane(lanes, mode === 'on' ? market : undefined, program).simulation.offer(program);
    }
    for (const { simulation, meter } of lanes) {
      simulation.runUntil(now + roundMs);
      meter.read(now + roundMs);
    }
  }
  return { ...outcomeOf(lanes, { agents, programs }, terms, prices), faults: market.faults };
}

function laneOf(pool: DevicePool): Lane {
  const profile = profileOf(pool);
  const limits = limitsOf(profile);
  const policy = semanticPolicyFor(limits);
  const scheduler = createPoolScheduler(policy, limits, 0);
  const meter = new PowerMeter(pool, intervalMs);
  const simulation = new PoolSimulation({
    profile,
    programs: [],
    scheduler,
    estimator: exactEstimator,
    observe: meter.observe,
  });
  return { pool, limits, policy, scheduler, meter, simulation };
}

const limitIn = ({ percent }: PowerCut, pool: DevicePool): number =>
  Math.floor((poolMilliwatts(pool, pool.devices * pool.slotsPerDevice) * (100 - percent)) / 100);

function openWorkOf(lanes: readonly Lane[], agents: ValuedWork['agents'], now: number): readonly OpenWork[] {
  return lanes.flatMap(({ pool, simulation }) => {
    const byAgent = new Map<string, OpenWork>();
    for (const { program, waitingSince, arrivedAt } of simulation.calls) {
      const name = program.ownerPath.at(-1) ?? '';
      const agent = agents.get(name);
      if (agent === undefined) continue;
      const open = byAgent.get(name) ?? { agent, pool: pool.pool, running: 0, waiting: 0, oldestAgeMs: 0 };
      byAgent.set(name, open);
      if (waitingSince === undefined) open.running += 1;
      else {
        open.waiting += 1;
        open.oldestAgeMs = Math.max(open.oldestAgeMs, Math.round(now - arrivedAt));
      }
    }
    return [...byAgent.values()];
  });
}

/** The granted slots as weights, level by level, as the kernel sets them. */
function weighed({ pool, policy }: Lane, result: MarketRoundResult): SchedulingPolicy {
  const weights: Record<string, number> = {};
  for (const { bidder, owner, slots } of result.bids.filter((bid) => bid.pool === pool.pool)) {
    const department = ownerKey(['acme', owner]);
    weights[department] = (weights[department] ?? 0) + Math.max(nothingGranted, slots);
    weights[ownerKey(['acme', owner, bidder])] = Math.max(nothingGranted, slots);
  }
  return withMarketWeights(policy, weights);
}

/** Without a market the pool with the shorter line for its size; with one, where the work costs least at the last price. */
function chooseLane(lanes: readonly Lane[], market: MarketSide | undefined, program: Program): Lane {
  const tokens = program.steps[0]?.outputTokens ?? 1;
  const costIn = ({ pool, limits, simulation }: Lane): number => {
    const { decodeBaseMs } = profileOf(pool);
    const seconds = (tokens * decodeBaseMs) / 1_000;
    const line = (simulation.calls.length / limits.slots) * seconds;
    return market === undefined ? line : market.priceOf(pool) * seconds * (1 + line);
  };
  return lanes.reduce((best, lane) => (costIn(lane) < costIn(best) ? lane : best));
}

function outcomeOf(
  lanes: readonly Lane[],
  { agents, programs }: ValuedWork,
  { horizonMs, cut, energy }: FleetTerms,
  prices: readonly { readonly now: number; readonly price: number }[],
): Omit<FleetOutcome, 'faults'> {
  const ended = lanes.flatMap(({ simulation }) => simulation.result().calls);
  let value = 0;
  let mustRunLate = 0;
  const done = new Set<string>();
  for (const { program, arrivedAt, finishedAt } of ended) {
    const agent = agents.get(program.ownerPath.at(-1) ?? '');
    if (agent === undefined || finishedAt > horizonMs) continue;
    const ageMs = Math.round(finishedAt - arrivedAt);
    value += valueOfRequest(agent, program, ageMs);
    done.add(program.id);
    if (agent.isMustRun && ageMs > mustRunDeadlineMs) mustRunLate += 1;
  }
  const mustRun = programs.filter(
    ({ ownerPath, arrivesAt }) =>
      agents.get(ownerPath.at(-1) ?? '')?.isMustRun === true && arrivesAt + mustRunDeadlineMs < horizonMs,
  );
  const offered = programs.reduce((sum, program) => {
    const agent = agents.get(program.ownerPath.at(-1) ?? '');
    return agent === undefined ? sum : sum + valueOfRequest(agent, program, 0);
  }, 0);
  const millijoules = lanes.reduce((sum, { meter }) => sum + meter.millijoules.reduce((all, each) => all + each, 0), 0);
  const overCap = cut === undefined ? [] : lanes.flatMap((lane) => cutIntervals(lane, cut));
  const inCut = (at: number): boolean => cut !== undefined && at >= cut.fromMs && at < cut.untilMs;
  return {
    value,
    energyCost: costOfEnergy(millijoules, energy),
    wear: lanes.reduce((sum, { pool, meter }) => sum + meter.slotSeconds * pool.wearPerSlotSecond, 0),
    millijoules,
    mustRunCalls: mustRun.length,
    mustRunLate: mustRunLate + mustRun.filter(({ id }) => !done.has(id)).length,
    intervalsOverCap: overCap.filter(Boolean).length,
    intervalsOfCut: overCap.length,
    finishedShareOfValue: value / offered,
    meanPriceBefore: mean(
      prices.filter(({ now }) => cut !== undefined && now < cut.announcedAtMs).map(({ price }) => price),
    ),
    meanPriceInCut: mean(prices.filter(({ now }) => inCut(now)).map(({ price }) => price)),
  };
}

function cutIntervals({ pool, meter }: Lane, cut: PowerCut): readonly boolean[] {
  const most = (limitIn(cut, pool) * intervalMs) / 1_000;
  return meter.millijoules.slice(cut.fromMs / intervalMs, cut.untilMs / intervalMs).map((each) => each > most);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
