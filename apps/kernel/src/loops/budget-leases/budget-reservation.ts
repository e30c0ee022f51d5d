import type { BudgetAmount, BudgetUnit } from '@agent-os/core/economy';
import type { LeasedWindow } from './budget-account.ts';

/** What a call takes of each unit; null: not known, or not counted. */
export type CallAmounts = Readonly<Record<BudgetUnit, bigint | null>>;

export interface ReservedPart {
  readonly lease: LeasedWindow;
  readonly amount: bigint;
}

/** What a call holds of every budget above it, from its first step until its end is written down. */
export class BudgetReservation {
  readonly #parts: ReservedPart[];
  readonly #freed: (leases: readonly LeasedWindow[]) => void;
  #isReleased = false;

  constructor(parts: readonly ReservedPart[], freed: (leases: readonly LeasedWindow[]) => void) {
    this.#parts = [...parts];
    this.#freed = freed;
    for (const { lease, amount } of parts) lease.hold(amount);
  }

  get parts(): readonly ReservedPart[] {
    return this.#parts;
  }

  /** As the call's row keeps it. */
  get amounts(): readonly BudgetAmount[] {
    return this.#parts.map(({ lease, amount }) => amountOf(lease, amount));
  }

  /** The database knows of the call. */
  prove(): void {
    for (const { lease, amount } of this.#parts) lease.prove(amount);
    this.#freed([]);
  }

  /** What the call takes of what it holds: all of it where nobody knows how much that was. */
  chargesFor(taken: CallAmounts): readonly BudgetAmount[] {
    return this.#parts.map(({ lease, amount }) => amountOf(lease, taken[lease.account.budget.unit] ?? amount));
  }

  /**
   * Gives free what the call does not take. Only once its end is in the journal: a kernel that dies before charges all that it held, so
   * nothing of that may be another's by then.
   */
  release(charges: readonly BudgetAmount[]): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#parts.forEach(({ lease, amount }, index) => lease.settle(amount, charges[index]?.amount ?? 0n));
    this.#freed(this.#parts.map(({ lease }) => lease));
  }
}

function amountOf({ account: { budget }, window }: LeasedWindow, amount: bigint): BudgetAmount {
  return { budgetId: budget.id, windowKey: window.key, unit: budget.unit, amount };
}
