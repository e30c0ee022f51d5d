import { budgetListItem, createBudgetInput } from '@agent-os/core/contracts';
import { insertBudget, insertBudgetVersion } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { countEarlierSpend } from './count-earlier-spend.ts';
import { nameBudget } from './name-budget.ts';
import { placeScopes } from './place-scopes.ts';
import { readBudget } from './read-budgets.ts';
import { requireBudget } from './require-budget.ts';

/** A new budget. What its present window has seen already counts; see there. */
export const createBudget = organisationProcedure('budgets:write')
  .input(createBudgetInput)
  .output(budgetListItem)
  .mutation(({ ctx, input: { reason, capAmount, noticePercents, name: given, ...input } }) => {
    const { caller, dependencies } = ctx;
    const { organisationId } = caller;
    return ctx.change(async (tx) => {
      const nowMs = dependencies.clock.nowMs();
      const at = new Date(nowMs);
      const { scope } = (await placeScopes(tx, [input]))(input);
      if (scope.id !== null && scope.name === scope.id) throw notFound(scopeNouns[input.scopeKind]);
      const name = given === undefined || given === '' ? nameBudget(scope.name, input) : given;
      const configuration = { ...input, name, cap: BigInt(capAmount), notifyPercents: noticePercents };
      const id = dependencies.random.newId('bdg');
      await insertBudget(tx, organisationId, { ...configuration, id, at });
      await countEarlierSpend(tx, organisationId, { ...configuration, id }, nowMs);
      const author = { kind: caller.kind, id: caller.id };
      await insertBudgetVersion(tx, organisationId, {
        budgetId: id,
        number: 1,
        author,
        reason,
        configuration,
        archived: false,
        at,
      });
      const detail = { name, over: `${input.scopeKind} ${scope.name}`, period: input.period, unit: input.unit };
      return {
        result: await readBudget(tx, await requireBudget(tx, id), nowMs),
        audit: {
          action: 'budget.created',
          targetKind: 'budget',
          targetId: id,
          detail: { ...detail, cap: capAmount, action: input.action, ...(reason === '' ? {} : { reason }) },
        },
      };
    });
  });

const scopeNouns = {
  organisation: 'organisation',
  department: 'department',
  team: 'team',
  agent: 'agent',
  run: 'agent',
  user: 'agent',
  model: 'model',
  key: 'key',
} as const;
