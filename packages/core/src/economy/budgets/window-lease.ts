import type { BudgetWindow } from './budget-window.ts';

/**
 * What a kernel may spend of one window by itself. Three sums tell all of it: what it was ever granted (less what it gave back),
 * what its ended calls have taken, what its open calls hold.
 */
export class WindowLease {
  readonly window: BudgetWindow;
  granted = 0n;
  /** Also what the database does not know of yet. */
  charged = 0n;
  reserved = 0n;
  /** The part of `reserved` that the database does not know of yet, and the most that may be. */
  unproven = 0n;
  unprovenMax = 0n;
  /** Before this moment, in ms since 1970, nothing about the cap changes by itself. */
  settledUntilMs = -Infinity;
  /** Of all kernels, when this one last asked. */
  spentSeen = 0n;
  capSeen = 0n;

  constructor(window: BudgetWindow) {
    this.window = window;
  }

  get free(): bigint {
    return this.granted - this.charged - this.reserved;
  }

  /** Whether a call may hold so much more. Nothing always fits: a call that is free of charge is never refused. */
  fits(amount: bigint): boolean {
    return amount === 0n || (this.free >= amount && this.unproven + amount <= this.unprovenMax);
  }

  hold(amount: bigint): void {
    this.reserved += amount;
    this.unproven += amount;
  }

  /** The database knows of the call that holds it. */
  prove(amount: bigint): void {
    this.unproven -= amount;
  }

  /** The call has ended: it took so much, which may be more than it held, and the rest is free. */
  settle(held: bigint, taken: bigint): void {
    this.reserved -= held;
    this.charged += taken;
  }
}
