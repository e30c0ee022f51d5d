/** A live instance of an agent. */
export interface LiveInstance {
  readonly name: string;
  /** Epoch ms. */
  readonly firstSeenAtMs: number;
  readonly running: number;
}

/**
 * Which instances take no more tasks, so that `desired` are left: idle ones first, then the newest, whose caches are the
 * coldest. Names break ties, so that every kernel chooses the same.
 */
export function chooseDraining(instances: readonly LiveInstance[], desired: number): ReadonlySet<string> {
  const keptFirst = instances.toSorted(
    (one, other) =>
      Number(other.running > 0) - Number(one.running > 0) ||
      one.firstSeenAtMs - other.firstSeenAtMs ||
      (one.name < other.name ? -1 : 1),
  );
  return new Set(keptFirst.slice(desired).map(({ name }) => name));
}
