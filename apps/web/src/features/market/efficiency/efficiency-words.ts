import { formatShare } from '@/format/index.ts';
import type { MarketEfficiency, MarketRound } from '../market-types.ts';

/** A part of the best; null where there was nothing to win. */
export function efficiencyOf({ worth, best }: MarketEfficiency['byValue']): number | null {
  return best <= 0 ? null : worth / best;
}

/** ` Of the most that could be served: 96.4 % by value, 100.0 % by bid.`; nothing of a round in which nothing could be won. */
export function efficiencyWords(efficiency: MarketRound['efficiency']): string {
  if (efficiency === null) return '';
  const [byValue, byBid] = [efficiency.byValue && efficiencyOf(efficiency.byValue), efficiencyOf(efficiency.byBid)];
  const parts = [
    ...(byValue === null ? [] : [`${formatShare(byValue)} by value`]),
    ...(byBid === null ? [] : [`${formatShare(byBid)} by bid`]),
  ];
  return parts.length === 0 ? '' : ` Of the most that could be served: ${parts.join(', ')}.`;
}
