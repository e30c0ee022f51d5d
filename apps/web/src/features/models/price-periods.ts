interface Dated {
  readonly effectiveFrom: number;
}

export interface PricePeriod<Price extends Dated> {
  readonly price: Price;
  /** The one it took the place of; undefined for the first. */
  readonly before: Price | undefined;
  /** When the next one took or takes its place; undefined for the last. */
  readonly until: number | undefined;
  readonly when: 'past' | 'now' | 'to come';
}

/** A model's prices, the latest first, each with the one before it and the time that it counts. */
export function pricePeriods<Price extends Dated>(prices: readonly Price[], nowMs: number): PricePeriod<Price>[] {
  const ordered = prices.toSorted((one, other) => other.effectiveFrom - one.effectiveFrom);
  const inForce = ordered.findIndex(({ effectiveFrom }) => effectiveFrom <= nowMs);
  return ordered.map((price, index) => ({
    price,
    before: ordered[index + 1],
    until: ordered[index - 1]?.effectiveFrom,
    when: index === inForce ? 'now' : inForce === -1 || index < inForce ? 'to come' : 'past',
  }));
}
