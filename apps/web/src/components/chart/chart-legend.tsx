import { hatchFill } from '@/components/ui/index.ts';
import { colourOf, type ChartSeries } from './chart-series.ts';

function Swatch({ series }: { readonly series: ChartSeries }) {
  const colour = colourOf(series.tone);
  const truth = series.truth ?? 'solid';
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2 shrink-0">
      <rect
        x=".5"
        y=".5"
        width="9"
        height="9"
        fill={truth === 'hatch' ? hatchFill : truth === 'dashed' ? 'none' : colour}
        stroke={truth === 'hatch' ? 'var(--hatch)' : colour}
        strokeDasharray={truth === 'dashed' ? '3 2' : undefined}
      />
    </svg>
  );
}

/** What the fills mean; stands above stacked bars only, lines are labelled at their end. */
export function ChartLegend({ series }: { readonly series: readonly ChartSeries[] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-11 text-ink-3">
      {series.map((one) => (
        <span key={one.id} className="inline-flex items-center gap-1.5">
          <Swatch series={one} />
          {one.label}
        </span>
      ))}
    </p>
  );
}
