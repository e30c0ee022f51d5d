import { findCrossing, runRate, type SpendForecast } from '@agent-os/core/economy';
import { financeMonth, financeMonthInput } from '@agent-os/core/contracts';
import { listDaySpend, listLedgerMonths } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayAmounts, daySeries, sumDays, type DayAmounts } from './day-amounts.ts';
import { daysWire } from './days-wire.ts';
import { forecastMonth, toNanoUsdText } from './forecast-month.ts';
import { dayMs, dayOf, monthSpanOf, pastDays, type MonthSpan } from './month-span.ts';
import { listMonthBudgets, organisationBudget } from './month-budgets.ts';
import { chooseSpendKind, sumKinds } from './spend-kind.ts';
import { sumReserved } from './sum-reserved.ts';

function forecastWire(forecast: SpendForecast | undefined) {
  if (forecast === undefined) return null;
  const text = (estimate: number | null) => (estimate === null ? null : toNanoUsdText(estimate));
  return {
    nanoUsd: toNanoUsdText(forecast.nanoUsd),
    lowNanoUsd: text(forecast.low),
    highNanoUsd: text(forecast.high),
    pastDays: forecast.pastDays,
    days: forecast.days.map(({ day, nanoUsd, low, high }) => ({
      endsAt: (day + 1) * dayMs,
      nanoUsd: toNanoUsdText(nanoUsd),
      lowNanoUsd: text(low),
      highNanoUsd: text(high),
    })),
  };
}

function runRateWire(amounts: DayAmounts, span: MonthSpan, untilDay: number) {
  const rate = runRate(daySeries(amounts, span.firstDay - pastDays, untilDay).nanoUsd);
  if (rate === null) return null;
  const { nanoUsdPerDay, beforeNanoUsdPerDay: before, days } = rate;
  const beforeNanoUsdPerDay = before === null ? null : toNanoUsdText(before);
  return { nanoUsdPerDay: toNanoUsdText(nanoUsdPerDay), beforeNanoUsdPerDay, days };
}

/** Day on which the spend of the month, or of its forecast, reaches the cap. */
function crossingOf(cap: bigint, days: ReturnType<typeof daysWire>, forecast: SpendForecast | undefined) {
  let sum = 0;
  const spent = days.map(({ startsAt, nanoUsd }) => {
    sum += Number(nanoUsd);
    return { day: dayOf(startsAt), nanoUsd: sum };
  });
  const day = findCrossing(Number(cap), spent, forecast?.days ?? []);
  return day === null ? null : day * dayMs;
}

/** A month's spend, its budget, what it will come to, and what is in flight. */
export const getFinanceMonth = organisationProcedure('finance:read')
  .input(financeMonthInput)
  .output(financeMonth)
  .query(async ({ ctx, input }) => {
    const { clock, kernelState } = ctx.dependencies;
    const nowMs = clock.nowMs();
    const span = monthSpanOf(input.month);
    const { organisationId } = ctx.caller;
    const { rows, budgets, months } = await ctx.read(async (tx) => ({
      rows: await listDaySpend(tx, span.fromMs - pastDays * dayMs, span.toMs),
      budgets: await listMonthBudgets(tx, span, nowMs),
      months: await listLedgerMonths(tx),
    }));
    const ofMonth = rows.filter(({ day }) => day.getTime() >= span.fromMs);
    const sums = sumKinds(ofMonth);
    const spend = chooseSpendKind(input.spend, ofMonth);
    const amounts = dayAmounts(rows, spend);
    const isNow = nowMs >= span.fromMs && nowMs < span.toMs;
    const untilDay = isNow ? dayOf(nowMs) + 1 : nowMs < span.fromMs ? span.firstDay : span.lastDay + 1;
    const forecast = forecastMonth(span, amounts, nowMs);
    const days = daysWire(amounts, span.firstDay, untilDay);
    const budget = organisationBudget(budgets);
    const elapsed = Math.min(1, Math.max(0, (nowMs - span.fromMs) / (span.toMs - span.fromMs)));
    const isClosed = months.some(({ month, state }) => month === input.month && state === 'closed');
    return {
      month: input.month,
      from: span.fromMs,
      to: span.toMs,
      asOf: nowMs,
      state: isClosed ? ('closed' as const) : nowMs < span.fromMs ? ('future' as const) : ('open' as const),
      spend,
      sums: { realNanoUsd: sums.real.toString(), simulatedNanoUsd: sums.simulated.toString() },
      actualNanoUsd: sumDays(amounts, span.firstDay, span.lastDay).toString(),
      calls: ofMonth.reduce((sum, { calls }) => sum + calls, 0),
      unpricedCalls: ofMonth.reduce((sum, { callsWithoutCost }) => sum + callsWithoutCost, 0),
      budget: budget && {
        capNanoUsd: budget.capNanoUsd.toString(),
        of: budget.of,
        dueNanoUsd: toNanoUsdText(Number(budget.capNanoUsd) * elapsed),
        reachedAt: crossingOf(budget.capNanoUsd, days, forecast),
      },
      forecast: forecastWire(forecast),
      runRate: runRateWire(amounts, span, isNow ? untilDay - 1 : untilDay),
      reserved: isNow ? sumReserved(kernelState.runningCalls(organisationId), spend) : null,
      days,
    };
  });
