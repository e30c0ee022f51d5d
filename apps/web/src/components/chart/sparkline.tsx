import { prepareSparkline } from './prepare-sparkline.ts';

const tones = { ink: 'text-plot-ink', care: 'text-care-mark', stop: 'text-stop-mark' };
const heightPx = 16;

export interface SparklineProps {
  /** What it shows, with its last value in words: the number stands beside it, the picture is its course. */
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly width?: 64 | 80 | 96;
  /** Ink, unless it heads for a limit or is beyond it. */
  readonly tone?: keyof typeof tones;
}

const widths = { 64: 'w-16', 80: 'w-20', 96: 'w-24' };

/** A small line without an axis and a dot at its last value. */
export function Sparkline({ label, values, width = 96, tone = 'ink' }: SparklineProps) {
  const { lines, dot } = prepareSparkline(values, width, heightPx);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${heightPx}`}
      className={`inline-block h-4 shrink-0 ${widths[width]} ${tones[tone]}`}
    >
      {lines.map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.2"
          strokeLinejoin="round"
        />
      ))}
      {dot && <circle cx={dot.x} cy={dot.y} r="1.6" fill="currentColor" />}
    </svg>
  );
}
