import { budgetListItem, endRaiseInput } from '@agent-os/core/contracts';
import { revokeBudgetIncrease } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readBudget } from './read-budgets.ts';
import { requireLockedBudget } from './require-budget.ts';

/** Takes an increase back before its time: the cap is then as without it. */
export const endRaise = organisationProcedure('budgets:write')
  .input(endRaiseInput)
  .output(budgetListItem)
  .mutation(({ ctx, input: { budgetId, increaseId } }) =>
    ctx.change(async (tx) => {
      const nowMs = ctx.dependencies.clock.nowMs();
      const budget = await requireLockedBudget(tx, budgetId);
      const increase = await tx.budgetIncrease.findFirst({ where: { id: increaseId, budgetId } });
      if (increase === null) throw notFound('increase');
      if (!(await revokeBudgetIncrease(tx, increaseId, new Date(nowMs)))) {
        throw new ApiError('conflict', 'This increase has ended already.');
      }
      const detail = { name: budget.name, increase: increaseId, amount: increase.amount.toString() };
      return {
        result: await readBudget(tx, budget, nowMs),
        audit: { action: 'budget.raise_ended', targetKind: 'budget', targetId: budgetId, detail },
      };
    }),
  );
