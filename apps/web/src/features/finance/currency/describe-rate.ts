import { formatDate } from '@/format/index.ts';
import type { PeriodRate } from '../finance-types.ts';

/** Days from which rates hold that are named one by one. */
const namedMost = 3;

/** `16,843.1234567891` of `16843.1234567891`, with every digit. */
function grouped(perUsd: string): string {
  const [whole = '', fraction] = perUsd.split('.');
  const thousands = BigInt(whole).toLocaleString('en-GB');
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

/** `1 Nov 2026` of `2026-11-01`. */
const dayName = (day: string) => formatDate(Date.parse(`${day}T00:00:00Z`), 'UTC');

/** At what an amount is shown: `in EUR at 0.92 from 1 Nov 2026`; of several rates, that it is their mean. */
export function describeRate(currency: string, { perUsd, parts }: NonNullable<PeriodRate['rate']>): string {
  const [only, ...others] = parts;
  if (others.length === 0) return `in ${currency} at ${grouped(perUsd)} from ${dayName(only?.validFrom ?? '')}`;
  const named = parts.slice(0, namedMost).map((part) => `${grouped(part.perUsd)} from ${dayName(part.validFrom)}`);
  const more = parts.length - named.length;
  const list = more > 0 ? [...named, `${more} more`] : named;
  return `in ${currency} at ${grouped(perUsd)}, the mean of all days shown: ${list.join(', ')}`;
}

/** Why amounts are in USD though another currency was chosen. */
export function describeMissing(currency: string, { firstDay, lastDay }: NonNullable<PeriodRate['missing']>): string {
  const days = firstDay === lastDay ? dayName(firstDay) : `${dayName(firstDay)} to ${dayName(lastDay)}`;
  return `In USD: no ${currency} rate is known for ${days}.`;
}
