import { budgetWindowAt } from '@agent-os/core/economy';
import {
  listBudgetWindows,
  listWindowsOfBudget,
  listWindowsOfUsers,
  type BudgetRow,
  type TenantTransaction,
} from '@agent-os/db';
import { windowWire, type BudgetWire } from './budget-wire.ts';

type WindowWire = NonNullable<BudgetWire['window']>;

const nothingSpent = { user: null, spentAmount: '0', reservedAmount: '0', calls: 0 };

/** Where the window lies that counts now; undefined for a budget of runs, which has one for each of them. */
function presentWindow({ period, timeZone, createdAt }: BudgetRow, nowMs: number) {
  if (period === 'run') return undefined;
  const { key, startsAtMs, endsAtMs } = budgetWindowAt(period, timeZone, nowMs);
  return { key, startsAt: period === 'total' ? createdAt.getTime() : startsAtMs, endsAt: endsAtMs };
}

/**
 * The window of each budget that counts now, also where nothing is spent of it; of a run's budget the last that began, of one of end
 * users that of whoever spent most.
 */
export async function readPresentWindows(
  tx: TenantTransaction,
  budgets: readonly BudgetRow[],
  nowMs: number,
): Promise<ReadonlyMap<string, WindowWire>> {
  const windows = new Map<string, WindowWire>();
  for (const budget of budgets) {
    const window = presentWindow(budget, nowMs);
    if (window !== undefined) windows.set(budget.id, { ...window, ...nothingSpent });
  }
  const wanted = [...windows].map(([budgetId, { key: windowKey }]) => ({ budgetId, windowKey }));
  for (const row of await listBudgetWindows(tx, wanted)) {
    const { key, startsAt, endsAt } = windows.get(row.budgetId) ?? windowWire(row);
    windows.set(row.budgetId, { ...windowWire(row), key, startsAt, endsAt });
  }
  for (const { id } of budgets.filter(({ scopeKind }) => scopeKind === 'user')) {
    const present = windows.get(id);
    if (present === undefined) continue;
    const [fullest] = await listWindowsOfUsers(tx, id, { startsAt: new Date(Number(present.key)), limit: 1 });
    if (fullest !== undefined) windows.set(id, { ...windowWire(fullest), startsAt: present.startsAt });
  }
  for (const { id } of budgets.filter(({ period }) => period === 'run')) {
    const [latest] = await listWindowsOfBudget(tx, id, 1);
    if (latest !== undefined) windows.set(id, windowWire(latest));
  }
  return windows;
}
