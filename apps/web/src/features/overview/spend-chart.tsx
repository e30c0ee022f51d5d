'use client';

import { formatHour, formatTotalMoney } from '@/format/index.ts';
import { useViewerZone } from '@/preferences/index.ts';
import type { Overview } from './overview-types.ts';
import { prepareSpend } from './prepare-spend.ts';

const width = 560;
const height = 180;
const plot = { left: 56, right: width - 64, top: 14, bottom: height - 24 } as const;
const dayMs = 86_400_000;
const ticks = [0, 0.25, 0.5, 0.75] as const;

export interface SpendChartProps {
  readonly points: Overview['costByHour'];
  readonly dayStart: number;
  readonly asOf: number;
}

const axisMoney = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** Cumulative cost of the day; the table below it holds the same figures. */
export function SpendChart({ points: hours, dayStart, asOf }: SpendChartProps) {
  const zone = useViewerZone();
  const { points, topUsd, gridUsd } = prepareSpend(hours, dayStart, asOf);
  const x = (atMs: number) => plot.left + ((atMs - dayStart) / dayMs) * (plot.right - plot.left);
  const y = (usd: number) => plot.bottom - (usd / topUsd) * (plot.bottom - plot.top);
  const last = points.at(-1) ?? { atMs: dayStart, usd: 0, calls: 0 };
  const settled = formatTotalMoney(BigInt(hours.at(-1)?.costNanoUsd ?? '0'));
  return (
    <div className="px-4 py-2">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${settled} settled today`}
        className="w-full text-11"
      >
        {gridUsd.map((usd) => (
          <g key={usd}>
            <line x1={plot.left} x2={plot.right} y1={y(usd)} y2={y(usd)} className="stroke-plot-grid" />
            <text x={plot.left - 8} y={y(usd) + 4} textAnchor="end" className="fill-ink-3">
              {axisMoney.format(usd)}
            </text>
          </g>
        ))}
        {ticks.map((share) => (
          <text key={share} x={x(dayStart + share * dayMs)} y={height - 8} textAnchor="middle" className="fill-ink-3">
            {formatHour(dayStart + share * dayMs, zone)}
          </text>
        ))}
        <line x1={x(last.atMs)} x2={x(last.atMs)} y1={plot.top} y2={plot.bottom} className="stroke-plot-mid" />
        <polyline
          points={points.map((point) => `${x(point.atMs).toFixed(1)},${y(point.usd).toFixed(1)}`).join(' ')}
          fill="none"
          strokeWidth="1.6"
          className="stroke-plot-ink"
        />
        <circle cx={x(last.atMs)} cy={y(last.usd)} r="2.5" className="fill-plot-ink" />
        <text x={x(last.atMs) + 6} y={y(last.usd) + 4} className="fill-ink-1 font-medium">
          {settled}
        </text>
      </svg>
      <details className="mt-1 text-12 text-ink-2">
        <summary className="w-fit py-1 text-ink-3">As a table</summary>
        <table className="data-table">
          <caption className="sr-only">Cumulative cost by hour</caption>
          <thead>
            <tr>
              <th scope="col">Hour</th>
              <th scope="col" className="!text-right">
                calls
              </th>
              <th scope="col" className="!text-right">
                USD, cumulative
              </th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ hour, calls, costNanoUsd }) => (
              <tr key={hour}>
                <td>{formatHour(hour, zone)}</td>
                <td className="text-right">{calls}</td>
                <td className="text-right">{formatTotalMoney(BigInt(costNanoUsd))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
