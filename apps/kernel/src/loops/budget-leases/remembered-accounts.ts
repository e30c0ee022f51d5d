import type { Budget } from '@agent-os/core/economy';
import { BudgetAccount, type LeasedWindow } from './budget-account.ts';

/** Accounts of runs and end users: they come into being with a first call, and are given up when many others have called since. */
export class RememberedAccounts {
  readonly #organisationId: string;
  readonly #max: number;
  /** Whoever called last is last. */
  readonly #accounts = new Map<string, BudgetAccount>();

  /** @param max so many are kept, and beyond them those that something hangs on */
  constructor(organisationId: string, max: number) {
    this.#organisationId = organisationId;
    this.#max = max;
  }

  /** The account of a run or an end user; a call wants something of it. */
  of(budget: Budget, part: string): BudgetAccount {
    const key = keyOf(budget.id, part);
    const account = this.#accounts.get(key) ?? new BudgetAccount(this.#organisationId, budget, part);
    account.isLeaving = false;
    this.#accounts.delete(key);
    this.#accounts.set(key, account);
    return account;
  }

  /** The account of a run or an end user that nobody has called for yet; what is leased to it goes back. */
  takeUp(budget: Budget, part: string, epochMs: number): void {
    if (this.find(budget.id, part) !== undefined) return;
    const account = this.of(budget, part);
    account.isLeaving = true;
    account.at(epochMs).hasLeft = false;
  }

  find(budgetId: string, part: string): BudgetAccount | undefined {
    return this.#accounts.get(keyOf(budgetId, part));
  }

  get all(): readonly BudgetAccount[] {
    return [...this.#accounts.values()];
  }

  configure(budgets: readonly Budget[]): void {
    const byId = new Map(budgets.map((budget) => [budget.id, budget]));
    for (const account of this.#accounts.values()) {
      const budget = byId.get(account.budget.id);
      if (budget === undefined) this.#forget(account);
      else account.reconfigure(budget);
    }
  }

  /**
   * Those beyond what is kept begin to give back what they have leased: who called longest ago first, nobody who has calls under way
   * or waiting.
   *
   * @returns windows to settle for that
   */
  leaveSurplus(waitedFor: ReadonlySet<BudgetAccount>, epochMs: number): readonly LeasedWindow[] {
    const leases: LeasedWindow[] = [];
    let surplus = this.#accounts.size - this.#max;
    for (const account of this.#accounts.values()) {
      if (surplus <= 0 && !account.isLeaving) continue;
      if (account.isHeld || waitedFor.has(account)) continue;
      surplus -= 1;
      account.isLeaving = true;
      leases.push(...account.unsettledAt(epochMs));
    }
    return leases;
  }

  /** Those that have given back everything are known no more; what they took is read again when they call again. */
  forgetLeft(waitedFor: ReadonlySet<BudgetAccount>, epochMs: number): void {
    for (const account of this.#accounts.values()) {
      const isBusy = account.isHeld || account.unsettledAt(epochMs).length > 0 || waitedFor.has(account);
      if (account.isLeaving && !isBusy) this.#forget(account);
    }
  }

  #forget(account: BudgetAccount): void {
    account.isForgotten = true;
    this.#accounts.delete(keyOf(account.budget.id, account.part ?? ''));
  }
}

function keyOf(budgetId: string, part: string): string {
  return `${budgetId} ${part}`;
}
