import type { Budget, BudgetAmount, BudgetUnit } from '@agent-os/core/economy';
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
  readonly #added: BudgetReservation[] = [];
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

  /** A budget among them would not let the call take more. */
  get limits(): boolean {
    return this.#parts.some(({ lease }) => lease.account.limits);
  }

  /** Of the budgets that would not let the call take more, the one that is used up furthest. */
  get tightest(): Budget | undefined {
    const limiting = this.#parts.flatMap(({ lease }) => (lease.account.limits ? [lease] : []));
    const [first] = limiting;
    return limiting.reduce((tightest, lease) => (isUsedFurther(lease, tightest) ? lease : tightest), first)?.account
      .budget;
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

  /** From now on it holds what another one holds, too; the call's row, which is written, does not say so. */
  add(more: BudgetReservation): void {
    this.#parts.push(...more.parts);
    this.#added.push(more);
  }

  /**
   * What the call takes of what it holds: all of it where nobody knows how much that was. What it held first is used up first.
   *
   * @param modelId the model that answered: of budgets of other models, which it might have gone to, it takes nothing
   */
  chargesFor(taken: CallAmounts, modelId: string): readonly BudgetAmount[] {
    return this.#parts.map(({ lease, amount }, index) => {
      const { scopeKind, scopeId, unit } = lease.account.budget;
      if (scopeKind === 'model' && scopeId !== modelId) return amountOf(lease, 0n);
      const takenInAll = taken[unit];
      if (takenInAll === null) return amountOf(lease, amount);
      const isSame = (part: ReservedPart): boolean => part.lease.account === lease.account;
      const before = this.#parts.slice(0, index).filter(isSame);
      const rest = before.reduce((left, part) => left - part.amount, takenInAll);
      const isLast = !this.#parts.slice(index + 1).some(isSame);
      const takes = isLast || rest < amount ? rest : amount;
      return amountOf(lease, takes > 0n ? takes : 0n);
    });
  }

  /**
   * Gives free what the call does not take. Only once its end is in the journal: a kernel that dies before charges all that it held, so
   * nothing of that may be another's by then.
   */
  release(charges: readonly BudgetAmount[]): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    for (const more of this.#added) more.prove();
    this.#parts.forEach(({ lease, amount }, index) => lease.settle(amount, charges[index]?.amount ?? 0n));
    this.#freed(this.#parts.map(({ lease }) => lease));
  }
}

function isUsedFurther(lease: LeasedWindow, than: LeasedWindow | undefined): boolean {
  return than !== undefined && lease.spentSeen * than.capSeen > than.spentSeen * lease.capSeen;
}

function amountOf({ account: { budget }, window }: LeasedWindow, amount: bigint): BudgetAmount {
  return { budgetId: budget.id, windowKey: window.key, unit: budget.unit, amount };
}
