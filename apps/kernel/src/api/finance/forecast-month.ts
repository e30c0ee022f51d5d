import { forecastSpend, type SpendForecast } from '@agent-os/core/economy';
import { daySeries, sumDays, type DayAmounts } from './day-amounts.ts';
import { dayMs, dayOf, type MonthSpan } from './month-span.ts';

/** Whole days before the month that a forecast learns from. */
export const forecastHistoryDays = 56;
/** An hour's spend says nothing of a day before it is over. */
const leastActive = 1 / 24;

/** What the month will have come to; undefined when it does not run now, or nothing is known to go by. */
export function forecastMonth(
  span: MonthSpan,
  amounts: DayAmounts,
  nowMs: number,
  firstCallMs: number | undefined,
): SpendForecast | undefined {
  if (nowMs < span.fromMs || nowMs >= span.toMs || firstCallMs === undefined) return undefined;
  const today = dayOf(nowMs);
  const todayElapsed = (nowMs - today * dayMs) / dayMs;
  const activeFrom = Math.max(today * dayMs, firstCallMs);
  return forecastSpend({
    past: daySeries(amounts, span.firstDay - forecastHistoryDays, today),
    today,
    todayElapsed,
    actualNanoUsd: Number(sumDays(amounts, span.firstDay, today)),
    todayNanoUsd: Number(amounts.nanoUsd.get(today) ?? 0n),
    todayActive: Math.max(leastActive, (nowMs - activeFrom) / dayMs),
    lastDay: span.lastDay,
  });
}

/** An estimate as whole nano-USD. */
export const toNanoUsdText = (estimate: number): string => BigInt(Math.round(estimate)).toString();
