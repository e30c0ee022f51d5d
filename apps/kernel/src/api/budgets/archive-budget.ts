import { archiveBudgetInput, budgetListItem } from '@agent-os/core/contracts';
import { insertBudgetVersion, updateBudget } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertCountedUnit } from './assert-counted-unit.ts';
import { readBudget } from './read-budgets.ts';
import { requireBudget, requireLockedBudget } from './require-budget.ts';

/** Puts a budget away, or brings it back: a version like every other, so that its past says when it did not count. */
export const archiveBudget = organisationProcedure('budgets:write')
  .input(archiveBudgetInput)
  .output(budgetListItem)
  .mutation(({ ctx, input: { budgetId, archived, reason } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    return ctx.change(async (tx) => {
      const nowMs = dependencies.clock.nowMs();
      const at = new Date(nowMs);
      const {
        version,
        archivedAt,
        id: _id,
        createdAt: _createdAt,
        updatedAt: _updatedAt,
        ...configuration
      } = await requireLockedBudget(tx, budgetId);
      if ((archivedAt !== null) === archived) {
        throw new ApiError('conflict', `${configuration.name} is ${archived ? 'archived already' : 'not archived'}.`);
      }
      if (!archived) assertCountedUnit(configuration);
      const number = version + 1;
      const change = { id: budgetId, version: number, archivedAt: archived ? at : null, at };
      await updateBudget(tx, organisationId, { ...configuration, ...change });
      const author = { kind: caller.kind, id: caller.id };
      await insertBudgetVersion(tx, organisationId, {
        budgetId,
        number,
        author,
        reason,
        configuration,
        archived,
        at,
      });
      const action = archived ? 'budget.archived' : 'budget.restored';
      const detail = { name: configuration.name, version: number, reason };
      return {
        result: await readBudget(tx, await requireBudget(tx, budgetId), nowMs),
        audit: { action, targetKind: 'budget', targetId: budgetId, detail },
      };
    });
  });
