'use client';

import { useState, type KeyboardEvent } from 'react';
import { ChartFrame, ChartLegend, colourOf, decideWalk } from '@/components/chart/index.ts';
import { hatchFill } from '@/components/ui/index.ts';
import type { MarketRound } from '../market-types.ts';
import { prepareCurves, type DrawnStep, type PreparedCurves } from './prepare-curves.ts';

const heightPx = 208;
const gutterPx = 44;
const percent = (place: number) => `${place * 100}%`;
const fromTop = (height: number) => percent(1 - height);

function Steps({ steps, tone }: { readonly steps: readonly DrawnStep[]; readonly tone: 'ink' | 'run' }) {
  const colour = colourOf(tone);
  return steps.map(({ from, to, height, cut }, index) => {
    const next = steps[index + 1];
    return (
      <g key={from} stroke={colour} strokeWidth="1.5">
        <line
          x1={percent(from)}
          x2={percent(to)}
          y1={fromTop(height)}
          y2={fromTop(height)}
          strokeDasharray={cut ? '2 3' : undefined}
        />
        {(next !== undefined || tone === 'ink') && (
          <line x1={percent(to)} x2={percent(to)} y1={fromTop(height)} y2={fromTop(next?.height ?? 0)} />
        )}
      </g>
    );
  });
}

/** What buyers would have paid beyond the price. */
function Surplus({ demand, crossing }: Pick<PreparedCurves, 'demand' | 'crossing'>) {
  return demand
    .filter(({ from, height }) => from < crossing.x && height > crossing.height)
    .map(({ from, to, height }) => (
      <rect
        key={from}
        x={percent(from)}
        width={percent(Math.min(to, crossing.x) - from)}
        y={fromTop(height)}
        height={percent(height - crossing.height)}
        fill={colourOf('band')}
      />
    ));
}

function Drawing({ curves, active }: { readonly curves: PreparedCurves; readonly active: number | undefined }) {
  const { demand, supply, crossing, unserved, limit, priceTicks } = curves;
  const read = active === undefined ? undefined : demand[active];
  const wordsAtLeft = crossing.x > 0.5;
  return (
    <svg aria-hidden="true" height={heightPx} className="min-w-0 flex-1 overflow-visible text-11">
      {priceTicks.map(({ at }) => (
        <line key={at} x2="100%" y1={fromTop(at)} y2={fromTop(at)} stroke="var(--plot-grid)" />
      ))}
      <Surplus demand={demand} crossing={crossing} />
      {unserved && (
        <>
          <rect
            x={percent(unserved.from)}
            width={percent(unserved.to - unserved.from)}
            height="100%"
            fill={hatchFill}
          />
          <text x={percent(unserved.to)} y="12" textAnchor="end" className="fill-ink-2">
            {unserved.words}
          </text>
        </>
      )}
      <line
        x2={percent(crossing.x)}
        y1={fromTop(crossing.height)}
        y2={fromTop(crossing.height)}
        strokeDasharray="3 3"
        className="stroke-you"
      />
      <Steps steps={supply} tone="run" />
      {limit !== undefined && (
        <line x1={percent(limit)} x2={percent(limit)} y2="100%" strokeWidth="1.5" className="stroke-stop-mark" />
      )}
      <Steps steps={demand} tone="ink" />
      {read && (
        <rect
          x={percent(read.from)}
          width={percent(read.to - read.from)}
          height="100%"
          className="fill-you opacity-15"
        />
      )}
      <circle
        cx={percent(crossing.x)}
        cy={fromTop(crossing.height)}
        r="4"
        strokeWidth="2"
        className="fill-surface-1 stroke-you"
      />
      <text
        x={percent(crossing.x)}
        y={fromTop(crossing.height)}
        dx={wordsAtLeft ? -8 : 8}
        dy={crossing.height > 0.15 ? 16 : -8}
        textAnchor={wordsAtLeft ? 'end' : 'start'}
        className="fill-ink-1 font-medium"
      >
        {crossing.words}
      </text>
    </svg>
  );
}

/** Demand against supply in one pool and round, and where they meet. Arrow keys walk the demand. */
export function CurvesChart({ round, priceCap }: { readonly round: MarketRound; readonly priceCap: number }) {
  const curves = prepareCurves(round, priceCap);
  const [active, setActive] = useState<number>();
  const onKeyDown = (event: KeyboardEvent) => {
    const next = decideWalk({ active, anchor: undefined }, event.key, false, curves.readings.length);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setActive(next.active);
  };
  const label = `Demand and supply of ${round.pool.slug}, round ${round.round}`;
  const reads = {
    role: 'application',
    tabIndex: 0,
    'aria-roledescription': 'chart',
    'aria-label': `${label}: ${curves.crossing.words}. Arrow keys walk the bids.`,
    onKeyDown,
    onBlur: () => setActive(undefined),
  };
  return (
    <ChartFrame
      label={label}
      data={curves.data}
      wordColumns={1}
      readout={active === undefined ? undefined : curves.readings[active]}
      legend={
        <ChartLegend
          series={[
            { id: 'demand', label: 'demand, dearest bids first', tone: 'ink' },
            { id: 'supply', label: 'supply, marginal cost', tone: 'run' },
            ...(curves.limit === undefined ? [] : [{ id: 'limit', label: 'slots of the pool', tone: 'stop' } as const]),
            ...(curves.unserved === undefined
              ? []
              : [{ id: 'unserved', label: 'asked, not served', tone: 'mid', truth: 'hatch' } as const]),
          ]}
        />
      }
    >
      <div {...reads} className="pt-2">
        <div className="flex">
          <svg aria-hidden="true" width={gutterPx} height={heightPx} className="shrink-0 overflow-visible text-11">
            {curves.priceTicks.map(({ at, label: words }) => (
              <text key={at} x={gutterPx - 6} y={fromTop(at)} dy="4" textAnchor="end" className="fill-ink-3">
                {words}
              </text>
            ))}
          </svg>
          <Drawing curves={curves} active={active} />
        </div>
        <div className="flex">
          <span className="w-11 shrink-0" />
          <svg aria-hidden="true" height="16" className="min-w-0 flex-1 overflow-visible text-11">
            {curves.slotTicks.map(({ at, label: words }) => (
              <text key={at} x={percent(at)} y="12" textAnchor={at > 0.95 ? 'end' : 'middle'} className="fill-ink-3">
                {words}
              </text>
            ))}
          </svg>
        </div>
      </div>
    </ChartFrame>
  );
}
