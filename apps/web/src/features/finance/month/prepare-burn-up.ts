import type { LineSeries } from '@/components/chart/index.ts';
import { toUsd } from '../exact-usd.ts';
import type { FinanceMonth } from '../finance-types.ts';

const dayMs = 86_400_000;

/** Cumulative spend at the end of each day that has begun; the last one is cut off at now. */
function actualPoints({ from, asOf, days }: FinanceMonth): LineSeries['points'] {
  let sum = 0n;
  const points = days.map(({ startsAt, nanoUsd }) => {
    sum += BigInt(nanoUsd);
    return { atMs: Math.min(startsAt + dayMs, asOf), value: toUsd(sum.toString()) };
  });
  return [{ atMs: from, value: 0 }, ...points];
}

function forecastPoints({ forecast, asOf, actualNanoUsd }: FinanceMonth): LineSeries['points'] {
  if (forecast === null) return [];
  const now = toUsd(actualNanoUsd);
  const points = forecast.days.map(({ endsAt, nanoUsd, lowNanoUsd, highNanoUsd }) => ({
    atMs: endsAt,
    value: toUsd(nanoUsd),
    ...(lowNanoUsd === null || highNanoUsd === null ? {} : { low: toUsd(lowNanoUsd), high: toUsd(highNanoUsd) }),
  }));
  return [{ atMs: asOf, value: now, low: now, high: now }, ...points];
}

/** Spend so far, what it will come to, and the plan that leads to the budget, cumulative in USD. Without what is not known. */
export function prepareBurnUp(month: FinanceMonth): readonly LineSeries[] {
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
              { atMs: to, value: toUsd(budget.capNanoUsd) },
            ],
          },
        ]),
    {
      id: 'actual',
      label: isSimulated ? 'simulated' : 'actual',
      kind: isSimulated ? ('simulated' as const) : ('actual' as const),
      tone: 'ink' as const,
      points: actualPoints(month),
    },
    ...(forecast === null
      ? []
      : [{ id: 'forecast', label: 'forecast', kind: 'forecast' as const, points: forecastPoints(month) }]),
  ];
}

/** The day of a moment of the chart: a point stands at the end of its day. */
export function dayBefore(atMs: number): { readonly from: number; readonly to: number } {
  const from = Math.floor((atMs - 1) / dayMs) * dayMs;
  return { from, to: from + dayMs };
}
