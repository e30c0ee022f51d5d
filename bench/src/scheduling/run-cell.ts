import {
  aloneMs,
  makespanBoundMs,
  meanCompletionBoundMs,
  model8bOnH100,
  type Program,
  simulatePool,
} from '@agent-os/core/sim';
import { quantileOfSorted } from '../report/index.ts';
import type { Contender } from './contenders.ts';

/** One contender on one workload, load and seed; virtual time in milliseconds. */
export interface CellOutcome {
  readonly meanCompletionMs: number;
  /** Completion by the time alone, over programs. */
  readonly p95Slowdown: number;
  readonly p99WaitMs: number;
  readonly makespanMs: number;
}

export interface CellBounds {
  readonly meanCompletionMs: number;
  readonly makespanMs: number;
}

const profile = model8bOnH100;

export function runCell(
  contender: Contender,
  programs: readonly Program[],
  seed: number,
  singleCalls: boolean,
): CellOutcome {
  const result = simulatePool({
    profile,
    programs,
    scheduler: contender.createScheduler(profile),
    estimator: contender.createEstimator(profile, seed, singleCalls),
  });
  const lost = programs.length - result.programs.length;
  if (lost > 0) throw new Error(`${contender.name} lost ${lost} of ${programs.length} programs.`);
  const completionsMs = result.programs.map(({ program, finishedAt }) => finishedAt - program.arrivesAt);
  const slowdowns = result.programs.map(
    ({ program, finishedAt }) => (finishedAt - program.arrivesAt) / aloneMs(profile, program),
  );
  const waitsMs = result.calls.map(({ waitedMs }) => waitedMs);
  return {
    meanCompletionMs: completionsMs.reduce((sum, value) => sum + value, 0) / completionsMs.length,
    p95Slowdown: quantileOf(slowdowns, 0.95),
    p99WaitMs: quantileOf(waitsMs, 0.99),
    makespanMs: result.endedAt,
  };
}

export function boundsOf(programs: readonly Program[]): CellBounds {
  return {
    meanCompletionMs: meanCompletionBoundMs(profile, programs),
    makespanMs: makespanBoundMs(profile, programs),
  };
}

function quantileOf(values: readonly number[], fraction: number): number {
  return quantileOfSorted(
    values.toSorted((left, right) => left - right),
    fraction,
  );
}
