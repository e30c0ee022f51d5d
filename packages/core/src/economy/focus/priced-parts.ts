import type { FocusRate } from './focus-charge.ts';

/** What a class came to in an hour, or that much of it as was charged at one rate. */
export interface PricedPart {
  readonly quantity: bigint;
  readonly costNanoUsd: bigint;
  /** Nano-USD for a million, before discounts. */
  readonly listNanoUsd: bigint;
  /** The same after them, in `contractedScale` decimals of a nano-USD. */
  readonly contracted: bigint;
  /** The list price's part that was paid; null where no single rate says it. */
  readonly paidPercent: bigint | null;
}

export interface ChargedClass {
  readonly quantity: bigint;
  readonly costNanoUsd: bigint;
  /** How many calls it may be of, whose costs are rounded one by one. */
  readonly calls: bigint;
}

/** Decimals of a contracted rate: enough for a hundredth of a list price, and for an average that gives the cost to a few nano-USD. */
export const contractedScale = 6;
const nanoScale = 10n ** BigInt(contractedScale);
const unitsPerPrice = 1_000_000n;

interface Rate {
  readonly listNanoUsd: bigint;
  readonly paidPercent: bigint;
  readonly contracted: bigint;
}

/**
 * What was charged at which rate, so that quantity times contracted rate is the cost. The sums by hour do not say it, but two rates and a
 * cost do: one rate that explains the cost takes all of it; else the two nearest above and below it share it, to the unit. Where neither
 * does, the rate is the cost's average. Parts add up to the class's quantity and cost.
 * @param rates at least one
 */
export function pricedParts(charged: ChargedClass, rates: readonly [FocusRate, ...FocusRate[]]): readonly PricedPart[] {
  const { quantity, costNanoUsd, calls } = charged;
  const cost = costNanoUsd * unitsPerPrice * nanoScale;
  const off = ({ contracted }: Rate): bigint => absolute(contracted * quantity - cost);
  const [first, ...others] = [rateOf(rates[0]), ...rates.slice(1).map(rateOf)] as const;
  const nearest = others.reduce((best, rate) => (off(rate) < off(best) ? rate : best), first);
  // A call's part of the class is less than a nano-USD off, and takes one of it at least.
  const roundings = calls < quantity ? calls : quantity;
  if (off(nearest) <= roundings * unitsPerPrice * nanoScale) return [{ ...nearest, quantity, costNanoUsd }];

  const below = [first, ...others].filter(({ contracted }) => contracted * quantity < cost);
  const above = [first, ...others].filter(({ contracted }) => contracted * quantity > cost);
  const low = below.reduce<Rate | undefined>((best, rate) => (best && off(best) <= off(rate) ? best : rate), undefined);
  const high = above.reduce<Rate | undefined>(
    (best, rate) => (best && off(best) <= off(rate) ? best : rate),
    undefined,
  );
  if (low === undefined || high === undefined) {
    const average = roundedDivision(cost, quantity);
    return [{ quantity, costNanoUsd, listNanoUsd: nearest.listNanoUsd, contracted: average, paidPercent: null }];
  }
  return shared(charged, low, high);
}

function shared({ quantity, costNanoUsd }: ChargedClass, low: Rate, high: Rate): readonly PricedPart[] {
  const beyond = costNanoUsd * unitsPerPrice * nanoScale - low.contracted * quantity;
  const solved = roundedDivision(beyond, high.contracted - low.contracted);
  const quantityHigh = solved < 1n ? 1n : solved;
  const quantityLow = quantity - quantityHigh;
  if (quantityLow <= 0n) return [{ ...high, quantity, costNanoUsd }];
  const costLow = roundedDivision(low.contracted * quantityLow, unitsPerPrice * nanoScale);
  return [
    { ...high, quantity: quantityHigh, costNanoUsd: costNanoUsd - costLow },
    { ...low, quantity: quantityLow, costNanoUsd: costLow },
  ];
}

function rateOf({ listNanoUsd, paidPercent }: FocusRate): Rate {
  return { listNanoUsd, paidPercent, contracted: (listNanoUsd * paidPercent * nanoScale) / 100n };
}

/** Half up, of what is not below nothing. */
function roundedDivision(dividend: bigint, divisor: bigint): bigint {
  return (dividend * 2n + divisor) / (divisor * 2n);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
