import { financeOwners, financeOwnersInput } from '@agent-os/core/contracts';
import { listClassSpend, listSpend, type SpendRow, type TenantTransaction } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayAmounts } from './day-amounts.ts';
import { forecastMonth } from './forecast-month.ts';
import { dayMs, dayOf, monthSpanOf, type MonthSpan } from './month-span.ts';
import { listMonthBudgets, organisationBudget } from './month-budgets.ts';
import { dimensionOf, nameOwners, type FinanceGroup } from './name-owners.ts';
import { listPastSpend } from './past-spend.ts';
import { isInMonth, ownerHistoryDays, prepareOwners } from './prepare-owners.ts';
import { chooseSpendKind } from './spend-kind.ts';

/** Spend of the month, and of the two weeks before today, by owner and day; of classes of tokens the month's alone. */
async function listOwnerSpend(
  tx: TenantTransaction,
  by: FinanceGroup,
  span: MonthSpan,
  nowMs: number,
): Promise<readonly SpendRow[]> {
  if (by !== 'class') {
    const lately = (dayOf(nowMs) - ownerHistoryDays) * dayMs;
    const fromMs = nowMs < span.toMs ? Math.min(span.fromMs, lately) : span.fromMs;
    return listSpend(tx, { fromMs, untilMs: span.toMs, by: [dimensionOf[by]], span: 'day' });
  }
  const classes = await listClassSpend(tx, span.fromMs, span.toMs);
  const ofMonth = { startsAt: new Date(span.fromMs), calls: 0, callsWithoutCost: 0 };
  const others = { department: null, team: null, agent: null, model: null, provider: null };
  return classes.map((row) => ({ ...others, ...ofMonth, ...row }));
}

/** What each owner of a kind spent in a month, against its budget. */
export const listFinanceOwners = organisationProcedure('finance:read')
  .input(financeOwnersInput)
  .output(financeOwners)
  .query(async ({ ctx, input: { month, by, spend: asked } }) => {
    const { clock, database } = ctx.dependencies;
    const { organisationId } = ctx.caller;
    const nowMs = clock.nowMs();
    const span = monthSpanOf(month);
    const { past, rows, classDays, budgets, names } = await ctx.read(async (tx) => ({
      past: await listPastSpend(tx, { database, organisationId, nowMs, span, by: [] }),
      rows: await listOwnerSpend(tx, by, span, nowMs),
      // Those of classes are of the month in one piece.
      classDays:
        by === 'class' ? await listSpend(tx, { fromMs: span.fromMs, untilMs: span.toMs, by: [], span: 'day' }) : [],
      budgets: await listMonthBudgets(tx, span, nowMs),
      names: await nameOwners(tx, by),
    }));
    const days = by === 'class' ? classDays : rows.filter((row) => isInMonth(row, span));
    const spend = chooseSpendKind(asked, days);
    const forecast = forecastMonth(span, dayAmounts([...past, ...days], spend), nowMs);
    const totalBudgetNanoUsd = organisationBudget(budgets)?.capNanoUsd ?? null;
    return {
      month,
      from: span.fromMs,
      to: span.toMs,
      by,
      spend,
      ...prepareOwners({ rows, forecast, by, spend, span, names, budgets, totalBudgetNanoUsd, nowMs }),
      elapsed: Math.min(1, Math.max(0, (nowMs - span.fromMs) / (span.toMs - span.fromMs))),
    };
  });
