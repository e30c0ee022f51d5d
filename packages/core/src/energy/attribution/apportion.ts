export interface Weighted {
  /** Distinct. Decides between equal remainders, so that the order of what is given does not. */
  readonly key: string;
  readonly weight: bigint;
}

/**
 * Shares a total by weights so that the parts sum to it exactly: each gets the whole part of its due, and what is left goes one by
 * one to the largest remainders (Hamilton's method).
 * @returns parts by key; empty when no weight is above 0
 */
export function apportion(total: bigint, shares: readonly Weighted[]): Map<string, bigint> {
  const weighty = shares.filter(({ weight }) => weight > 0n);
  const sum = weighty.reduce((all, { weight }) => all + weight, 0n);
  if (sum === 0n || total < 0n) return new Map();
  const dues = weighty.map(({ key, weight }) => ({
    key,
    part: (total * weight) / sum,
    remainder: (total * weight) % sum,
  }));
  let left = total - dues.reduce((all, { part }) => all + part, 0n);
  const parts = new Map(dues.map(({ key, part }) => [key, part]));
  for (const { key, part } of dues.toSorted(byRemainder)) {
    if (left === 0n) break;
    parts.set(key, part + 1n);
    left -= 1n;
  }
  return parts;
}

function byRemainder(
  one: { readonly key: string; readonly remainder: bigint },
  other: { readonly key: string; readonly remainder: bigint },
): number {
  if (one.remainder !== other.remainder) return one.remainder > other.remainder ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}
