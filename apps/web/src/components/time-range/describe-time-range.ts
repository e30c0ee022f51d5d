import { formatDateTime, formatHour, formatDate } from '@/format/index.ts';
import { formatTimeRange, rangePresets, type TimeRange } from './time-range.ts';

/** A range in words, in a zone: `1 h`, `18 Nov, 09:42 to 10:42`, with the year when it is not this one. */
export function describeTimeRange(range: TimeRange, zone: string, nowMs: number): string {
  if (range.kind === 'last') {
    const preset = rangePresets.find(({ durationMs }) => durationMs === range.durationMs);
    return (
      preset?.name ??
      formatTimeRange(range)
        .replace(/m$/, ' min')
        .replace(/([hd])$/, ' $1')
    );
  }
  const { from, to } = range;
  const isOneDay = formatDate(from, zone) === formatDate(to, zone);
  const words = `${formatDateTime(from, zone)} to ${isOneDay ? formatHour(to, zone) : formatDateTime(to, zone)}`;
  const year = formatDate(nowMs, zone).slice(-4);
  const isThisYear = [from, to].every((at) => formatDate(at, zone).endsWith(year));
  return isThisYear ? words.replaceAll(` ${year}`, '') : words;
}
