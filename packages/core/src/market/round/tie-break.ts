/** Micro-credits. */
export const largestTieBreak = 0.2;

/**
 * What a bid is worth to the solver: its price and up to ± `largestTieBreak` by what it is, so that bids that differ never tie and the
 * simplex method cannot go in circles. Prices are whole, therefore no order of bids changes, and `priceOfWorth` takes it out again.
 *
 * @param hash Of the bid (`hashOfColumn`).
 */
export function worthOf(price: number, hash: number): number {
  const tieBreak = (hash / 2 ** 32) * (2 * largestTieBreak) - largestTieBreak;
  return price + tieBreak;
}

export function priceOfWorth(worth: number): number {
  return Math.round(worth);
}

/** 32 bits of what a column is worth and uses; its place plays no part. */
export function hashOfColumn(price: number, tokensPerSecond: number, milliwatts: number): number {
  let hash = Math.imul(price | 0, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15) ^ (tokensPerSecond | 0), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15) ^ (milliwatts | 0), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}
