import { budgetListItem, raiseBudgetInput } from '@agent-os/core/contracts';
import { insertBudgetIncrease } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertCountedUnit } from './assert-counted-unit.ts';
import { readBudget } from './read-budgets.ts';
import { requireLiveBudget } from './require-budget.ts';

const longestMs = 366 * 86_400_000;

/** More than the cap from now until a time, with a reason. */
export const raiseBudget = organisationProcedure('budgets:write')
  .input(raiseBudgetInput)
  .output(budgetListItem)
  .mutation(({ ctx, input: { budgetId, amount, until, reason } }) => {
    const { caller, dependencies } = ctx;
    return ctx.change(async (tx) => {
      const nowMs = dependencies.clock.nowMs();
      const budget = await requireLiveBudget(tx, budgetId);
      assertCountedUnit(budget);
      if (until <= nowMs) throw new ApiError('invalid', 'Choose an end to come: this one has passed.');
      if (until > nowMs + longestMs) {
        throw new ApiError('invalid', 'An increase ends within a year. For longer, change the cap.');
      }
      const id = dependencies.random.newId('inc');
      const [fromAt, untilAt] = [new Date(nowMs), new Date(until)];
      const author = { kind: caller.kind, id: caller.id };
      await insertBudgetIncrease(tx, caller.organisationId, {
        id,
        budgetId,
        amount: BigInt(amount),
        fromAt,
        untilAt,
        reason,
        author,
        at: fromAt,
      });
      const detail = { name: budget.name, increase: id, amount, until: untilAt.toISOString(), reason };
      return {
        result: await readBudget(tx, budget, nowMs),
        audit: { action: 'budget.raised', targetKind: 'budget', targetId: budgetId, detail },
      };
    });
  });
