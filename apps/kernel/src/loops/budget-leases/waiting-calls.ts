import {
  budgetAllowanceAt,
  refuseOverBudget,
  refuseOverRate,
  refuseUnknownBudget,
  type BudgetStanding,
} from '@agent-os/core/economy';
import { refuse, type Refusal } from '@agent-os/core/errors';
import type { BudgetAccount, LeasedWindow } from './budget-account.ts';
import type { ReservedPart } from './budget-reservation.ts';
import type { WindowNeed } from './settle-window.ts';

/** A call is held back for so long while what it lacks is held by calls under way, or by another kernel. */
export const denyWaitMs = 10_000;
/** And for so long while a throttled budget lets out what it lacks. */
export const throttleWaitMs = 60_000;

/** The monotonic clock and the wall clock of a kernel. */
export interface Clocks {
  readonly nowMs: () => number;
  readonly epochMs: () => number;
}

/** What a call wants to hold of a budget. */
export interface WantedPart {
  readonly account: BudgetAccount;
  readonly amount: bigint;
}

/** A call that does not fit into what is leased here. */
export interface WaitingCall {
  readonly wants: readonly WantedPart[];
  /** It asks for less when it is refused, so it does not wait for what others hold. */
  readonly hasLess: boolean;
  /** By the monotonic clock: it waits no longer and no shorter when the wall clock is set. */
  readonly sinceMs: number;
  /** Windows have been settled with it in mind. */
  asked: boolean;
  readonly ends: (held: readonly ReservedPart[] | Refusal) => void;
}

/** The calls of an organisation that wait for parts of budgets, the first to come first. */
export class WaitingCalls {
  readonly #calls = new Set<WaitingCall>();

  add(call: WaitingCall): void {
    this.#calls.add(call);
  }

  remove(call: WaitingCall): void {
    this.#calls.delete(call);
  }

  get size(): number {
    return this.#calls.size;
  }

  /** Of what some of them want a part. */
  get accounts(): ReadonlySet<BudgetAccount> {
    return new Set([...this.#calls].flatMap(({ wants }) => wants.map(({ account }) => account)));
  }

  /** Windows that some of them want a part of. */
  windowsAt(epochMs: number): ReadonlySet<LeasedWindow> {
    const windows = new Set<LeasedWindow>();
    for (const { wants } of this.#calls) for (const { account } of wants) windows.add(account.at(epochMs));
    return windows;
  }

  /**
   * A call that lacks something elsewhere keeps nothing here that others want. What nobody wants it keeps: given away and asked for in
   * turn, the parts of two budgets would never come together.
   */
  needOf(lease: LeasedWindow, epochMs: number): WindowNeed {
    let need = 0n;
    let leastNeed = 0n;
    for (const { wants } of this.#calls) {
      const want = wants.find(({ account }) => account === lease.account && account.at(epochMs) === lease);
      if (want === undefined || want.amount === 0n) continue;
      const isShortHere = !lease.fits(want.amount);
      if (!isShortHere && lease.othersWant && wants.some(({ account, amount }) => !account.at(epochMs).fits(amount))) {
        continue;
      }
      need += want.amount;
      leastNeed = leastNeed === 0n || want.amount < leastNeed ? want.amount : leastNeed;
    }
    return { need, leastNeed };
  }

  /** From now on each of them has been taken into account. */
  markAsked(): void {
    for (const call of this.#calls) call.asked = true;
  }

  /** Lets go of every call that fits now, or never will, or has waited for long enough. */
  serve(clocks: Clocks, hold: (wants: readonly WantedPart[]) => readonly ReservedPart[] | undefined): void {
    const nowMs = clocks.nowMs();
    const epochMs = clocks.epochMs();
    for (const call of this.#calls) {
      const held = hold(call.wants);
      const answer = held ?? this.#refusalOf(call, nowMs - call.sinceMs, epochMs);
      if (answer === undefined) continue;
      this.#calls.delete(call);
      call.ends(answer);
    }
  }

  /** What is leased is used up, and nobody can say what is left. */
  refuseAll(epochMs: number): void {
    for (const call of this.#calls) {
      this.#calls.delete(call);
      const short = call.wants.find(({ account, amount }) => account.limits && !account.at(epochMs).fits(amount));
      const { budget } = (short ?? call.wants[0])?.account ?? {};
      call.ends(
        budget === undefined ? refuse('internal_error', 'A budget could not be read.') : refuseUnknownBudget(budget),
      );
    }
  }

  #refusalOf({ wants, hasLess, asked }: WaitingCall, waitedMs: number, epochMs: number): Refusal | undefined {
    if (!asked) return undefined;
    for (const { account, amount } of wants) {
      const lease = account.at(epochMs);
      if (!account.limits || lease.fits(amount) || lease.session === undefined) continue;
      const { window, capSeen: cap, spentSeen: spent } = lease;
      const standing: BudgetStanding = { budget: account.budget, window, cap, spent, needed: amount };
      if (hasLess || amount > cap - spent) return refuseOverBudget(standing);
      if (account.budget.action === 'throttle') {
        const atMs = budgetAllowanceAt(cap, window, spent + amount) ?? window.endsAtMs ?? epochMs;
        const waitMs = Math.max(0, atMs - epochMs);
        if (waitMs > throttleWaitMs - waitedMs || waitedMs >= throttleWaitMs) {
          return refuseOverRate(standing, Math.max(1_000, waitMs));
        }
      } else if (waitedMs >= denyWaitMs) {
        return refuseOverBudget(standing);
      }
    }
    return waitedMs >= throttleWaitMs ? refuse('internal_error', 'A budget could not be read in time.') : undefined;
  }
}
