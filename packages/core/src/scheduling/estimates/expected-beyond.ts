/** Deviations below the median: a quantity that exceeds so little is not known to be any larger. */
const noNews = -6;
/** From here on the series would lose its precision; the continued fraction has gained it. */
const farOut = 3;
const terms = 60;

/**
 * The mean of a lognormal quantity that is known to exceed `past`, from its median and the deviation of its logarithm, all positive. It is
 * always greater than `past` and grows with it. Written as a ratio of two Mills ratios, it needs no probabilities, which vanish far out.
 */
export function expectedBeyond(median: number, logDeviation: number, past: number): number {
  const score = Math.log(past / median) / logDeviation;
  if (score < noNews) return median * Math.exp(logDeviation ** 2 / 2);
  return (past * millsRatio(score - logDeviation)) / millsRatio(score);
}

/** What a standard normal distribution has above `score`, by its density there. */
function millsRatio(score: number): number {
  return score < farOut ? millsBySeries(score) : millsByFraction(score);
}

/** Half of the whole less the part from 0 to `score`, whose series is score + score³/3 + score⁵/(3·5) + … times the density. */
function millsBySeries(score: number): number {
  let term = score;
  let sum = term;
  for (let factor = 3; factor < 2 * terms; factor += 2) {
    term *= score ** 2 / factor;
    sum += term;
  }
  return Math.sqrt(Math.PI / 2) * Math.exp(score ** 2 / 2) - sum;
}

/** Laplace: 1 / (score + 1 / (score + 2 / (score + 3 / …))), from the inside out. */
function millsByFraction(score: number): number {
  let denominator = score;
  for (let numerator = terms; numerator >= 1; numerator -= 1) denominator = score + numerator / denominator;
  return 1 / denominator;
}
