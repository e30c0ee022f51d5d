import { formatCount } from '@/format/index.ts';
import type { MarketResource } from './market-types.ts';

/** What a pool has only so much of, as short as a table wants it. */
export const resourceNames: Readonly<Record<MarketResource, string>> = {
  slots: 'slots',
  tokensPerSecond: 'tok/s',
  milliwatts: 'kW',
};

/** `64 slots`, `3,200 tok/s`, `3.42 kW`. */
export function formatResource(amount: number, resource: MarketResource): string {
  const figure = resource === 'milliwatts' ? (amount / 1_000_000).toFixed(2) : formatCount(amount);
  return `${figure} ${resourceNames[resource]}`;
}
