import { divideRounded } from './divide-rounded.ts';
import { rateScale, type ExchangeRate } from './exchange-rate.ts';

const nanoPerUsd = 1_000_000_000n;

/**
 * An amount of nano-USD in a currency, in units of its last decimal: with two decimals, in cents. Rounded once, to the
 * nearest and halves away from zero, so that an amount and its negative stay each other's. For display: what is rounded
 * is not added up.
 */
export function convertNanoUsd(nanoUsd: bigint, rate: ExchangeRate, decimals: number): bigint {
  return divideRounded(nanoUsd * rate * 10n ** BigInt(decimals), nanoPerUsd * rateScale);
}
