import { formatCount, formatQuantity } from '@/format/index.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;

/** How far back kept rounds are looked at, from the last. */
export const roundSpans = [
  { value: String(10 * minuteMs), name: '10 min', words: 'the last 10 minutes' },
  { value: String(hourMs), name: '1 h', words: 'the last hour' },
  { value: String(6 * hourMs), name: '6 h', words: 'the last 6 hours' },
  { value: String(24 * hourMs), name: '1 day', words: 'the last day' },
] as const;

export type RoundSpan = (typeof roundSpans)[number]['value'];

export const firstSpan: RoundSpan = roundSpans[0].value;

export interface LookedAt {
  readonly spanRounds: number;
  readonly rounds: number;
  readonly leftOut: number;
}

/** `All 540 rounds of the span.`, `600 of 43,210 rounds: stretches of rounds in a row, evenly spread over the span.` */
export function lookedWords({ spanRounds, rounds, leftOut }: LookedAt): string {
  const looked =
    rounds === spanRounds
      ? `All ${formatQuantity(rounds, 'round')} of the span.`
      : `${formatCount(rounds)} of ${formatQuantity(spanRounds, 'round')}: stretches of rounds in a row, evenly spread over the span; sums are of these.`;
  return leftOut === 0
    ? looked
    : `${looked} ${formatCount(leftOut)} of them are left out: they were kept before credits were noted with rounds.`;
}
