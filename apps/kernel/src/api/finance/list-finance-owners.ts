import { financeOwners, financeOwnersInput } from '@agent-os/core/contracts';
import { listSpend } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { forecastHistoryDays } from './forecast-month.ts';
import { dayMs, monthSpanOf } from './month-span.ts';
import { listMonthBudgets, organisationBudget } from './month-budgets.ts';
import { dimensionOf, nameOwners } from './name-owners.ts';
import { prepareOwners } from './prepare-owners.ts';
import { chooseSpendKind } from './spend-kind.ts';

/** What each owner of a kind spent in a month, against its budget. */
export const listFinanceOwners = organisationProcedure('finance:read')
  .input(financeOwnersInput)
  .output(financeOwners)
  .query(async ({ ctx, input: { month, by, spend: asked } }) => {
    const nowMs = ctx.dependencies.clock.nowMs();
    const span = monthSpanOf(month);
    const isNow = nowMs >= span.fromMs && nowMs < span.toMs;
    const { rows, budgets, names } = await ctx.read(async (tx) => ({
      rows: await listSpend(tx, {
        // A month that is over is not forecast: nothing before it is needed.
        fromMs: isNow ? span.fromMs - forecastHistoryDays * dayMs : span.fromMs,
        untilMs: span.toMs,
        by: [dimensionOf[by]],
        span: 'day',
      }),
      budgets: await listMonthBudgets(tx, span, nowMs),
      names: await nameOwners(tx, by),
    }));
    const ofMonth = rows.filter(({ startsAt }) => startsAt !== null && startsAt.getTime() >= span.fromMs);
    const spend = chooseSpendKind(asked, ofMonth);
    const totalBudgetNanoUsd = organisationBudget(budgets)?.capNanoUsd ?? null;
    return {
      month,
      from: span.fromMs,
      to: span.toMs,
      by,
      spend,
      ...prepareOwners({ rows, by, spend, span, names, budgets, totalBudgetNanoUsd, nowMs }),
      elapsed: Math.min(1, Math.max(0, (nowMs - span.fromMs) / (span.toMs - span.fromMs))),
    };
  });
