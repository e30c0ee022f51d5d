import type { BudgetWindow, OtherBudgetLease } from '@agent-os/core/economy';

export interface BudgetWindowToSettle extends BudgetWindow {
  readonly budgetId: string;
}

/** A window of a budget that nobody else leases parts of meanwhile, and that no settlement charges. */
export interface LockedBudgetWindow {
  readonly budgetId: string;
  readonly windowKey: string;
  /** Ms since 1970 by the store's clock. */
  readonly now: number;
  /** With the increases in force, and when that changes by itself; null: not that anybody knows. */
  readonly cap: bigint;
  readonly capUntil: number | null;
  readonly spent: bigint;
  /** What this replica was granted in all and what settlements of its calls have taken; undefined: it never leased here. */
  readonly mine: { readonly granted: bigint; readonly charged: bigint } | undefined;
  /** Of replicas that live. */
  readonly others: readonly OtherBudgetLease[];
  /** What stays held for calls of replicas that do not. */
  readonly ended: bigint;
}

export interface BudgetLeaseUpdate {
  /** In all, so that what is held is this less what settlements have taken. */
  readonly granted: bigint;
  /** The most it may promise to calls that the store does not know of. */
  readonly unproven: bigint;
  readonly reserved: bigint;
  readonly wanted: bigint;
  /** The others should look at the window at once. */
  readonly tells: boolean;
}

/** A window of a budget by its names. */
export interface NamedBudgetWindow {
  readonly budgetId: string;
  readonly windowKey: string;
}

/** Where replicas share out what may still be spent. */
export interface BudgetLeaseStore {
  /**
   * Locks the windows, asks what this replica's lease of each is to be, and keeps that: all of it, or it rejects.
   * Windows of budgets that are gone are not asked about.
   */
  settle(
    session: string,
    organisationId: string,
    windows: readonly BudgetWindowToSettle[],
    decide: (window: LockedBudgetWindow) => BudgetLeaseUpdate | undefined,
  ): Promise<void>;

  /** Windows of runs and end users that last still and that this replica has leases of, the latest first; at most so many. */
  listLeased(organisationId: string, limit: number): Promise<readonly NamedBudgetWindow[]>;
}
