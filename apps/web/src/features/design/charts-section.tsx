'use client';

import { useState } from 'react';
import {
  BarsOverTime,
  LineOverTime,
  ShareBars,
  Sparkline,
  type ChartRange,
  type ChartSeries,
  type LineSeries,
  type ShareRow,
} from '@/components/chart/index.ts';
import { Panel } from '@/components/ui/index.ts';
import { formatCount } from '@/format/index.ts';
import { callsPerMinute, sampleNow, wave } from './samples.ts';

const hourMs = 3_600_000;
const dayStart = Date.UTC(2026, 10, 18);
const usd = (value: number) => `$${formatCount(Math.round(value))}`;

const callSeries: readonly ChartSeries[] = [
  { id: 'settled', label: 'settled', tone: 'band' },
  { id: 'reserved', label: 'reserved', tone: 'mid', truth: 'hatch' },
  { id: 'refused', label: 'refused or failed', tone: 'stop' },
];

const spend: readonly LineSeries[] = [
  {
    id: 'settled',
    label: 'settled',
    kind: 'actual',
    points: Array.from({ length: 11 }, (_, hour) => ({
      atMs: dayStart + hour * hourMs,
      value: 914 * (hour / 10) ** 1.6,
    })),
  },
  {
    id: 'forecast',
    label: 'forecast',
    kind: 'forecast',
    points: Array.from({ length: 15 }, (_, step) => ({
      atMs: dayStart + (10 + step) * hourMs,
      value: 914 + step * 86,
      low: 914 + step * 74,
      high: 914 + step * 101,
    })),
  },
  {
    id: 'plan',
    label: 'plan',
    kind: 'plan',
    points: [
      { atMs: dayStart, value: 0 },
      { atMs: dayStart + 24 * hourMs, value: 2067 },
    ],
  },
];

const power: readonly LineSeries[] = [
  {
    id: 'demand',
    label: 'demand',
    kind: 'actual',
    steps: true,
    points: Array.from({ length: 24 }, (_, hour) => ({
      atMs: dayStart + hour * hourMs,
      value: hour === 7 ? null : Math.round(wave(hour, 3200, 700)),
    })),
  },
  {
    id: 'shadow',
    label: 'with the draft',
    kind: 'simulated',
    steps: true,
    points: Array.from({ length: 24 }, (_, hour) => ({
      atMs: dayStart + hour * hourMs,
      value: Math.round(wave(hour, 2800, 500)),
    })),
  },
];

const shares: readonly ShareRow[] = [
  {
    id: 'cx',
    label: 'Customer Experience',
    of: 13_000,
    parts: [
      { label: 'settled', value: 8931, tone: 'care' },
      { label: 'reserved', value: 1900, tone: 'mid', truth: 'hatch' },
    ],
  },
  { id: 'cm', label: 'Capital Markets', of: 14_000, parts: [{ label: 'settled', value: 8413, tone: 'ink' }] },
  {
    id: 'over',
    label: 'A department with a very long name that is over its cap',
    of: 900,
    parts: [{ label: 'settled', value: 1013, tone: 'stop' }],
  },
  {
    id: 'shadow',
    label: 'Sandbox',
    of: 1000,
    parts: [{ label: 'simulated', value: 400, tone: 'mid', truth: 'dashed' }],
  },
  { id: 'none', label: 'Legal', of: 1000, parts: [] },
];

const trend = Array.from({ length: 30 }, (_, index) => wave(index, 92, 3));

/** Charts with their tables; all figures are made up. */
export function ChartsSection() {
  const [range, setRange] = useState<ChartRange>();
  return (
    <div className="grid lg:grid-cols-2">
      <Panel title="Calls" note="per minute; a drag selects a range">
        <BarsOverTime
          label="Calls"
          unit="per minute"
          series={callSeries}
          buckets={callsPerMinute}
          range={range}
          onRange={setRange}
        />
      </Panel>
      <Panel title="Spend today" note="USD, cumulative; forecast at 80 %">
        <LineOverTime
          label="Spend today"
          unit="USD"
          series={spend}
          cap={{ label: 'cap', value: 2400 }}
          nowMs={sampleNow}
          format={usd}
          formatAxis={usd}
        />
      </Panel>
      <Panel title="Power" note="W; the draft is simulated">
        <LineOverTime label="Power" unit="W" series={power} cap={{ label: 'cap', value: 4000 }} />
      </Panel>
      <Panel title="Budgets" note="of their cap in November">
        <ShareBars label="Budgets" head="Department" unit="USD" rows={shares} format={usd} />
      </Panel>
      <Panel title="Nothing to draw">
        <BarsOverTime label="Calls" unit="per minute" series={callSeries} buckets={[]} height="low" />
      </Panel>
      <Panel title="Sparklines" note="30 days">
        <div className="flex flex-wrap items-center gap-4 px-4 py-2">
          <Sparkline label="Accepted, 93.6 %" values={trend} />
          <Sparkline
            label="Cost per ticket, $0.31"
            values={trend.map((value, index) => value + (index > 24 ? 8 : 0))}
            tone="care"
          />
          <Sparkline
            label="With a gap"
            values={trend.map((value, index) => (index > 10 && index < 15 ? null : value))}
            width={64}
          />
          <Sparkline label="One value" values={[4]} width={80} />
          <Sparkline label="No values" values={[]} width={80} />
        </div>
      </Panel>
    </div>
  );
}
