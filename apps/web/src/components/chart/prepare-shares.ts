import { formatShare, nothing } from '@/format/index.ts';
import type { ChartData } from './chart-data.ts';
import type { ChartTone, ChartTruth, FormatValue } from './chart-series.ts';

export interface SharePart {
  readonly label: string;
  readonly value: number;
  readonly tone: ChartTone;
  readonly truth?: ChartTruth | undefined;
}

export interface ShareRow {
  readonly id: string;
  readonly label: string;
  /** What the bar is made of, from the left: settled, then reserved. Empty when not known. */
  readonly parts: readonly SharePart[];
  /** What it is measured against: a cap or a plan; the largest row when left out. */
  readonly of?: number | undefined;
}

export interface PlacedShare {
  readonly id: string;
  readonly label: string;
  /** Beginning and width of each part, 1 being the whole bar. */
  readonly marks: readonly { readonly part: SharePart; readonly start: number; readonly width: number }[];
  readonly value: number | null;
  /** Of its own bound, or of the sum of all rows; null when there is nothing to divide by. */
  readonly share: number | null;
  /** Uses more than its bound. */
  readonly over: boolean;
}

const sumOf = (parts: readonly SharePart[]) => parts.reduce((sum, { value }) => sum + Math.max(0, value), 0);

/** Places bars of parts of a whole; a bar that is over its bound is cut there and says so. */
export function prepareShares(rows: readonly ShareRow[]): readonly PlacedShare[] {
  const total = rows.reduce((sum, { parts }) => sum + sumOf(parts), 0);
  const largest = rows.reduce((most, { parts }) => Math.max(most, sumOf(parts)), 0);
  return rows.map(({ id, label, parts, of }) => {
    const value = sumOf(parts);
    const whole = of ?? largest;
    let start = 0;
    const marks = parts.map((part) => {
      const width = whole > 0 ? Math.min(1 - start, Math.max(0, part.value) / whole) : 0;
      const mark = { part, start, width };
      start += width;
      return mark;
    });
    const divisor = of ?? total;
    return {
      id,
      label,
      marks,
      value: parts.length === 0 ? null : value,
      share: parts.length === 0 || divisor <= 0 ? null : value / divisor,
      over: of !== undefined && value > of,
    };
  });
}

/** The same as a table. */
export function shareData(shares: readonly PlacedShare[], head: string, unit: string, format: FormatValue): ChartData {
  return {
    head: [head, unit, 'share'],
    rows: shares.map(({ label, value, share }) => [
      label,
      value === null ? nothing : format(value),
      formatShare(share),
    ]),
  };
}
