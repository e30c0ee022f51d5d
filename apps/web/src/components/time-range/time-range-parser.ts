import { createParser } from 'nuqs/server';
import { formatTimeRange, parseTimeRange, type TimeRange } from './time-range.ts';

/** The parameter `?range=` of the address; give it the room's own default. */
export const timeRangeParser = createParser<TimeRange>({
  parse: (text) => parseTimeRange(text) ?? null,
  serialize: formatTimeRange,
  eq: (one, other) => formatTimeRange(one) === formatTimeRange(other),
});
