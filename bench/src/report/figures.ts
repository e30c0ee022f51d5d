import { median, spreadOf, type Spread } from './statistics.ts';

/** What a figure has to reach. */
export interface Target {
  readonly comparison: '<=' | '>=' | '=';
  readonly bound: number;
}

/**
 * One line of a bench's result. `value` is null when the run did not measure it. `pass` is null without a target,
 * and false for a target that was not measured: a missing proof is a missed target.
 */
export interface Figure {
  readonly value: number | null;
  readonly unit: string;
  readonly target: string | null;
  readonly pass: boolean | null;
  readonly spread: Spread | null;
  /** Of the mean over seeds, for figures that have one. */
  readonly confidence95?: Spread;
}

export type Figures = Record<string, Figure>;

/** Whether a measured value reaches its target. NaN reaches none. */
export function meetsTarget(value: number, target: Target): boolean {
  if (target.comparison === '<=') return value <= target.bound;
  if (target.comparison === '>=') return value >= target.bound;
  return value === target.bound;
}

/** A figure from one value a round: their median, judged unrounded, with their range. Rounds without a finite value count as unmeasured. */
export function figureOfRounds(perRound: readonly number[], unit: string, target?: Target): Figure {
  const complete = perRound.length > 0 && perRound.every((value) => Number.isFinite(value));
  const value = complete ? median(perRound) : null;
  const spread = complete ? spreadOf(perRound) : null;
  return {
    value: value === null ? null : roundForReading(value),
    unit,
    target: target ? `${target.comparison} ${target.bound}` : null,
    pass: target ? value !== null && meetsTarget(value, target) : null,
    spread: spread && { min: roundForReading(spread.min), max: roundForReading(spread.max) },
  };
}

/** A figure that is one total, such as a count of failures. */
export function figureOfTotal(total: number | null, unit: string, target?: Target): Figure {
  return { ...figureOfRounds(total === null ? [] : [total], unit, target), spread: null };
}

/** The keys of targets that were missed or not measured. */
export function missedTargets(figures: Figures): string[] {
  return Object.entries(figures)
    .filter(([, figure]) => figure.pass === false)
    .map(([key]) => key);
}

function roundForReading(value: number): number {
  return Number(value.toPrecision(5));
}
