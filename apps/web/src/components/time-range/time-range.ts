/** The last so many milliseconds, or a span between two moments in milliseconds since the epoch. */
export type TimeRange =
  | { readonly kind: 'last'; readonly durationMs: number }
  | { readonly kind: 'span'; readonly from: number; readonly to: number };

export interface TimeBounds {
  readonly from: number;
  /** Absent while the range ends now. */
  readonly to?: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const longestMs = 366 * dayMs;

/** The ranges that are one press away, as the address and the control write them. */
export const rangePresets = [
  { text: '15m', name: '15 min', durationMs: 15 * minuteMs },
  { text: '1h', name: '1 h', durationMs: hourMs },
  { text: '24h', name: '24 h', durationMs: dayMs },
  { text: '7d', name: '7 d', durationMs: 7 * dayMs },
  { text: '30d', name: '30 d', durationMs: 30 * dayMs },
] as const;

const unitsMs = { m: minuteMs, h: hourMs, d: dayMs } as const;
const instant = String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?Z`;
const spanPattern = new RegExp(`^(${instant})\\.\\.(${instant})$`);

/** Reads `1h` or `2026-11-18T09:42Z..2026-11-18T10:42Z`, up to a year; undefined for anything else. */
export function parseTimeRange(text: string): TimeRange | undefined {
  const last = /^(\d{1,6})([mhd])$/.exec(text);
  if (last) {
    const durationMs = Number(last[1]) * unitsMs[last[2] as keyof typeof unitsMs];
    return durationMs > 0 && durationMs <= longestMs ? { kind: 'last', durationMs } : undefined;
  }
  const span = spanPattern.exec(text);
  if (!span) return undefined;
  const [from, to] = [Date.parse(span[1] ?? ''), Date.parse(span[2] ?? '')];
  // NaN fails both comparisons; no moment before 1970 has a call.
  return from >= 0 && from < to && to - from <= longestMs ? { kind: 'span', from, to } : undefined;
}

/** Writes what `parseTimeRange` reads, in the largest unit that fits. */
export function formatTimeRange(range: TimeRange): string {
  if (range.kind === 'span') return `${formatInstant(range.from)}..${formatInstant(range.to)}`;
  const preset = rangePresets.find(({ durationMs }) => durationMs === range.durationMs);
  if (preset) return preset.text;
  if (range.durationMs % dayMs === 0) return `${range.durationMs / dayMs}d`;
  if (range.durationMs % hourMs === 0) return `${range.durationMs / hourMs}h`;
  return `${Math.round(range.durationMs / minuteMs)}m`;
}

function formatInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z').replace(':00Z', 'Z');
}

/**
 * The moments of a range. A range that ends now counts from the full minute, so that the server and the browser, which
 * render a moment apart, ask for the same.
 */
export function boundsOf(range: TimeRange, nowMs: number): TimeBounds {
  if (range.kind === 'span') return { from: range.from, to: range.to };
  return { from: Math.max(0, startOfMinute(nowMs) - range.durationMs) };
}

/** The same moments for whoever opens a link later. */
export function freezeTimeRange(range: TimeRange, nowMs: number): TimeRange {
  if (range.kind === 'span') return range;
  // The minute that runs belongs to what the sender sees.
  return { kind: 'span', from: boundsOf(range, nowMs).from, to: startOfMinute(nowMs) + minuteMs };
}

/** One length earlier (-1) or later (1). Never beyond now: a range that would reach it ends now and goes on. */
export function shiftTimeRange(range: TimeRange, step: -1 | 1, nowMs: number): TimeRange {
  if (range.kind === 'last') {
    if (step === 1) return range;
    const to = startOfMinute(nowMs) - range.durationMs;
    return { kind: 'span', from: Math.max(0, to - range.durationMs), to };
  }
  const durationMs = range.to - range.from;
  const [from, to] = [range.from + step * durationMs, range.to + step * durationMs];
  if (step === 1 && to > startOfMinute(nowMs) - minuteMs) return { kind: 'last', durationMs };
  return from < 0 ? range : { kind: 'span', from, to };
}

function startOfMinute(epochMs: number): number {
  return Math.floor(epochMs / minuteMs) * minuteMs;
}
