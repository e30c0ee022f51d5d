import { budgetWindowAt, budgetWindowOfRun, WindowLease, type Budget, type BudgetWindow } from '@agent-os/core/economy';

/** A window as this replica leases parts of it. */
export class LeasedWindow extends WindowLease {
  readonly account: BudgetAccount;
  /** Of the kernel when it last settled; a lease of another session may be gone. */
  session: string | undefined;
  /** It has read what the store has of it. */
  isAdopted = false;
  isShared = false;
  /** Others lack parts of it, so whatever comes free is theirs too. */
  othersWant = false;
  wanted = 0n;
  /** What the store was last told. */
  told: { readonly reserved: bigint; readonly charged: bigint } = { reserved: 0n, charged: 0n };

  constructor(account: BudgetAccount, window: BudgetWindow) {
    super(window);
    this.account = account;
  }

  get hasChanged(): boolean {
    return this.told.reserved !== this.reserved || this.told.charged !== this.charged;
  }

  override settle(held: bigint, taken: bigint): void {
    // Until it has read what the store has, settlements count there alone.
    super.settle(held, this.isAdopted ? taken : 0n);
  }
}

/** So many are remembered; those that open calls hold parts of always. */
const leftMax = 3;

/** A budget and its window of the present; for a budget of runs, of one run. */
export class BudgetAccount {
  readonly organisationId: string;
  readonly runId: string | null;
  budget: Budget;
  #current: LeasedWindow | undefined;
  #upcoming: LeasedWindow | undefined;
  /**
   * Windows that the clock has left, the last first. It may be set back into one of them, and what open calls hold of it must not be
   * forgotten then; and others may want what this kernel still has of it.
   */
  #left: LeasedWindow[] = [];

  constructor(organisationId: string, budget: Budget, runId: string | null) {
    this.organisationId = organisationId;
    this.budget = budget;
    this.runId = runId;
  }

  /** Whether calls are held back by it. */
  get limits(): boolean {
    return this.budget.action !== 'notify';
  }

  /** The window of that moment. */
  at(epochMs: number): LeasedWindow {
    const current = this.#current;
    if (
      current !== undefined &&
      epochMs < (current.window.endsAtMs ?? Infinity) &&
      epochMs >= current.window.startsAtMs
    ) {
      return current;
    }
    const window = this.#windowAt(epochMs);
    if (current?.window.key === window.key) return current;
    const upcoming = this.#upcoming;
    this.#upcoming = undefined;
    const next = upcoming?.window.key === window.key ? upcoming : this.#open(window);
    for (const left of [upcoming, current]) if (left !== undefined && left !== next) this.#leave(left);
    this.#current = next;
    return next;
  }

  /** The window after that of the moment, when it begins within so many ms. */
  soonAfter(epochMs: number, withinMs: number): LeasedWindow | undefined {
    const { endsAtMs } = this.at(epochMs).window;
    if (endsAtMs === null || endsAtMs - epochMs > withinMs) return undefined;
    const window = this.#windowAt(endsAtMs);
    if (this.#upcoming?.window.key !== window.key) {
      if (this.#upcoming !== undefined) this.#leave(this.#upcoming);
      this.#upcoming = this.#open(window);
    }
    return this.#upcoming;
  }

  /** Windows that may have something leased. */
  get windows(): readonly LeasedWindow[] {
    return [this.#current, this.#upcoming, ...this.#left].filter((window) => window !== undefined);
  }

  /** Takes a changed budget over. True when another window counts from now on, or the same one differently. */
  reconfigure(budget: Budget): void {
    const before = this.budget;
    this.budget = budget;
    if (before.unit !== budget.unit || before.period !== budget.period || before.timeZone !== budget.timeZone) {
      this.#current = undefined;
      this.#upcoming = undefined;
      this.#left = [];
    }
  }

  #open(window: BudgetWindow): LeasedWindow {
    const known = this.#left.find((left) => left.window.key === window.key);
    this.#left = this.#left.filter((left) => left !== known);
    return known ?? new LeasedWindow(this, window);
  }

  #leave(lease: LeasedWindow): void {
    this.#left = [lease, ...this.#left].filter(({ reserved }, index) => index < leftMax || reserved > 0n);
  }

  #windowAt(epochMs: number): BudgetWindow {
    const { period, timeZone } = this.budget;
    if (this.runId !== null || period === 'run') return budgetWindowOfRun(this.runId ?? '', epochMs);
    return budgetWindowAt(period, timeZone, epochMs);
  }
}
