import {
  budgetWindowAt,
  budgetWindowOfRun,
  budgetWindowOfUser,
  WindowLease,
  type Budget,
  type BudgetWindow,
} from '@agent-os/core/economy';

/** A clock may be set back, but into a window that has been over for so long no call comes any more. */
const overAfterMs = 3_600_000;

/** A window as this replica leases parts of it. */
export class LeasedWindow extends WindowLease {
  readonly account: BudgetAccount;
  /** Of the kernel when it last settled; a lease of another session may be gone. */
  session: string | undefined;
  /** It has read what the store has of it. */
  isAdopted = false;
  /** As far as was asked, the store has nothing leased to it and knew of all that its calls had taken. */
  hasLeft = true;
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

  /** What is leased of it is nobody's concern any more. */
  isOver(epochMs: number): boolean {
    const { endsAtMs } = this.window;
    return endsAtMs !== null && epochMs - endsAtMs > overAfterMs;
  }

  override settle(held: bigint, taken: bigint): void {
    // Until it has read what the store has, settlements count there alone.
    super.settle(held, this.isAdopted ? taken : 0n);
  }
}

/** So many are remembered; those that open calls hold parts of always. */
const leftMax = 3;

/** A budget and its window of the present; for a budget of runs or end users, of one of those. */
export class BudgetAccount {
  readonly organisationId: string;
  /** The run or the end user that it counts; null: all calls. */
  readonly part: string | null;
  budget: Budget;
  /** Its leases are being given back, and nobody waits for parts of them. */
  isLeaving = false;
  /** Another account may stand in its place: what it leased is no longer its own. */
  isForgotten = false;
  #current: LeasedWindow | undefined;
  #upcoming: LeasedWindow | undefined;
  /**
   * Windows that the clock has left, the last first. It may be set back into one of them, and what open calls hold of it must not be
   * forgotten then; and others may want what this kernel still has of it.
   */
  #left: LeasedWindow[] = [];

  constructor(organisationId: string, budget: Budget, part: string | null) {
    this.organisationId = organisationId;
    this.budget = budget;
    this.part = part;
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

  /** The window of that moment, where calls have come in it already. */
  openedAt(epochMs: number): LeasedWindow | undefined {
    const current = this.#current;
    return current !== undefined && epochMs < (current.window.endsAtMs ?? Infinity) ? current : undefined;
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

  /** Windows that the store must be told of before this account may be forgotten. */
  unsettledAt(epochMs: number): readonly LeasedWindow[] {
    return this.windows.filter((lease) => !lease.isOver(epochMs) && (!lease.hasLeft || lease.hasChanged));
  }

  /** Calls hold parts of it. */
  get isHeld(): boolean {
    return this.windows.some(({ reserved }) => reserved > 0n);
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
    if (period === 'run') return budgetWindowOfRun(this.part ?? '', epochMs);
    const window = budgetWindowAt(period, timeZone, epochMs);
    return this.part === null ? window : budgetWindowOfUser(window, this.part);
  }
}
