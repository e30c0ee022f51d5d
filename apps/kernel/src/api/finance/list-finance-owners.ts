import { financeOwners, financeOwnersInput } from '@agent-os/core/contracts';
import { listDaySpend, listOwnerSpend } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { dayAmounts } from './day-amounts.ts';
import { forecastMonth } from './forecast-month.ts';
import { dayMs, dayOf, monthSpanOf, pastDays } from './month-span.ts';
import { listMonthBudgets, organisationBudget } from './month-budgets.ts';
import { nameOwners, type OwnerName } from './name-owners.ts';
import { pageOwners } from './page-owners.ts';
import { ownerHistoryDays, ownerWire, prepareOwners, sumStandings, type OwnerStanding } from './prepare-owners.ts';
import { chooseSpendKind } from './spend-kind.ts';

/** What each owner of a kind spent in a month, against its budget, a page of them. */
export const listFinanceOwners = organisationProcedure('finance:read')
  .input(financeOwnersInput)
  .output(financeOwners)
  .query(async ({ ctx, input: { month, by, spend: asked, ...place } }) => {
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
      const totalBudgetNanoUsd = organisationBudget(budgets)?.capNanoUsd ?? null;
      const { owners, absent, unallocated, total } = prepareOwners({ rows, forecast, by, budgets, totalBudgetNanoUsd });
      const idsOf = (some: readonly OwnerStanding[]) => some.map(({ row }) => row.id);
      // A budget may be left of who is gone.
      const budgeted = absent.length === 0 ? new Map<string, OwnerName>() : await nameOwners(tx, by, idsOf(absent));
      const listed = pageOwners([...owners, ...absent.filter(({ row }) => budgeted.has(row.id))], place);
      const names = await nameOwners(tx, by, idsOf(listed.owners));
      const { rest } = listed;
      return {
        month,
        from: span.fromMs,
        to: span.toMs,
        by,
        spend,
        owners: listed.owners.map((owner) => ownerWire(owner, by, names.get(owner.row.id))),
        rest: rest.length === 0 ? null : { owners: rest.length, sum: ownerWire(sumStandings(rest), by, 'Others') },
        next: listed.next,
        unallocated: ownerWire(unallocated, by, 'Unallocated'),
        total: ownerWire(total, by, 'Total'),
        elapsed: Math.min(1, Math.max(0, (nowMs - span.fromMs) / (span.toMs - span.fromMs))),
      };
    });
  });
