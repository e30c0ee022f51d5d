import { agentBudgets, agentBudgetsInput } from '@agent-os/core/contracts';
import { listBudgets, type BudgetRow } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import type { BudgetWire } from './budget-wire.ts';
import { readBudgets } from './read-budgets.ts';

/** Part of the cap that is left; of a cap of nothing, nothing. For comparing only. */
function leftOf({ availableAmount, capNowAmount }: BudgetWire): number {
  const cap = Number(capNowAmount);
  return cap === 0 ? 0 : Number(availableAmount) / cap;
}

/** Every budget that holds an agent back, whichever of its models it calls; the tightest first. */
export const listAgentBudgets = organisationProcedure('budgets:read')
  .input(agentBudgetsInput)
  .output(agentBudgets)
  .query(({ ctx, input: { agentId } }) =>
    ctx.read(async (tx) => {
      const at = ctx.dependencies.clock.nowMs();
      const agent = await tx.agent.findUnique({
        where: { id: agentId },
        select: { departmentId: true, teamId: true, keys: { select: { id: true } } },
      });
      if (agent === null) throw notFound('agent');
      const above: ReadonlySet<string> = new Set([
        agentId,
        agent.departmentId,
        ...(agent.teamId === null ? [] : [agent.teamId]),
        ...agent.keys.map(({ id }) => id),
      ]);
      const holds = ({ scopeKind, scopeId }: BudgetRow) =>
        scopeKind !== 'model' && (scopeId === null || above.has(scopeId));
      const budgets = await readBudgets(tx, (await listBudgets(tx)).filter(holds), at);
      return { at, budgets: budgets.toSorted((one, other) => leftOf(one) - leftOf(other)) };
    }),
  );
