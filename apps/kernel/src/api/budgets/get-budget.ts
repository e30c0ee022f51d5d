import { budgetDetail, budgetInput } from '@agent-os/core/contracts';
import {
  listBudgetIncreases,
  listBudgetNotices,
  listBudgetVersions,
  listWindowsOfBudget,
  listWindowsOfUsers,
} from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { increaseWire, noticeWire, versionWire, windowWire } from './budget-wire.ts';
import { readBudget } from './read-budgets.ts';
import { requireBudget } from './require-budget.ts';

const listed = 50;
const ever = new Date(0);

/** One budget with what it was: its versions, increases, notices and windows before. */
export const getBudget = organisationProcedure('budgets:read')
  .input(budgetInput)
  .output(budgetDetail)
  .query(({ ctx, input: { budgetId } }) =>
    ctx.read(async (tx) => {
      const nowMs = ctx.dependencies.clock.nowMs();
      const budget = await readBudget(tx, await requireBudget(tx, budgetId), nowMs);
      const versions = await listBudgetVersions(tx, budgetId, listed);
      const increases = await listBudgetIncreases(tx, [budgetId], ever);
      const ofUsers = budget.scope.kind === 'user';
      const windows = ofUsers
        ? await listWindowsOfUsers(tx, budgetId, { limit: listed })
        : await listWindowsOfBudget(tx, budgetId, listed);
      const notices = await listBudgetNotices(tx, budgetId, listed);
      return {
        ...budget,
        versions: versions.map((row) => versionWire(row)),
        allIncreases: increases
          .toReversed()
          .slice(0, listed)
          .map((row) => increaseWire(row)),
        pastWindows: windows
          .filter(({ windowKey }) => ofUsers || windowKey !== budget.window?.key)
          .map((row) => windowWire(row)),
        notices: notices.map((row) => noticeWire(row)),
      };
    }),
  );
