import type { LineSeries } from '@/components/chart/index.ts';
import type { FinanceMonth } from '../finance-types.ts';

const dayMs = 86_400_000;

/** Nano-USD as a number of what the chart is in. */
type ToUnits = (nanoUsd: string) => number;

/** Cumulative spend at the end of each day that has begun; the last one is cut off at now. */
function actualPoints({ from, asOf, days }: FinanceMonth, toUnits: ToUnits): LineSeries['points'] {
  let sum = 0n;
  const points = days.map(({ startsAt, nanoUsd }) => {
    sum += BigInt(nanoUsd);
    return { atMs: Math.min(startsAt + dayMs, asOf), value: toUnits(sum.toString()) };
  });
  return [{ atMs: from, value: 0 }, ...points];
}

function forecastPoints({ forecast, asOf, actualNanoUsd }: FinanceMonth, toUnits: ToUnits): LineSeries['points'] {
  if (forecast === null) return [];
  const now = toUnits(actualNanoUsd);
  const points = forecast.days.map(({ endsAt, nanoUsd, lowNanoUsd, highNanoUsd }) => ({
    atMs: endsAt,
    value: toUnits(nanoUsd),
    ...(lowNanoUsd === null || highNanoUsd === null ? {} : { low: toUnits(lowNanoUsd), high: toUnits(highNanoUsd) }),
  }));
  return [{ atMs: asOf, value: now, low: now, high: now }, ...points];
}

/** Spend so far, what it will come to, and the plan that leads to the budget, cumulative. Without what is not known. */
export function prepareBurnUp(month: FinanceMonth, toUnits: ToUnits): readonly LineSeries[] {
  const { budget, from, to, spend, forecast } = month;
  const isSimulated = spend === 'simulated';
  return [
    ...(budget === null
      ? []
      : [
          {
            id: 'plan',
            label: 'plan',
            kind: 'plan' as const,
            points: [
              { atMs: from, value: 0 },
              { atMs: to, value: toUnits(budget.capNanoUsd) },
            ],
          },
        ]),
    {
      id: 'actual',
      label: isSimulated ? 'simulated' : 'actual',
      kind: isSimulated ? ('simulated' as const) : ('actual' as const),
      tone: 'ink' as const,
      points: actualPoints(month, toUnits),
    },
    ...(forecast === null
      ? []
      : [{ id: 'forecast', label: 'forecast', kind: 'forecast' as const, points: forecastPoints(month, toUnits) }]),
  ];
}

/** The day of a moment of the chart: a point stands at the end of its day. */
export function dayBefore(atMs: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((atMs - 1) / dayMs) * dayMs;
  return { from, to: from + dayMs };
}
