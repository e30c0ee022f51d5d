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

/** A budget and its window of the present; for a budget of runs, of one run. */
export class BudgetAccount {
  readonly organisationId: string;
  readonly runId: string | null;
  budget: Budget;
  #current: LeasedWindow | undefined;
  #upcoming: LeasedWindow | undefined;

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
    const next = this.#upcoming?.window.key === window.key ? this.#upcoming : new LeasedWindow(this, window);
    this.#upcoming = undefined;
    this.#current = next;
    return next;
  }

  /** The window after that of the moment, when it begins within so many ms. */
  soonAfter(epochMs: number, withinMs: number): LeasedWindow | undefined {
    const { endsAtMs } = this.at(epochMs).window;
    if (endsAtMs === null || endsAtMs - epochMs > withinMs) return undefined;
    const window = this.#windowAt(endsAtMs);
    if (this.#upcoming?.window.key !== window.key) this.#upcoming = new LeasedWindow(this, window);
    return this.#upcoming;
  }

  /** Windows that may have something leased. */
  get windows(): readonly LeasedWindow[] {
    return [this.#current, this.#upcoming].filter((window) => window !== undefined);
  }

  /** Takes a changed budget over. True when another window counts from now on, or the same one differently. */
  reconfigure(budget: Budget): void {
    const before = this.budget;
    this.budget = budget;
    if (before.unit !== budget.unit || before.period !== budget.period || before.timeZone !== budget.timeZone) {
      this.#current = undefined;
      this.#upcoming = undefined;
    }
  }

  #windowAt(epochMs: number): BudgetWindow {
    const { period, timeZone } = this.budget;
    if (this.runId !== null || period === 'run') return budgetWindowOfRun(this.runId ?? '', epochMs);
    return budgetWindowAt(period, timeZone, epochMs);
  }
}
