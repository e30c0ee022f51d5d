import { budgetAllowance, decideBudgetLease } from '@agent-os/core/economy';
import type { BudgetLeaseUpdate, LockedBudgetWindow } from '../../ports/budget-lease-store.ts';
import type { LeasedWindow } from './budget-account.ts';

/** What calls that wait here want of a window: all of them, and the one that wants least. */
export interface WindowNeed {
  readonly need: bigint;
  readonly leastNeed: bigint;
}

/** So much of a lease may be promised before the store knows to whom; it stays held when the kernel is not heard of again. */
const unprovenDivisor = 4n;

/**
 * Decides about a window whose leases nobody else changes meanwhile. What is given back is out of use when this returns; what is
 * granted is in use when `apply` is called, which must be once the store has kept it.
 *
 * @param promisesAll everything leased may be promised unproven: nobody else ever leases, or this replica always comes back
 */
export function settleWindow(
  lease: LeasedWindow,
  locked: LockedBudgetWindow,
  { need, leastNeed }: WindowNeed,
  promisesAll: boolean,
): { readonly update: BudgetLeaseUpdate; readonly apply: (session: string) => void } {
  const { granted: kept = 0n, charged = 0n } = locked.mine ?? {};
  lease.hasLeft = false;
  lease.charged = lease.isAdopted ? most(lease.charged, charged) : charged;
  const uncounted = lease.charged - charged;
  const { budget, limits } = lease.account;
  const { window } = lease;
  const decision = limits
    ? decideBudgetLease({
        allowed: budgetAllowance(budget.action, locked.cap, window, locked.now),
        spent: locked.spent,
        ended: locked.ended,
        others: locked.others,
        mine: { held: most(0n, kept - charged), kept: lease.reserved + uncounted, need, leastNeed },
      })
    : { held: most(0n, kept - charged), wanted: 0n, gives: false };
  const granted = charged + decision.held;
  const share = decision.held / unprovenDivisor;
  const unproven = promisesAll ? decision.held : least(decision.held, most(most(share, lease.unproven), leastNeed));
  lease.granted = least(lease.isAdopted ? lease.granted : 0n, granted);
  lease.unprovenMax = least(lease.unprovenMax, most(unproven, lease.unproven));
  const { reserved } = lease;
  const isNews = decision.wanted > 0n && decision.wanted !== lease.wanted;
  const tells = locked.others.length > 0 && (decision.gives || isNews || (limits && locked.mine === undefined));
  return {
    update: { granted, unproven: most(unproven, lease.unproven), reserved, wanted: decision.wanted, tells },
    apply: (session) => {
      lease.isAdopted = true;
      lease.session = session;
      lease.granted = granted;
      lease.unprovenMax = most(unproven, lease.unproven);
      lease.wanted = decision.wanted;
      lease.isShared = locked.others.length > 0 || locked.ended > 0n;
      lease.othersWant = locked.others.some((other) => other.wanted > 0n);
      lease.capSeen = locked.cap;
      lease.spentSeen = locked.spent + uncounted;
      lease.settledUntilMs = Math.min(window.endsAtMs ?? Infinity, locked.capUntil ?? Infinity);
      lease.told = { reserved, charged: charged + uncounted };
    },
  };
}

/** Gives back all that no open call holds: this kernel stops, or a run or an end user has not called for long. */
export function leaveWindow(lease: LeasedWindow, locked: LockedBudgetWindow): ReturnType<typeof settleWindow> {
  const { granted: had = 0n, charged = 0n } = locked.mine ?? {};
  lease.hasLeft = false;
  lease.charged = lease.isAdopted ? most(lease.charged, charged) : charged;
  const uncounted = lease.charged - charged;
  const kept = lease.reserved + uncounted;
  const granted = least(had, charged + kept);
  lease.granted = least(lease.granted, granted);
  const { reserved } = lease;
  const update = { granted, unproven: lease.unproven, reserved, wanted: 0n, tells: locked.others.length > 0 };
  const told = { reserved, charged: lease.charged };
  const apply = (): void => {
    lease.hasLeft = uncounted === 0n;
    lease.wanted = 0n;
    lease.told = told;
  };
  return { update, apply };
}

function most(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
