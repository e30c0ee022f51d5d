/** What a mark stands for: ink is the subject, mid its context; a hue only with its meaning or for a category. */
export type ChartTone =
  | 'ink'
  | 'mid'
  | 'band'
  | 'run'
  | 'person'
  | 'care'
  | 'stop'
  | `cat-${1 | 2 | 3 | 4 | 5 | 6}`
  | `class-${'critical' | 'interactive' | 'standard' | 'batch'}`;

const colours: Partial<Record<ChartTone, string>> = {
  ink: 'var(--plot-ink)',
  mid: 'var(--plot-mid)',
  band: 'var(--plot-band)',
  run: 'var(--run-mark)',
  person: 'var(--person-mark)',
  care: 'var(--care-mark)',
  stop: 'var(--stop-mark)',
};

/** The token of a tone, as a paint of SVG. */
export function colourOf(tone: ChartTone): string {
  return colours[tone] ?? `var(--${tone})`;
}

/** How true a mark is: settled, promised, or only simulated. */
export type ChartTruth = 'solid' | 'hatch' | 'dashed';

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly tone: ChartTone;
  /** Hatch for reserved or estimated, dashed for simulated; solid when left out. */
  readonly truth?: ChartTruth | undefined;
}

/** Values of several series at one time; null is not known, and leaves a gap. */
export interface ChartBucket {
  readonly startMs: number;
  readonly endMs: number;
  readonly values: Readonly<Record<string, number | null>>;
}

/** A stretch of time, its end not included. */
export interface ChartRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Words of a value with its unit, for readouts and tables: `$12.40`, `1,402`. */
export type FormatValue = (value: number) => string;
