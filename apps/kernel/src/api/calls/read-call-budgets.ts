import type { callDetail } from '@agent-os/core/contracts';
import { budgetInRefusal } from '@agent-os/core/economy';
import type { CallDetailRow, TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';

type CallBudgets = Pick<z.infer<typeof callDetail>, 'budgets' | 'stoppedByBudget'>;

type BudgetedCall = Pick<CallDetailRow, 'budgetReservations' | 'budgetCharges' | 'budgetWords'>;

/** What a call held and took of each budget, and the budget that stopped it, by their names now. */
export async function readCallBudgets(
  tx: TenantTransaction,
  { budgetReservations, budgetCharges, budgetWords }: BudgetedCall,
): Promise<CallBudgets> {
  const held = new Map(budgetReservations.map((part) => [part.budgetId, part]));
  const charged = new Map(budgetCharges.map((part) => [part.budgetId, part]));
  const parts = [...new Map([...charged, ...held]).values()];
  const stopping = budgetWords === null ? null : budgetInRefusal(budgetWords);
  const ids = [...parts.map(({ budgetId }) => budgetId), ...(stopping === null ? [] : [stopping.id])];
  const named =
    ids.length === 0 ? [] : await tx.budget.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return {
    budgets: parts.map(({ budgetId, unit }) => ({
      budgetId,
      name: names.get(budgetId) ?? budgetId,
      unit,
      heldAmount: held.get(budgetId)?.amount.toString() ?? null,
      chargedAmount: charged.get(budgetId)?.amount.toString() ?? null,
    })),
    stoppedByBudget: stopping && { ...stopping, name: names.get(stopping.id) ?? stopping.name },
  };
}
