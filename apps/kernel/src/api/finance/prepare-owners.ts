import { allocate, type SpendForecast } from '@agent-os/core/economy';
import type { financeOwner } from '@agent-os/core/contracts';
import type { OwnerSpendRow } from '@agent-os/db';
import type { z } from 'zod';
import { dayMs } from './month-span.ts';
import type { MonthBudget } from './month-budgets.ts';
import type { FinanceGroup, OwnerName } from './name-owners.ts';
import { foldNobody, sumRows } from './sum-owner-rows.ts';

type Owner = z.infer<typeof financeOwner>;

/** What is to come is shared out by what owners spent in so many days. */
export const ownerHistoryDays = 14;

export interface OwnersInput {
  /** Spend of the month by owner; `otherNanoUsd` is that of the days before today. */
  readonly rows: readonly OwnerSpendRow[];
  /** What the whole month will have come to; undefined when it does not run. */
  readonly forecast: SpendForecast | undefined;
  readonly by: FinanceGroup;
  readonly names: ReadonlyMap<string, OwnerName>;
  readonly budgets: readonly MonthBudget[];
  readonly totalBudgetNanoUsd: bigint | null;
}

/** What is still to come of the whole month, shared out by what each owner spent in the last two weeks. */
function remainders(rows: readonly OwnerSpendRow[], total: SpendForecast, actual: bigint) {
  const lately = rows.map(({ otherNanoUsd }) => otherNanoUsd);
  const left = BigInt(Math.round(total.nanoUsd)) - actual;
  const weights = lately.some((amount) => amount > 0n) ? lately : rows.map(({ costNanoUsd }) => costNanoUsd);
  return allocate(left > 0n ? left : 0n, weights);
}

/**
 * One line an owner, the line of nobody and the total: actual spend sums to the nano-USD, and so do the forecasts, as the
 * month's is shared out over its owners.
 */
export function prepareOwners(input: OwnersInput) {
  const { forecast, by, names, budgets, totalBudgetNanoUsd } = input;
  const rows = foldNobody(input.rows);
  const total = sumRows('', rows);
  const left = forecast && remainders(rows, forecast, total.costNanoUsd);
  const budgetOf = new Map(
    budgets.flatMap(({ scopeKind, scopeId, capNanoUsd }) =>
      scopeKind === by && scopeId ? [[scopeId, capNanoUsd]] : [],
    ),
  );
  const line = (row: OwnerSpendRow, forecastNanoUsd: bigint | undefined, budget: bigint | null): Owner => {
    const name = names.get(row.id);
    const variance = budget === null ? null : (forecastNanoUsd ?? row.costNanoUsd) - budget;
    return {
      id: row.id === '' ? null : row.id,
      name: name?.name ?? row.id,
      slug: name?.slug ?? null,
      departmentId: name?.departmentId ?? null,
      simulatedOnly: name?.simulated ?? false,
      budgetNanoUsd: budget === null ? null : budget.toString(),
      actualNanoUsd: row.costNanoUsd.toString(),
      calls: row.calls,
      unpricedCalls: row.callsWithoutCost,
      quantity: by === 'class' ? Number(row.quantity) : 0,
      forecastNanoUsd: forecastNanoUsd === undefined ? null : forecastNanoUsd.toString(),
      varianceNanoUsd: variance === null ? null : variance.toString(),
      peakDay: row.peakDay === null ? null : row.peakDay * dayMs,
      peakCalls: row.peakCalls,
    };
  };
  const lines = rows.map((row, index) => {
    const to = left === undefined ? undefined : row.costNanoUsd + (left[index] ?? 0n);
    return line(row, to, budgetOf.get(row.id) ?? null);
  });
  const known = new Set(rows.map(({ id }) => id));
  const absent = [...budgetOf]
    .filter(([id]) => !known.has(id) && names.has(id))
    .map(([id, cap]) => line(sumRows(id, []), forecast && 0n, cap));
  const nobody = lines.find(({ id }) => id === null) ?? line(sumRows('', []), forecast && 0n, null);
  const whole = forecast && BigInt(Math.round(forecast.nanoUsd));
  return {
    owners: [...lines.filter(({ id }) => id !== null), ...absent]
      // Who only spent lately has a part of what is to come.
      .filter(
        ({ calls, quantity, budgetNanoUsd, forecastNanoUsd }) =>
          calls > 0 || quantity > 0 || budgetNanoUsd !== null || (forecastNanoUsd !== null && forecastNanoUsd !== '0'),
      )
      .toSorted(byAmount),
    unallocated: { ...nobody, name: 'Unallocated' },
    total: { ...line(total, whole, totalBudgetNanoUsd), name: 'Total' },
  };
}

function byAmount(one: Owner, other: Owner): number {
  const [first, second] = [BigInt(one.actualNanoUsd), BigInt(other.actualNanoUsd)];
  return first === second ? one.name.localeCompare(other.name) : first > second ? -1 : 1;
}
