import { findBudget, lockBudget, type BudgetRow, type TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

/** The budget of this organisation; throws `not_found`. */
export async function requireBudget(tx: TenantTransaction, budgetId: string): Promise<BudgetRow> {
  const row = await findBudget(tx, budgetId);
  if (row === undefined) throw notFound('budget');
  return row;
}

/** The same, locked for a change. */
export async function requireLockedBudget(tx: TenantTransaction, budgetId: string): Promise<BudgetRow> {
  const row = await lockBudget(tx, budgetId);
  if (row === undefined) throw notFound('budget');
  return row;
}

/** The same, and it counts; throws `conflict` for one that is archived. */
export async function requireLiveBudget(tx: TenantTransaction, budgetId: string): Promise<BudgetRow> {
  const row = await requireLockedBudget(tx, budgetId);
  if (row.archivedAt === null) return row;
  throw new ApiError('conflict', `${row.name} is archived and limits nothing: bring it back first.`);
}
