import { allocate, type SpendForecast } from '@agent-os/core/economy';
import type { financeOwner } from '@agent-os/core/contracts';
import type { SpendRow } from '@agent-os/db';
import type { z } from 'zod';
import { dayAmounts, sumDays, type DayAmounts } from './day-amounts.ts';
import { dayMs, dayOf, type MonthSpan } from './month-span.ts';
import type { MonthBudget } from './month-budgets.ts';
import { dimensionOf, type FinanceGroup, type OwnerName } from './name-owners.ts';
import type { SpendKind } from './spend-kind.ts';

type Owner = z.infer<typeof financeOwner>;

/** What is to come is shared out by what owners spent in so many days. */
export const ownerHistoryDays = 14;

export interface OwnersInput {
  /** Spend by day and owner: of the month, and of the days before it that today is compared with. */
  readonly rows: readonly SpendRow[];
  /** What the whole month will have come to; undefined when it does not run. */
  readonly forecast: SpendForecast | undefined;
  readonly by: FinanceGroup;
  readonly spend: SpendKind;
  readonly span: MonthSpan;
  readonly names: ReadonlyMap<string, OwnerName>;
  readonly budgets: readonly MonthBudget[];
  readonly totalBudgetNanoUsd: bigint | null;
  readonly nowMs: number;
}

interface OwnerSpend {
  readonly id: string;
  readonly rows: readonly SpendRow[];
  readonly amounts: DayAmounts;
  readonly actualNanoUsd: bigint;
}

const countOf = (rows: readonly SpendRow[], read: (row: SpendRow) => number) =>
  rows.reduce((sum, row) => sum + read(row), 0);

/** Of the month, and not of the days before it. */
export function isInMonth(row: SpendRow, { fromMs }: MonthSpan): boolean {
  return row.startsAt !== null && row.startsAt.getTime() >= fromMs;
}

/** The dearest day of the month. */
function peakOf({ nanoUsd, calls }: DayAmounts, { firstDay, lastDay }: MonthSpan) {
  let peak: number | undefined;
  for (const [day, amount] of nanoUsd) {
    if (day < firstDay || day > lastDay || amount <= 0n) continue;
    if (peak === undefined || amount > (nanoUsd.get(peak) ?? 0n)) peak = day;
  }
  if (peak === undefined) return { peakDay: null, peakCalls: 0 };
  return { peakDay: peak * dayMs, peakCalls: calls.get(peak) ?? 0 };
}

/** What is still to come of the whole month, shared out by what each owner spent in the last two weeks. */
function remainders(owners: readonly OwnerSpend[], total: SpendForecast, totalActual: bigint, nowMs: number) {
  const today = dayOf(nowMs);
  const lately = owners.map(({ amounts }) => sumDays(amounts, today - ownerHistoryDays, today));
  const left = BigInt(Math.round(total.nanoUsd)) - totalActual;
  const weights = lately.some((amount) => amount > 0n) ? lately : owners.map(({ actualNanoUsd }) => actualNanoUsd);
  return allocate(left > 0n ? left : 0n, weights);
}

/**
 * One line an owner, the line of nobody and the total: actual spend sums to the nano-USD, and so do the forecasts, as the
 * month's is shared out over its owners.
 */
export function prepareOwners(input: OwnersInput) {
  const { rows, forecast, by, spend, span, names, budgets, totalBudgetNanoUsd, nowMs } = input;
  const dimension = dimensionOf[by];
  const keyOf = (row: SpendRow) => {
    const id = row[dimension] ?? '';
    // A cost of which no classes are known is nobody's.
    return id === 'unsplit' ? '' : id;
  };
  const groups = Map.groupBy(rows, keyOf);
  const owners = Array.from(groups, ([id, ofOwner]): OwnerSpend => {
    const amounts = dayAmounts(ofOwner, spend);
    return { id, rows: ofOwner, amounts, actualNanoUsd: sumDays(amounts, span.firstDay, span.lastDay) };
  });
  const all = dayAmounts(rows, spend);
  const totalActual = sumDays(all, span.firstDay, span.lastDay);
  const left = forecast && remainders(owners, forecast, totalActual, nowMs);
  const budgetOf = new Map(
    budgets.flatMap(({ scopeKind, scopeId, capNanoUsd }) =>
      scopeKind === by && scopeId ? [[scopeId, capNanoUsd]] : [],
    ),
  );
  const line = (owner: OwnerSpend, forecastNanoUsd: bigint | undefined, budget: bigint | null): Owner => {
    const ofMonth = owner.rows.filter((row) => isInMonth(row, span));
    const name = names.get(owner.id);
    const variance = budget === null ? null : (forecastNanoUsd ?? owner.actualNanoUsd) - budget;
    return {
      id: owner.id === '' ? null : owner.id,
      name: name?.name ?? owner.id,
      slug: name?.slug ?? null,
      departmentId: name?.departmentId ?? null,
      simulatedOnly: name?.simulated ?? false,
      budgetNanoUsd: budget === null ? null : budget.toString(),
      actualNanoUsd: owner.actualNanoUsd.toString(),
      calls: by === 'class' ? 0 : countOf(ofMonth, ({ calls }) => calls),
      unpricedCalls: by === 'class' ? 0 : countOf(ofMonth, ({ callsWithoutCost }) => callsWithoutCost),
      quantity: countOf(ofMonth, ({ quantity }) => Number(quantity)),
      forecastNanoUsd: forecastNanoUsd === undefined ? null : forecastNanoUsd.toString(),
      varianceNanoUsd: variance === null ? null : variance.toString(),
      ...peakOf(owner.amounts, span),
    };
  };
  const lines = owners.map((owner, index) => {
    const to = left === undefined ? undefined : owner.actualNanoUsd + (left[index] ?? 0n);
    return line(owner, to, budgetOf.get(owner.id) ?? null);
  });
  const absent = [...budgetOf]
    .filter(([id]) => !groups.has(id) && names.has(id))
    .map(([id, cap]) => line({ id, rows: [], amounts: dayAmounts([], spend), actualNanoUsd: 0n }, forecast && 0n, cap));
  const nobody = { id: '', rows: [], amounts: dayAmounts([], spend), actualNanoUsd: 0n };
  const total = { id: '', rows, amounts: all, actualNanoUsd: totalActual };
  const whole = forecast && BigInt(Math.round(forecast.nanoUsd));
  return {
    owners: [...lines.filter(({ id }) => id !== null), ...absent]
      .filter(({ calls, quantity, budgetNanoUsd }) => calls > 0 || quantity > 0 || budgetNanoUsd !== null)
      .toSorted(byAmount),
    unallocated: {
      ...(lines.find(({ id }) => id === null) ?? line(nobody, forecast && 0n, null)),
      name: 'Unallocated',
    },
    total: { ...line(total, whole, totalBudgetNanoUsd), name: 'Total' },
  };
}

function byAmount(one: Owner, other: Owner): number {
  const [first, second] = [BigInt(one.actualNanoUsd), BigInt(other.actualNanoUsd)];
  return first === second ? one.name.localeCompare(other.name) : first > second ? -1 : 1;
}
