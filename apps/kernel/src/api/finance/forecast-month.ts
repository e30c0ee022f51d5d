import { forecastSpend, type SpendForecast } from '@agent-os/core/economy';
import { daySeries, sumDays, type DayAmounts } from './day-amounts.ts';
import { dayMs, dayOf, pastDays, type MonthSpan } from './month-span.ts';

/** What the month will have come to, from it and the days before; undefined when it does not run now, or nothing is spent. */
export function forecastMonth(span: MonthSpan, amounts: DayAmounts, nowMs: number): SpendForecast | undefined {
  const isSpent = [...amounts.nanoUsd.values()].some((amount) => amount > 0n);
  if (nowMs < span.fromMs || nowMs >= span.toMs || !isSpent) return undefined;
  const today = dayOf(nowMs);
  return forecastSpend({
    past: daySeries(amounts, span.firstDay - pastDays, today),
    today,
    todayElapsed: (nowMs - today * dayMs) / dayMs,
    actualNanoUsd: Number(sumDays(amounts, span.firstDay, today)),
    todayNanoUsd: Number(amounts.nanoUsd.get(today) ?? 0n),
    lastDay: span.lastDay,
  });
}

/** An estimate as whole nano-USD. */
export const toNanoUsdText = (estimate: number): string => BigInt(Math.round(estimate)).toString();
