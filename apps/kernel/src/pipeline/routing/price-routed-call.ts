import type { DirectoryModel } from '../../directory/index.ts';
import type { RequestFacts } from '../call.ts';
import { priceCall, type Pricing } from '../price.ts';
import type { RoutedCall } from './routed-call.ts';

/**
 * Step 4, price, for a call that may go to several models: priced as the first, with the worst case of the dearest held, so that a fallback
 * never costs more than was reserved. Null when one of them has no price: its worst case is not known.
 */
export function priceRoutedCall(
  routed: RoutedCall,
  model: DirectoryModel,
  facts: RequestFacts,
  bodyBytes: number,
  receivedAtMs: number,
): Pricing {
  const own = priceCall(model, facts, bodyBytes, receivedAtMs);
  let { reservedNanoUsd, maxOutputTokens, chargedToolUsesMax, energyMillijoulesMax } = own;
  for (const candidate of routed.asked) {
    const other = priceCall(candidate.model, facts, bodyBytes, receivedAtMs);
    maxOutputTokens = Math.max(maxOutputTokens, other.maxOutputTokens);
    chargedToolUsesMax = Math.max(chargedToolUsesMax, other.chargedToolUsesMax);
    energyMillijoulesMax = Math.max(energyMillijoulesMax, other.energyMillijoulesMax);
    if (reservedNanoUsd === null) continue;
    const { reservedNanoUsd: held } = other;
    reservedNanoUsd = held === null || held > reservedNanoUsd ? held : reservedNanoUsd;
  }
  return { ...own, reservedNanoUsd, maxOutputTokens, chargedToolUsesMax, energyMillijoulesMax };
}
