import { trpc } from '../trpc.ts';
import { archiveBudget } from './archive-budget.ts';
import { createBudget } from './create-budget.ts';
import { endRaise } from './end-raise.ts';
import { getBudgetTree } from './get-budget-tree.ts';
import { getBudget } from './get-budget.ts';
import { listAgentBudgets } from './list-agent-budgets.ts';
import { raiseBudget } from './raise-budget.ts';
import { updateBudget } from './update-budget.ts';

export const budgetsRouter = trpc.router({
  tree: getBudgetTree,
  get: getBudget,
  forAgent: listAgentBudgets,
  create: createBudget,
  update: updateBudget,
  archive: archiveBudget,
  raise: raiseBudget,
  endRaise,
});
