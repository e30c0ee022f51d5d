import { formatDuration } from '@/format/index.ts';
import { formatCredits } from '../format-credits.ts';
import type { MarketBid } from '../market-types.ts';

export const decayNames: Readonly<Record<MarketBid['decay'], string>> = {
  constant: 'does not fall',
  linear: 'falls evenly to nothing',
  step: 'is lost at once',
  exponential: 'halves, again and again',
};

/** How what a task is worth falls while it waits, in a line: `falls evenly to nothing, in 60.0 s`. */
export function describeDecay({ decay, decayMs }: Pick<MarketBid, 'decay' | 'decayMs'>): string {
  if (decayMs === null) return decayNames[decay];
  return `${decayNames[decay]}, ${decay === 'exponential' ? 'every' : 'in'} ${formatDuration(decayMs * 1000)}`;
}

/** Where between cheap and fast an agent stands: 0 is as cheap as possible. */
export function describeSpeed(speed: number): string {
  if (speed === 0) return 'as cheap as possible';
  return speed === 100 ? 'as fast as possible' : `${speed} of 100 towards fast`;
}

export function describeValue({ value }: Pick<MarketBid, 'value'>): string {
  return `${formatCredits(value)} credits for a slot-second`;
}
