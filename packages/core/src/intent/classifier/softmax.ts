/** Probabilities from log2 odds. */
export function softmax(odds: Float64Array | readonly number[], temperature: number): number[] {
  const bits = [...odds];
  const largest = Math.max(...bits);
  const shares = bits.map((value) => 2 ** ((value - largest) / temperature));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
