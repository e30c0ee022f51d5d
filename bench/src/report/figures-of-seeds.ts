import { type Figure, figureOfRounds, type Target } from './figures.ts';

/** Two-sided 95 % quantiles of Student's t for 1, 2, … degrees of freedom; beyond the last the normal one is close enough. */
const studentT = [
  12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26, 2.23, 2.2, 2.18, 2.16, 2.14, 2.13, 2.12, 2.11, 2.1, 2.09,
];

/**
 * A figure from one value a seed, with the 95 % confidence interval of its mean. The mean is what is judged: seeds differ by chance, not by
 * disturbance, so nothing speaks for the median.
 */
export function figureOfSeeds(perSeed: readonly number[], unit: string, target?: Target): Figure {
  const mean = perSeed.reduce((sum, value) => sum + value, 0) / perSeed.length;
  const { spread } = figureOfRounds(perSeed, unit);
  const figure = figureOfRounds(perSeed.length === 0 ? [] : [mean], unit, target);
  if (perSeed.length < 2) return { ...figure, spread };
  const variance = perSeed.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (perSeed.length - 1);
  const half = (studentT[perSeed.length - 2] ?? 1.96) * Math.sqrt(variance / perSeed.length);
  const round = (value: number): number => Number(value.toPrecision(5));
  return { ...figure, spread, confidence95: { min: round(mean - half), max: round(mean + half) } };
}
