import { nothing } from './nothing.ts';

const whole = new Intl.NumberFormat('en-GB');

/** `6,912` */
export function formatCount(count: number | null): string {
  return count === null ? nothing : whole.format(count);
}

/** `6,912`, then `12.9 k` from ten thousand and `611.4 M` from a million. */
export function formatSummaryCount(count: number | null): string {
  if (count === null) return nothing;
  if (Math.abs(count) >= 999_950_000) return `${(count / 1_000_000_000).toFixed(1)} G`;
  if (Math.abs(count) >= 999_950) return `${(count / 1_000_000).toFixed(1)} M`;
  if (Math.abs(count) >= 10_000) return `${(count / 1000).toFixed(1)} k`;
  return whole.format(count);
}

/** A number and its noun: `1 call`, `12 calls`. */
export function formatQuantity(count: number, singular: string, plural = `${singular}s`): string {
  return `${whole.format(count)} ${count === 1 ? singular : plural}`;
}

/** `6,912 / 412`: tokens in and out; a side that is not known is a dash. */
export function formatTokenPair(input: number | null, output: number | null): string {
  return `${formatCount(input)} / ${formatCount(output)}`;
}
