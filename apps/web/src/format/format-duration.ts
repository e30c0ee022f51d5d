import { nothing } from './nothing.ts';

const usPerMs = 1000;
const usPerSecond = 1_000_000;
const hundredths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `412 ms`, `3.60 s`, `2 min 14 s`, `1 h 02`, `5 d 3 h`; below a millisecond `0.04 ms`. */
export function formatDuration(durationUs: number | null): string {
  if (durationUs === null) return nothing;
  if (durationUs < 10 * usPerMs) return `${(durationUs / usPerMs).toFixed(2)} ms`;
  if (durationUs < 999.5 * usPerMs) return `${Math.round(durationUs / usPerMs)} ms`;
  if (durationUs < 59.995 * usPerSecond) return `${(durationUs / usPerSecond).toFixed(2)} s`;
  const seconds = Math.round(durationUs / usPerSecond);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** Seconds with two decimals, for a column that names its unit: `1.94`, `442,800.00`. */
export function formatSeconds(durationUs: number | null): string {
  return durationUs === null ? nothing : hundredths.format(durationUs / usPerSecond);
}

/** Milliseconds with two decimals, for a column that names its unit: `3,184.00`. */
export function formatMilliseconds(durationUs: number | null): string {
  if (durationUs === null) return nothing;
  return hundredths.format(durationUs / usPerMs);
}
