/** Vectors of one length, row after row, and the class of each. */
interface LabelledVectors {
  readonly rows: Float64Array;
  readonly dimensions: number;
  /** Index of the class, one a row. */
  readonly labels: readonly number[];
}

/** On the sum of losses: found by 40 splits of the starter examples (docs/decisions/0009). */
const penalty = 0.1;
/** Further ones fit the examples better and held-out texts no better. */
const steps = 100;

/**
 * Multinomial logistic regression on vectors of length 1 at most, by Nesterov's accelerated gradient on all rows at once: nothing is
 * drawn by lot. The step is the inverse of a bound on the curvature, so that it settles whatever the vectors are. Answers in nats,
 * class after class, `dimensions` weights and what the class has without a vector.
 */
export function learnLogistic({ rows, dimensions, labels }: LabelledVectors, classes: number): Float64Array {
  const width = dimensions + 1;
  const count = labels.length;
  let weights = new Float64Array(classes * width);
  let ahead = weights;
  const rate = 1 / (1 + penalty / count);
  for (let step = 1; step <= steps; step += 1) {
    const slope = slopeAt(ahead, { rows, dimensions, labels }, classes);
    const momentum = (step - 1) / (step + 2);
    const next = new Float64Array(weights.length);
    const nextAhead = new Float64Array(weights.length);
    for (let at = 0; at < next.length; at += 1) {
      const isBias = at % width === dimensions;
      const pull = isBias ? 0 : penalty * (ahead[at] ?? 0);
      next[at] = (ahead[at] ?? 0) - (rate / count) * ((slope[at] ?? 0) + pull);
      nextAhead[at] = (next[at] ?? 0) + momentum * ((next[at] ?? 0) - (weights[at] ?? 0));
    }
    weights = next;
    ahead = nextAhead;
  }
  return weights;
}

function slopeAt(weights: Float64Array, { rows, dimensions, labels }: LabelledVectors, classes: number): Float64Array {
  const width = dimensions + 1;
  const slope = new Float64Array(weights.length);
  const odds = new Float64Array(classes);
  labels.forEach((label, row) => {
    const vector = rows.subarray(row * dimensions, (row + 1) * dimensions);
    for (let one = 0; one < classes; one += 1) odds[one] = oddsOf(weights, vector, one);
    const largest = odds.reduce((most, value) => Math.max(most, value));
    const shares = odds.map((value) => Math.exp(value - largest));
    const total = shares.reduce((sum, share) => sum + share, 0);
    for (let one = 0; one < classes; one += 1) {
      const error = (shares[one] ?? 0) / total - (one === label ? 1 : 0);
      const start = one * width;
      for (let at = 0; at < dimensions; at += 1) {
        slope[start + at] = (slope[start + at] ?? 0) + error * (vector[at] ?? 0);
      }
      slope[start + dimensions] = (slope[start + dimensions] ?? 0) + error;
    }
  });
  return slope;
}

/** What the weights of a class say of a vector, in their own unit. */
export function oddsOf(weights: Float64Array, vector: Float64Array | Float32Array, one: number): number {
  const start = one * (vector.length + 1);
  let sum = weights[start + vector.length] ?? 0;
  for (let at = 0; at < vector.length; at += 1) sum += (weights[start + at] ?? 0) * (vector[at] ?? 0);
  return sum;
}
