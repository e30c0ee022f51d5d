import type { callDetail } from '@agent-os/core/contracts';
import type { CallDetailRow, TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';

type CallBudgets = Pick<z.infer<typeof callDetail>, 'budgets' | 'refusedByBudget'>;

type BudgetedCall = Pick<CallDetailRow, 'budgetReservations' | 'budgetCharges' | 'errorCode' | 'errorDetail'>;

/** As `refuseOverBudget` and its like name it. */
const namedBudget = /\bbudget “(.+?)” of /su;

/** What a call held and took of each budget, and the budget that refused it, by their names now. */
export async function readCallBudgets(
  tx: TenantTransaction,
  { budgetReservations, budgetCharges, errorCode, errorDetail }: BudgetedCall,
): Promise<CallBudgets> {
  const held = new Map(budgetReservations.map((part) => [part.budgetId, part]));
  const charged = new Map(budgetCharges.map((part) => [part.budgetId, part]));
  const parts = [...new Map([...charged, ...held]).values()];
  const ids = parts.map(({ budgetId }) => budgetId);
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
    refusedByBudget: errorCode === 'budget_exceeded' ? await findRefusing(tx, errorDetail ?? '') : null,
  };
}

/** A refusal is told in words; the budget is the newest of that name. */
async function findRefusing(tx: TenantTransaction, words: string): Promise<CallBudgets['refusedByBudget']> {
  const name = namedBudget.exec(words)?.[1];
  if (name === undefined) return null;
  return tx.budget.findFirst({ where: { name }, select: { id: true, name: true }, orderBy: { id: 'desc' } });
}
