import { listBudgetIncreases, listNoticesOfWindows, type BudgetRow, type TenantTransaction } from '@agent-os/db';
import { budgetWire, type BudgetWire } from './budget-wire.ts';
import { placeScopes } from './place-scopes.ts';
import { readPresentWindows } from './read-present-windows.ts';

/** Budgets as lists have them at a time, in the order of the tree. */
export async function readBudgets(
  tx: TenantTransaction,
  rows: readonly BudgetRow[],
  nowMs: number,
): Promise<readonly BudgetWire[]> {
  const ids = rows.map(({ id }) => id);
  const placeOf = await placeScopes(tx, rows);
  const windows = await readPresentWindows(tx, rows, nowMs);
  const increases = Map.groupBy(
    (await listBudgetIncreases(tx, ids, new Date(nowMs))).filter(
      ({ fromAt, revokedAt }) => revokedAt === null && fromAt.getTime() <= nowMs,
    ),
    ({ budgetId }) => budgetId,
  );
  const shown = [...windows].map(([budgetId, { key: windowKey }]) => ({ budgetId, windowKey }));
  const notices = Map.groupBy(await listNoticesOfWindows(tx, shown), ({ budgetId }) => budgetId);
  return rows
    .map((row) => ({ row, placed: placeOf(row) }))
    .toSorted((one, other) => compare(one.placed.order, other.placed.order) || compare(one.row.id, other.row.id))
    .map(({ row, placed }) =>
      budgetWire(row, {
        placed,
        window: windows.get(row.id),
        increases: increases.get(row.id) ?? [],
        notices: notices.get(row.id) ?? [],
        nowMs,
      }),
    );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** One budget, as lists have it. */
export async function readBudget(tx: TenantTransaction, row: BudgetRow, nowMs: number): Promise<BudgetWire> {
  const [budget] = await readBudgets(tx, [row], nowMs);
  if (budget === undefined) throw new Error(`The budget ${row.id} was lost while it was read.`);
  return budget;
}
