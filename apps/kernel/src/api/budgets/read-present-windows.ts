import { listWindowsOfBudget, type BudgetRow, type TenantTransaction } from '@agent-os/db';
import { windowWire, type BudgetWire } from './budget-wire.ts';

type WindowWire = NonNullable<BudgetWire['window']>;

/** The window of each budget that counts now; of a run's budget the last that began. */
export async function readPresentWindows(
  tx: TenantTransaction,
  budgets: readonly BudgetRow[],
  nowMs: number,
): Promise<ReadonlyMap<string, WindowWire>> {
  const windows = new Map<string, WindowWire>();
  for (const { id } of budgets) {
    const [latest] = await listWindowsOfBudget(tx, id, 1);
    if (latest === undefined) continue;
    if (latest.endsAt === null || latest.endsAt.getTime() > nowMs) windows.set(id, windowWire(latest));
  }
  return windows;
}
