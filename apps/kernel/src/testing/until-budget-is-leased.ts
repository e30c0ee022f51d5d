import { expect } from 'vitest';
import type { Superuser } from './insert-model.ts';

/** Ends when the kernel has leased the budget: it is in force from then on. */
export async function untilBudgetIsLeased(superuser: Superuser, budgetId: string): Promise<void> {
  const leases = async () =>
    (await superuser.query('select from budget_lease where budget_id = $1', [budgetId])).rowCount;
  await expect.poll(leases).toBe(1);
}
