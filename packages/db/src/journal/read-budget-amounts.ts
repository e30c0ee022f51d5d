import type { BudgetAmount, BudgetUnit } from '@agent-os/core/economy';

/** As the columns hold them. */
export type StoredBudgetAmounts = readonly (readonly [
  budgetId: string,
  windowKey: string,
  unit: BudgetUnit,
  amount: string,
])[];

/** Parts of budgets as a call's row holds them; none when the column is null. */
export function readBudgetAmounts(stored: StoredBudgetAmounts | null): readonly BudgetAmount[] {
  return (stored ?? []).map(([budgetId, windowKey, unit, amount]) => ({
    budgetId,
    windowKey,
    unit,
    amount: BigInt(amount),
  }));
}
