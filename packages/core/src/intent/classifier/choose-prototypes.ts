import type { SentenceExample } from './intent-example.ts';

/**
 * Examples that stand for all of a class: one after the other the one by which the most others gain an example they are like
 * (greedy facility location). The same for the same order.
 */
export function choosePrototypes(examples: readonly SentenceExample[], most: number): readonly SentenceExample[] {
  const chosen: SentenceExample[] = [];
  const nearest = new Float64Array(examples.length);
  const likeness = examples.map((one) => Float32Array.from(examples, (other) => likenessOf(one.vector, other.vector)));
  while (chosen.length < Math.min(most, examples.length)) {
    const gains = examples.map((example, index) =>
      chosen.includes(example)
        ? -1
        : (likeness[index]?.reduce((sum, like, at) => sum + Math.max(0, like - (nearest[at] ?? 0)), 0) ?? 0),
    );
    const best = gains.indexOf(Math.max(...gains));
    const found = examples[best];
    if (found === undefined) break;
    chosen.push(found);
    likeness[best]?.forEach((like, at) => {
      nearest[at] = Math.max(nearest[at] ?? 0, like);
    });
  }
  return chosen;
}

/** Cosine of two vectors of length 1. */
export function likenessOf(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
