import { formatShare } from '@/format/index.ts';
import type { ChartData } from './chart-data.ts';
import type { ChartTone, ChartTruth, FormatValue } from './chart-series.ts';

export interface WaterfallStep {
  readonly id: string;
  readonly label: string;
  /** What is left at this place, or what is lost on the way to the next; never below 0. */
  readonly kind: 'left' | 'lost';
  readonly value: number;
  readonly tone: ChartTone;
  readonly truth?: ChartTruth | undefined;
}

export interface PlacedStep extends WaterfallStep {
  /** Ends of the bar, in the unit of the values. */
  readonly start: number;
  readonly end: number;
  /** Of what there was at first; null when there was nothing. */
  readonly share: number | null;
}

/** Places the bars of a waterfall: what is left begins at zero, what is lost hangs from where the one before it ended. */
export function prepareWaterfall(steps: readonly WaterfallStep[]): readonly PlacedStep[] {
  const whole = steps[0]?.value ?? 0;
  let left = 0;
  return steps.map((step) => {
    const start = step.kind === 'left' ? 0 : Math.max(0, left - step.value);
    const end = step.kind === 'left' ? step.value : left;
    left = step.kind === 'left' ? end : start;
    return { ...step, start, end, share: whole > 0 ? step.value / whole : null };
  });
}

/** The same as a table; a loss has its sign. */
export function waterfallData(
  steps: readonly PlacedStep[],
  head: string,
  unit: string,
  of: string,
  format: FormatValue,
): ChartData {
  return {
    head: [head, unit, of],
    rows: steps.map(({ label, kind, value, share }) => [
      label,
      kind === 'lost' && value > 0 ? `−${format(value)}` : format(value),
      formatShare(share),
    ]),
  };
}
