/**
 * Shares an amount out by weights, whole and without a rest: what rounding leaves goes to the largest remainders, of equal ones to the
 * first name. Nobody gets anything when nobody weighs anything.
 */
export function shareByWeight(amount: bigint, weights: Readonly<Record<string, bigint>>): Record<string, bigint> {
  const names = Object.keys(weights).toSorted();
  const total = names.reduce((sum, name) => sum + (weights[name] ?? 0n), 0n);
  if (total <= 0n) return {};
  const shares = names.map((name) => {
    const exact = amount * (weights[name] ?? 0n);
    return { name, share: exact / total, remainder: exact % total };
  });
  let left = amount - shares.reduce((sum, { share }) => sum + share, 0n);
  const byRemainder = shares.toSorted((one, other) =>
    one.remainder === other.remainder ? 0 : one.remainder > other.remainder ? -1 : 1,
  );
  const shared: Record<string, bigint> = {};
  for (const { name, share } of byRemainder) {
    shared[name] = left > 0n ? share + 1n : share;
    if (left > 0n) left -= 1n;
  }
  return shared;
}
