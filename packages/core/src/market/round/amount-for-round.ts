/** What so many micro-credits a second come to in a round, rounded down: nobody pays more than was bid. Exact beyond 2^53. */
export function amountForRound(microCreditsPerSecond: number, roundMs: number): number {
  const product = microCreditsPerSecond * roundMs;
  if (Number.isSafeInteger(product)) return (product - (product % 1000)) / 1000;
  return Number((BigInt(microCreditsPerSecond) * BigInt(roundMs)) / 1000n);
}
