import type { SeededRandom } from './random.ts';

/** Exponential with the given mean; always positive. */
export function drawExponential(random: SeededRandom, mean: number): number {
  return -mean * Math.log(1 - random.next());
}

/** Standard normal (Box and Muller; one of the two values is used, so that a draw costs two uniforms always). */
export function drawNormal(random: SeededRandom): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** Lognormal: `exp(logMean + logDeviation · z)`; its median is `exp(logMean)`. */
export function drawLognormal(random: SeededRandom, logMean: number, logDeviation: number): number {
  return Math.exp(logMean + logDeviation * drawNormal(random));
}

/** Gamma of the given shape and mean (Marsaglia and Tsang 2000, with their boost for shapes below one). */
export function drawGamma(random: SeededRandom, shape: number, mean: number): number {
  const scale = mean / shape;
  if (shape < 1) {
    const boost = (1 - random.next()) ** (1 / shape);
    return drawGammaFromOne(random, shape + 1) * boost * scale;
  }
  return drawGammaFromOne(random, shape) * scale;
}

function drawGammaFromOne(random: SeededRandom, shape: number): number {
  const offset = shape - 1 / 3;
  const factor = 1 / Math.sqrt(9 * offset);
  for (;;) {
    const normal = drawNormal(random);
    const cubed = (1 + factor * normal) ** 3;
    const uniform = 1 - random.next();
    if (cubed > 0 && Math.log(uniform) < normal ** 2 / 2 + offset * (1 - cubed + Math.log(cubed))) {
      return offset * cubed;
    }
  }
}

/** Pareto with least value 1 and the given tail index. */
export function drawPareto(random: SeededRandom, tailIndex: number): number {
  return (1 - random.next()) ** (-1 / tailIndex);
}

/** An index of `weights`, chosen in proportion to them. Weights are not negative and not all zero. */
export function drawIndex(random: SeededRandom, weights: readonly number[]): number {
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
