import type { ClassWaits } from './prepare-waits.ts';

const percent = (place: number) => `${place * 100}%`;

/** Median to 99th percentile as a bar, the oldest who waits as a ring, the bound as a red rule. The figures stand beside. */
export function WaitStrip({ waits }: { readonly waits: ClassWaits }) {
  const { median, ninetyNine, oldest, bound } = waits;
  return (
    <svg aria-hidden="true" className="h-3 w-full min-w-16 overflow-visible">
      <line x2="100%" y1="6" y2="6" className="stroke-line-1" />
      {median !== null && ninetyNine !== null && (
        <rect
          x={percent(median)}
          width={percent(Math.max(0, ninetyNine - median))}
          y="4"
          height="4"
          className="fill-plot-mid"
        />
      )}
      {median !== null && <rect x={percent(median)} y="1" width="2" height="10" className="fill-plot-ink" />}
      {oldest !== null && (
        <circle cx={percent(oldest)} cy="6" r="3" className="fill-surface-1 stroke-plot-ink [stroke-width:1.4]" />
      )}
      {bound !== null && <rect x={percent(bound)} y="0" width="1.5" height="12" className="fill-stop-mark" />}
    </svg>
  );
}
