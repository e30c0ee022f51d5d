import { formatShare, nothing } from '@/format/index.ts';
import type { Budget } from './budget-types.ts';
import { formatMoment } from './format-moment.ts';
import { prepareBar, shareOf, type BarShares } from './prepare-bar.ts';

/** A budget with what depends on the time and on how the list is ordered. */
export interface ListedBudget extends Budget {
  /** Steps to the right: its depth while the list is in the order of the tree. */
  readonly indent: number;
  readonly bar: BarShares;
  /** Spent of the cap, 1 being all of it; null while it has no window. */
  readonly usedShare: number | null;
  readonly state: BudgetState;
  readonly resets: string;
  readonly runsOut: string;
}

export type BudgetState = 'used_up' | 'runs_early' | 'in_hand' | 'not_enforced' | 'archived';

export interface Present {
  readonly nowMs: number;
  readonly zone: string;
}

function stateOf({ archivedAt, unit, window, capNowAmount, runsOutAt }: Budget): BudgetState {
  if (archivedAt !== null) return 'archived';
  if (unit === 'credits') return 'not_enforced';
  const spent = BigInt(window?.spentAmount ?? 0);
  if (spent >= BigInt(capNowAmount)) return 'used_up';
  return runsOutAt === null ? 'in_hand' : 'runs_early';
}

const windowNames = {
  hour: 'this hour',
  day: 'today',
  week: 'this week',
  month: 'this month',
  total: 'at all',
  run: 'in its run',
} as const;

function describeRunOut(budget: Budget, state: BudgetState, { nowMs, zone }: Present): string {
  if (state === 'used_up') return 'used up';
  if (budget.runsOutAt !== null) return formatMoment(budget.runsOutAt, zone, nowMs);
  if (state === 'archived' || BigInt(budget.window?.spentAmount ?? 0) === 0n) return nothing;
  return budget.period === 'total' || budget.period === 'run' ? nothing : `not ${windowNames[budget.period]}`;
}

/** Budgets as the list shows them at a time. */
export function prepareBudgets(budgets: readonly Budget[], present: Present, inTree: boolean): ListedBudget[] {
  return budgets.map((budget) => {
    const state = stateOf(budget);
    return {
      ...budget,
      indent: inTree ? budget.depth : 0,
      bar: prepareBar(budget, present.nowMs),
      usedShare: budget.window && shareOf(BigInt(budget.window.spentAmount), BigInt(budget.capNowAmount)),
      state,
      resets: formatMoment(budget.window?.endsAt ?? null, present.zone, present.nowMs),
      runsOut: describeRunOut(budget, state, present),
    };
  });
}

/** `68.7 %`; more than a thousand percent is only that. */
export function formatUsedShare(share: number | null): string {
  return share !== null && share > 10 ? '>1,000 %' : formatShare(share);
}
