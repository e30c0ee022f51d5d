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
  readonly budgets: readonly MonthBudget[];
  readonly totalBudgetNanoUsd: bigint | null;
}

/** Where an owner stands, before it has a name. */
export interface OwnerStanding {
  readonly row: OwnerSpendRow;
  readonly budgetNanoUsd: bigint | null;
  readonly forecastNanoUsd: bigint | null;
  readonly varianceNanoUsd: bigint | null;
}

/** What is still to come of the whole month, shared out by what each owner spent in the last two weeks. */
function remainders(rows: readonly OwnerSpendRow[], total: SpendForecast, actual: bigint) {
  const lately = rows.map(({ otherNanoUsd }) => otherNanoUsd);
  const left = BigInt(Math.round(total.nanoUsd)) - actual;
  const weights = lately.some((amount) => amount > 0n) ? lately : rows.map(({ costNanoUsd }) => costNanoUsd);
  return allocate(left > 0n ? left : 0n, weights);
}

function standing(row: OwnerSpendRow, forecast: bigint | undefined, budget: bigint | null): OwnerStanding {
  return {
    row,
    budgetNanoUsd: budget,
    forecastNanoUsd: forecast ?? null,
    varianceNanoUsd: budget === null ? null : (forecast ?? row.costNanoUsd) - budget,
  };
}

/** Who spent lately has a part of what is to come; who has a budget, something to be measured against. */
function counts({ row, budgetNanoUsd, forecastNanoUsd }: OwnerStanding): boolean {
  const hasForecast = forecastNanoUsd !== null && forecastNanoUsd !== 0n;
  return row.calls > 0 || row.quantity > 0n || budgetNanoUsd !== null || hasForecast;
}

/**
 * Where every owner stands, in no order, with nobody and the total: actual spend sums to the nano-USD, and so do the forecasts, as the
 * month's is shared out over its owners. Owners of a budget who spent nothing are among them, whether they exist or not.
 */
export function prepareOwners({ rows: found, forecast, by, budgets, totalBudgetNanoUsd }: OwnersInput) {
  const rows = foldNobody(found);
  const total = sumRows('', rows);
  const left = forecast && remainders(rows, forecast, total.costNanoUsd);
  const budgetOf = new Map(
    budgets.flatMap(({ scopeKind, scopeId, capNanoUsd }) =>
      scopeKind === by && scopeId ? [[scopeId, capNanoUsd]] : [],
    ),
  );
  const all = rows.map((row, index) => {
    const to = left === undefined ? undefined : row.costNanoUsd + (left[index] ?? 0n);
    return standing(row, to, budgetOf.get(row.id) ?? null);
  });
  const known = new Set(rows.map(({ id }) => id));
  const absent = [...budgetOf].flatMap(([id, cap]) =>
    known.has(id) ? [] : [standing(sumRows(id, []), forecast && 0n, cap)],
  );
  return {
    owners: all.filter((owner) => owner.row.id !== '' && counts(owner)),
    absent,
    unallocated: all.find(({ row }) => row.id === '') ?? standing(sumRows('', []), forecast && 0n, null),
    total: standing(total, forecast && BigInt(Math.round(forecast.nanoUsd)), totalBudgetNanoUsd),
  };
}

/** Several owners as one; budgets and forecasts are those of the owners that have some. */
export function sumStandings(standings: readonly OwnerStanding[]): OwnerStanding {
  const add = (read: (owner: OwnerStanding) => bigint | null): bigint | null => {
    const amounts = standings.flatMap((owner) => read(owner) ?? []);
    return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n);
  };
  return {
    row: sumRows(
      '',
      standings.map(({ row }) => row),
    ),
    budgetNanoUsd: add(({ budgetNanoUsd }) => budgetNanoUsd),
    forecastNanoUsd: add(({ forecastNanoUsd }) => forecastNanoUsd),
    // A sum of differences to some budgets says nothing of those without one.
    varianceNanoUsd: null,
  };
}

/** As it is answered. `named`: the line's own name, of those that are no owner. */
export function ownerWire(
  { row, budgetNanoUsd, forecastNanoUsd, varianceNanoUsd }: OwnerStanding,
  by: FinanceGroup,
  named: OwnerName | string | undefined,
): Owner {
  const name = typeof named === 'string' ? undefined : named;
  return {
    id: row.id === '' ? null : row.id,
    name: typeof named === 'string' ? named : (name?.name ?? row.id),
    slug: name?.slug ?? null,
    departmentId: name?.departmentId ?? null,
    simulatedOnly: name?.simulated ?? false,
    budgetNanoUsd: budgetNanoUsd?.toString() ?? null,
    actualNanoUsd: row.costNanoUsd.toString(),
    calls: row.calls,
    unpricedCalls: row.callsWithoutCost,
    quantity: by === 'class' ? Number(row.quantity) : 0,
    forecastNanoUsd: forecastNanoUsd?.toString() ?? null,
    varianceNanoUsd: varianceNanoUsd?.toString() ?? null,
    peakDay: row.peakDay === null ? null : row.peakDay * dayMs,
    peakCalls: row.peakCalls,
  };
}
