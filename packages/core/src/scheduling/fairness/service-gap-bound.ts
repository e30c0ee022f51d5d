/** What a token costs, as the Virtual Token Counter counts it: w_p and w_q. */
export interface TokenWeights {
  readonly input: number;
  readonly output: number;
}

/**
 * How far the weighted services of two owners that both wait may drift apart under VTC (OSDI'24, theorem 4.4):
 * 2 · max(w_p · L_in, w_q · M), in weighted tokens of an owner of weight 1.
 *
 * @param longestInput L_in: tokens of the longest prompt
 * @param runningTokens M: tokens of all calls that run at once, at most
 */
export function serviceGapBound({ input, output }: TokenWeights, longestInput: number, runningTokens: number): number {
  return 2 * Math.max(input * longestInput, output * runningTokens);
}
