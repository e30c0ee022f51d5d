import { budgetWindowAt, tokenClasses } from '@agent-os/core/economy';
import {
  insertBudgetWindow,
  listSpend,
  type BudgetRow,
  type SpendDimension,
  type TenantTransaction,
} from '@agent-os/db';

const dimensionOf: Readonly<Partial<Record<BudgetRow['scopeKind'], SpendDimension>>> = {
  department: 'department',
  team: 'team',
  agent: 'agent',
  model: 'model',
};
const tokens: ReadonlySet<string | null> = new Set([...tokenClasses.filter((name) => name !== 'tool_use'), 'unsplit']);

type NewBudget = Pick<BudgetRow, 'id' | 'scopeKind' | 'scopeId' | 'period' | 'unit' | 'timeZone'>;

/**
 * What the present window of a new budget begins with: calls of this month belong to a budget of the month, whenever somebody
 * thought of it. From the sums by hour, so a window that begins within an hour counts from the next whole one, and tokens are
 * those of calls that cost something. A total, a run and a key begin at nothing.
 */
export async function countEarlierSpend(
  tx: TenantTransaction,
  organisationId: string,
  budget: NewBudget,
  nowMs: number,
): Promise<void> {
  const { id: budgetId, scopeKind, scopeId, period, unit, timeZone } = budget;
  const dimension = dimensionOf[scopeKind];
  if (scopeKind !== 'organisation' && dimension === undefined) return;
  if (period === 'run' || period === 'total' || (unit !== 'usd' && unit !== 'tokens')) return;
  const window = budgetWindowAt(period, timeZone, nowMs);
  const rows = await listSpend(tx, {
    fromMs: window.startsAtMs,
    untilMs: window.endsAtMs ?? nowMs,
    by: unit === 'tokens' ? ['tokenClass'] : [],
    only: dimension === undefined || scopeId === null ? undefined : { [dimension]: [scopeId] },
  });
  const spent = rows
    .filter(({ tokenClass }) => unit === 'usd' || tokens.has(tokenClass))
    .reduce((sum, { quantity, costNanoUsd }) => sum + (unit === 'usd' ? costNanoUsd : quantity), 0n);
  if (spent <= 0n) return;
  await insertBudgetWindow(tx, organisationId, { budgetId, ...window, spent });
}
