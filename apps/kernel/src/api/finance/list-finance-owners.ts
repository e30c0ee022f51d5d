import { financeOwners, financeOwnersInput } from '@agent-os/core/contracts';
import { listDaySpend, listOwnerSpend } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayAmounts } from './day-amounts.ts';
import { forecastMonth } from './forecast-month.ts';
import { dayMs, dayOf, monthSpanOf, pastDays } from './month-span.ts';
import { listMonthBudgets, organisationBudget } from './month-budgets.ts';
import { nameOwners } from './name-owners.ts';
import { ownerHistoryDays, prepareOwners } from './prepare-owners.ts';
import { chooseSpendKind } from './spend-kind.ts';

/** What each owner of a kind spent in a month, against its budget. */
export const listFinanceOwners = organisationProcedure('finance:read')
  .input(financeOwnersInput)
  .output(financeOwners)
  .query(async ({ ctx, input: { month, by, spend: asked } }) => {
    const nowMs = ctx.dependencies.clock.nowMs();
    const span = monthSpanOf(month);
    const today = dayOf(nowMs);
    return ctx.read(async (tx) => {
      const days = await listDaySpend(tx, span.fromMs - pastDays * dayMs, span.toMs);
      const spend = chooseSpendKind(
        asked,
        days.filter(({ day }) => day.getTime() >= span.fromMs),
      );
      const forecast = forecastMonth(span, dayAmounts(days, spend), nowMs);
      const rows = await listOwnerSpend(tx, {
        by,
        simulated: spend === 'simulated',
        fromMs: span.fromMs,
        untilMs: span.toMs,
        // Only a forecast is shared out by what owners spent lately.
        other: forecast
          ? { fromMs: (today - ownerHistoryDays) * dayMs, untilMs: today * dayMs }
          : { fromMs: span.fromMs, untilMs: span.fromMs },
      });
      const budgets = await listMonthBudgets(tx, span, nowMs);
      const names = await nameOwners(tx, by);
      const totalBudgetNanoUsd = organisationBudget(budgets)?.capNanoUsd ?? null;
      return {
        month,
        from: span.fromMs,
        to: span.toMs,
        by,
        spend,
        ...prepareOwners({ rows, forecast, by, names, budgets, totalBudgetNanoUsd }),
        elapsed: Math.min(1, Math.max(0, (nowMs - span.fromMs) / (span.toMs - span.fromMs))),
      };
    });
  });
