import { listBudgetIncreases, listBudgets, type BudgetRow, type TenantTransaction } from '@agent-os/db';
import type { MonthSpan } from './month-span.ts';

/** What may be spent in the month by one owner, with the increases of it that are in force. */
export interface MonthBudget {
  readonly scopeKind: BudgetRow['scopeKind'];
  /** Null for the organisation. */
  readonly scopeId: string | null;
  readonly capNanoUsd: bigint;
}

/** Budgets in USD of whole months; of two over the same owner, the one that is reached first. */
export async function listMonthBudgets(
  tx: TenantTransaction,
  span: MonthSpan,
  nowMs: number,
): Promise<readonly MonthBudget[]> {
  const budgets = await listBudgets(tx);
  const monthly = budgets.filter(({ period, unit }) => period === 'month' && unit === 'usd');
  // Of a month that is over, those that were in force at its end.
  const at = new Date(Math.min(nowMs, span.toMs - 1));
  const increases = await listBudgetIncreases(
    tx,
    monthly.map(({ id }) => id),
    at,
  );
  const inForce = increases.filter(({ fromAt, revokedAt }) => fromAt <= at && revokedAt === null);
  const lowest = new Map<string, MonthBudget>();
  for (const { id, scopeKind, scopeId, cap } of monthly) {
    const more = inForce.filter(({ budgetId }) => budgetId === id).reduce((sum, { amount }) => sum + amount, 0n);
    const capNanoUsd = cap + more;
    const key = `${scopeKind}/${scopeId ?? ''}`;
    const known = lowest.get(key);
    if (known === undefined || capNanoUsd < known.capNanoUsd) lowest.set(key, { scopeKind, scopeId, capNanoUsd });
  }
  return [...lowest.values()];
}

/** What the whole organisation may spend: its own budget, else what its departments' add up to; null without any. */
export function organisationBudget(budgets: readonly MonthBudget[]) {
  const own = budgets.find(({ scopeKind }) => scopeKind === 'organisation');
  if (own) return { capNanoUsd: own.capNanoUsd, of: 'organisation' as const };
  const departments = budgets.filter(({ scopeKind }) => scopeKind === 'department');
  if (departments.length === 0) return null;
  return {
    capNanoUsd: departments.reduce((sum, { capNanoUsd }) => sum + capNanoUsd, 0n),
    of: 'departments' as const,
  };
}
