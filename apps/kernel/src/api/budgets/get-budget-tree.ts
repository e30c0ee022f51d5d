import { budgetTree } from '@agent-os/core/contracts';
import { listBudgets } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { readBudgets } from './read-budgets.ts';

/** Every budget with its present window, as a tree is read; archived ones included. */
export const getBudgetTree = organisationProcedure('budgets:read')
  .output(budgetTree)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const at = ctx.dependencies.clock.nowMs();
      return { at, budgets: [...(await readBudgets(tx, await listBudgets(tx, { archived: true }), at))] };
    }),
  );
