import type { CarbonIntensity } from '../carbon/index.ts';
import type { DatedEnergyFigure, EnergyFigure } from './energy-figure.ts';
import { energyRates, type EnergyRates } from './energy-rates.ts';

/** What a model's calls are reckoned by from a moment on. */
export interface EnergyTerms {
  readonly fromMs: number;
  readonly rates: EnergyRates;
  readonly intensity: CarbonIntensity;
}

/**
 * A model's figures and those of its grid, each with its dates, as one row of terms in the order of time.
 * @param initial holds until the first dated figure
 * @param grid in force from `fromMs` on, whatever their order
 */
export function energyTerms(
  initial: EnergyFigure,
  dated: readonly DatedEnergyFigure[],
  ground: CarbonIntensity,
  grid: readonly CarbonIntensity[],
): readonly EnergyTerms[] {
  const figures = dated.toSorted((a, b) => a.effectiveFromMs - b.effectiveFromMs);
  const intensities = grid.toSorted((a, b) => a.effectiveFromMs - b.effectiveFromMs);
  const begins = [...new Set([0, ...[...figures, ...intensities].map(({ effectiveFromMs }) => effectiveFromMs)])];
  return begins
    .toSorted((a, b) => a - b)
    .map((fromMs) => ({
      fromMs,
      rates: energyRates(figures.findLast((each) => each.effectiveFromMs <= fromMs) ?? initial),
      intensity: intensities.findLast((each) => each.effectiveFromMs <= fromMs) ?? ground,
    }));
}

/** Those in force at a moment: the last that begin no later. @param terms in the order of time */
export function termsInForce<Terms extends EnergyTerms>(terms: readonly Terms[], atMs: number): Terms | undefined {
  return terms.findLast(({ fromMs }) => fromMs <= atMs);
}
