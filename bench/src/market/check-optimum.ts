import { clearRound, type MarketRound } from '@agent-os/core/market';
import type { LinearModel, LinearSolver } from './linear-optimum.ts';
import { type MarketWorkload, slotsOfStep, stepFractions, stepValue } from './market-workload.ts';

/** All rounds of a workload as one linear program: what no market can exceed, even one that knows the future. */
export function cumulativeOptimum(solve: LinearSolver, { urgency, capacity }: MarketWorkload): number {
  const columns: LinearModel['columns'][number][] = [];
  const rows = urgency.map((worth): LinearModel['rows'][number] => {
    const terms: LinearModel['rows'][number]['terms'][number][] = [];
    for (const value of worth) {
      for (const step of stepFractions.keys()) {
        terms.push({ column: columns.length, use: 1 });
        columns.push({ value: stepValue(value, step), range: slotsOfStep });
      }
    }
    return { limit: capacity, terms };
  });
  return solve({ columns, rows });
}

/**
 * What a cleared round is worth by its bids, less the cost of supply, as a share of the linear optimum, which may cut slots in pieces.
 */
export function efficiencyOfRound(solve: LinearSolver, round: MarketRound): number {
  const result = clearRound(round);
  const [pool] = round.pools;
  if (!pool) throw new Error('A round to check needs a pool.');
  const columns: LinearModel['columns'][number][] = [];
  const slots: LinearModel['rows'][number]['terms'][number][] = [];
  const tokens: LinearModel['rows'][number]['terms'][number][] = [];
  const power: LinearModel['rows'][number]['terms'][number][] = [];
  let achieved = 0;
  for (const [index, bid] of round.bids.entries()) {
    let granted = result.bids[index]?.slots ?? 0;
    for (const step of bid.steps) {
      const used = Math.min(granted, step.slots);
      granted -= used;
      achieved += used * step.price;
      slots.push({ column: columns.length, use: 1 });
      tokens.push({ column: columns.length, use: bid.use.tokensPerSecond });
      power.push({ column: columns.length, use: bid.use.milliwatts });
      columns.push({ value: step.price, range: step.slots });
    }
  }
  let supplied = result.pools[0]?.load.slots ?? 0;
  for (const step of pool.supply.toSorted((left, right) => left.price - right.price)) {
    const used = Math.min(supplied, step.slots);
    supplied -= used;
    achieved -= used * step.price;
    slots.push({ column: columns.length, use: -1 });
    columns.push({ value: -step.price, range: step.slots });
  }
  const { tokensPerSecond, milliwatts } = pool.limits;
  const rows = [
    { limit: 0, terms: slots },
    ...(pool.limits.slots === null ? [] : [{ limit: pool.limits.slots, terms: slots.filter(({ use }) => use > 0) }]),
    ...(tokensPerSecond === null ? [] : [{ limit: tokensPerSecond, terms: tokens }]),
    ...(milliwatts === null ? [] : [{ limit: milliwatts, terms: power }]),
  ];
  return achieved / solve({ columns, rows });
}
