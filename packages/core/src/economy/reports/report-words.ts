import { calendarDayOf } from '../budgets/index.ts';
import type { ReportFigures } from './report-figures.ts';
import type { ReportPeriod } from './report-timing.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const nanoPerUsd = 1_000_000_000n;
const nanoPerCent = 10_000_000n;

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `November 2026` of `2026-11` */
export function monthWords(month: string): string {
  const [year = '', number = '1'] = month.split('-');
  return `${monthNames[Number(number) - 1] ?? month} ${year}`;
}

/** `20 November 2026`, `9 to 15 November 2026` or `November 2026`. */
export function periodWords({ kind, fromMs, toMs }: ReportPeriod): string {
  const first = calendarDayOf(Math.floor(fromMs / dayMs));
  const last = calendarDayOf(Math.floor(toMs / dayMs) - 1);
  const nameOf = ({ month }: { readonly month: number }) => monthNames[month - 1] ?? '';
  if (kind === 'month') return `${nameOf(first)} ${first.year}`;
  if (kind === 'day') return `${first.day} ${nameOf(first)} ${first.year}`;
  const from = [
    first.day,
    ...(first.month === last.month ? [] : [nameOf(first)]),
    ...(first.year === last.year ? [] : [first.year]),
  ];
  return `${from.join(' ')} to ${last.day} ${nameOf(last)} ${last.year}`;
}

/** `$1,234.56`; what is less than a cent has as many digits as it takes to see it, and no sum is shown as nothing. */
export function usdWords(nanoUsd: bigint): string {
  const size = nanoUsd < 0n ? -nanoUsd : nanoUsd;
  const sign = nanoUsd < 0n ? '−' : '';
  if (size > 0n && size < nanoPerCent / 2n) {
    const digits = size.toString().padStart(9, '0');
    const first = digits.search(/[1-9]/);
    return `${sign}$0.${digits.slice(0, Math.min(9, first + 2))}`;
  }
  const cents = (size + nanoPerCent / 2n) / nanoPerCent;
  const whole = (cents / 100n).toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}$${whole}.${(cents % 100n).toString().padStart(2, '0')}`;
}

/** With a sign for both directions: `+$3.20`. */
export function changeWords(nanoUsd: bigint): string {
  return nanoUsd > 0n ? `+${usdWords(nanoUsd)}` : usdWords(nanoUsd);
}

/** `12% more than the week before`; of nothing before, no share is told. */
export function comparedWords({ total: { nanoUsd, beforeNanoUsd }, period }: ReportFigures): string {
  const before = { day: 'the day before', week: 'the week before', month: 'the month before' }[period.kind];
  if (beforeNanoUsd === 0n) return nanoUsd === 0n ? `nothing, as in ${before}` : `nothing in ${before}`;
  const thousandths = ((nanoUsd - beforeNanoUsd) * 1000n) / beforeNanoUsd;
  const size = Number(thousandths < 0n ? -thousandths : thousandths) / 10;
  if (size < 0.1) return `as much as ${before}`;
  const share = size >= 10 ? Math.round(size).toLocaleString('en-US') : size.toFixed(1);
  return `${share}% ${thousandths > 0n ? 'more' : 'less'} than ${before}`;
}

/** USD to the last digit, for files. */
export function exactUsdText(nanoUsd: bigint): string {
  const size = nanoUsd < 0n ? -nanoUsd : nanoUsd;
  const fraction = (size % nanoPerUsd).toString().padStart(9, '0');
  return `${nanoUsd < 0n ? '-' : ''}${size / nanoPerUsd}.${fraction}`;
}

/** `2026-11-15` */
export function dayText(atMs: number): string {
  const { year, month, day } = calendarDayOf(Math.floor(atMs / dayMs));
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `2026-11-15 08:30 UTC` */
export function momentText(atMs: number): string {
  const minutes = Math.floor((atMs % dayMs) / 60_000);
  const two = (count: number) => String(count).padStart(2, '0');
  return `${dayText(atMs)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)} UTC`;
}

/** The organisation, or its department. */
export function subjectOf({ organisation, department }: Pick<ReportFigures, 'organisation' | 'department'>): string {
  return department === null ? organisation : `${organisation}, ${department}`;
}

/** One line, without control characters whatever names hold. */
export function reportSubject(figures: ReportFigures): string {
  const amount = `${usdWords(figures.total.nanoUsd)}${figures.spend === 'simulated' ? ' simulated' : ''}`;
  const words = `${subjectOf(figures)}: ${amount} in ${periodWords(figures.period)}, ${comparedWords(figures)}`;
  return words.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 250);
}
