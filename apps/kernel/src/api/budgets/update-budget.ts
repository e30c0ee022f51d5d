import { budgetListItem, updateBudgetInput } from '@agent-os/core/contracts';
import { insertBudgetVersion, updateBudget as writeBudget, type BudgetConfiguration } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { assertCountedUnit } from './assert-counted-unit.ts';
import { assertThrottle } from './assert-throttle.ts';
import { readBudget } from './read-budgets.ts';
import { requireBudget, requireLiveBudget } from './require-budget.ts';

/** A new version of a budget, with its reason. It counts at once, in the present window too. */
export const updateBudget = organisationProcedure('budgets:write')
  .input(updateBudgetInput)
  .output(budgetListItem)
  .mutation(({ ctx, input: { budgetId, expectedVersion, reason, ...given } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    return ctx.change(async (tx) => {
      const nowMs = dependencies.clock.nowMs();
      const at = new Date(nowMs);
      const before = await requireLiveBudget(tx, budgetId);
      if (before.version !== expectedVersion) {
        throw new ApiError('conflict', 'Somebody changed this budget meanwhile. Look at it, and change it again.');
      }
      const { scopeKind, scopeId, period, unit } = before;
      const configuration: BudgetConfiguration = {
        scopeKind,
        scopeId,
        period,
        unit,
        name: given.name ?? before.name,
        cap: given.capAmount === undefined ? before.cap : BigInt(given.capAmount),
        action: given.action ?? before.action,
        notifyPercents: given.noticePercents ?? before.notifyPercents,
        timeZone: given.timeZone ?? before.timeZone,
      };
      assertCountedUnit(before);
      assertThrottle(configuration);
      const number = before.version + 1;
      await writeBudget(tx, organisationId, { ...configuration, id: budgetId, version: number, archivedAt: null, at });
      const author = { kind: caller.kind, id: caller.id };
      await insertBudgetVersion(tx, organisationId, {
        budgetId,
        number,
        author,
        reason,
        configuration,
        archived: false,
        at,
      });
      const { name, cap, action } = configuration;
      const detail = { name, version: number, cap: cap.toString(), capBefore: before.cap.toString(), action, reason };
      return {
        result: await readBudget(tx, await requireBudget(tx, budgetId), nowMs),
        audit: { action: 'budget.changed', targetKind: 'budget', targetId: budgetId, detail },
      };
    });
  });
