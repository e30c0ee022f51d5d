import { MemoryBudgetLeases, type StoredPart } from '../../../adapters/budget-leases/testing/memory-budget-leases.ts';
import type { LeasedWindow } from '../budget-account.ts';
import { BudgetReservation } from '../budget-reservation.ts';
import type { LockedBudgetWindow } from '../../../ports/budget-lease-store.ts';
import { leaveWindow, settleWindow } from '../settle-window.ts';
import { Replica } from './replica.ts';
import { sumIn, type Counted } from './sum-in.ts';
import { budgets, ofUsers, organisationId, windows, windowsOf, type User } from './world-budgets.ts';

export const names = ['a', 'b', 'c'] as const;

/** What a broken kernel or database does; nothing for a sound one. */
export interface Faults {
  readonly settle?: typeof settleWindow;
  /** The store charges an end again when it is sent again. */
  readonly chargesAgain?: boolean;
  /** Parts are free before the end of their call is in the journal. */
  readonly freesEarly?: boolean;
  /** A call holds what fits, and goes on without the rest. */
  readonly holdsPartly?: boolean;
  /** Another takes all that a dead kernel had. */
  readonly forgetsTheDead?: boolean;
  /** Promises everything without the database knowing to whom. */
  readonly promisesAll?: boolean;
  /** Forgets an end user at once, whatever is on the way to the database. */
  readonly forgetsUsersAtOnce?: boolean;
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Three kernels and their database, with what is true of every call whoever knows of it. */
export class World {
  nowMs = 0;
  readonly store: MemoryBudgetLeases;
  readonly replicas = names.map((name) => new Replica(name));
  /** Calls that may have cost what they hold, and what ended ones took. */
  readonly trueHeld = new Map<string, readonly StoredPart[]>();
  readonly trueTaken = new Map<string, readonly StoredPart[]>();
  #calls = 0;
  #sessions = 0;
  #totals = new Map<string, bigint>();
  readonly #faults: Faults;

  constructor(faults: Faults, cap: bigint) {
    this.#faults = faults;
    this.store = new MemoryBudgetLeases(() => this.nowMs);
    for (const id of budgets) this.store.caps.set(id, cap);
    this.store.caps.set(ofUsers.id, (cap * 4n) / 5n);
    for (const replica of this.replicas) this.start(replica);
  }

  start(replica: Replica): void {
    this.store.liveSessions.delete(this.#sessionOf.get(replica) ?? '');
    const session = `session-${(this.#sessions += 1)}`;
    this.#sessionOf.set(replica, session);
    this.store.liveSessions.add(session);
    this.commit(replica);
    // What the last one left open may have cost all that it held.
    for (const [id, held] of this.store.openCallsOf(replica.name)) {
      this.store.recordEnd(id, held);
      this.trueHeld.delete(id);
      this.trueTaken.set(id, held);
    }
    replica.start(session);
    this.settle(replica, 0n);
    for (const { budgetId, windowKey } of this.store.leasedBy(replica.name)) {
      if (budgetId === ofUsers.id) replica.users.takeUp(ofUsers, windowKey.slice('0/'.length), 0);
    }
    this.leave(replica);
  }

  readonly #sessionOf = new Map<Replica, string>();

  /** Its time is over: others may take what it leaves. */
  expire(replica: Replica): void {
    this.store.liveSessions.delete(this.#sessionOf.get(replica) ?? '');
    if (this.#faults.forgetsTheDead === true) this.store.forget(replica.name);
  }

  settle(replica: Replica, wanted: bigint, wanting: readonly LeasedWindow[] = replica.leases): void {
    const needed = { need: wanted, leastNeed: wanted };
    const nothing = { need: 0n, leastNeed: 0n };
    const decide = this.#faults.settle ?? settleWindow;
    this.#settleAll(replica, (lease, locked) => {
      const need = wanting.includes(lease) ? needed : nothing;
      const settled = decide(lease, locked, need, this.#faults.promisesAll === true);
      if (this.#faults.promisesAll === true) Object.assign(settled.update, { unproven: 0n });
      return settled;
    });
  }

  /** End users who have no call under way are given up: what is leased for them goes back, and what they took is in the database alone. */
  leave(replica: Replica): void {
    const leaving = new Set(replica.users.leaveSurplus(new Set(), 0));
    this.#settleAll(replica, (lease, locked) => (leaving.has(lease) ? leaveWindow(lease, locked) : undefined));
    if (this.#faults.forgetsUsersAtOnce === true) for (const lease of leaving) lease.hasLeft = true;
    replica.users.forgetLeft(new Set(), 0);
  }

  #settleAll(
    replica: Replica,
    decide: (lease: LeasedWindow, locked: LockedBudgetWindow) => ReturnType<typeof settleWindow> | undefined,
  ): void {
    const { session, leases } = replica;
    if (session === undefined || !this.store.liveSessions.has(session)) return;
    const applies: ((session: string) => void)[] = [];
    const named = leases.map(({ account, window }) => ({ budgetId: account.budget.id, ...window }));
    this.store.settleNow(replica.name, session, organisationId, named, (locked) => {
      const lease = leases.find(
        ({ account, window }) => account.budget.id === locked.budgetId && window.key === locked.windowKey,
      );
      const settled = lease && decide(lease, locked);
      if (settled !== undefined) applies.push(settled.apply);
      return settled?.update;
    });
    for (const apply of applies) apply(session);
  }

  /** True when the call may go to its model. */
  reserve(replica: Replica, amount: bigint, user: User = 'ann'): boolean {
    // A kernel whose session may be over starts nothing.
    if (replica.session === undefined || !this.store.liveSessions.has(replica.session)) return false;
    const leases = replica.leasesOf(user);
    // What it lacks, it asks for, with ends on the way.
    if (!this.#fits(leases, amount)) this.settle(replica, amount, leases);
    if (!this.#fits(leases, amount)) {
      // The others give what they do not use, and hear what is missing; what is proven may be promised again.
      this.commit(replica);
      this.settle(replica, amount, leases);
      if (!this.#fits(leases, amount)) {
        for (const other of this.replicas) if (other !== replica) this.settle(other, 0n);
        this.settle(replica, amount, leases);
      }
    }
    if (!this.#fits(leases, amount)) {
      const fitting = windowsOf(user).every((window) => amount <= this.#roomIn(window));
      must(!fitting, 'a call is refused that would have fitted');
      return false;
    }
    const parts = leases
      .filter((lease) => this.#faults.holdsPartly !== true || lease.fits(amount))
      .map((lease) => ({ lease, amount }));
    const reservation = new BudgetReservation(parts, () => undefined);
    const id = `call-${(this.#calls += 1)}`;
    const held = windowsOf(user).map((window) => ({ ...window, amount }));
    replica.open.push({ id, user, reservation, held });
    replica.journal.push({ kind: 'begins', id, held, proves: () => reservation.prove() });
    this.trueHeld.set(id, held);
    return true;
  }

  /** What nobody's calls hold or took: parts that lie idle with kernels that answer, and in none. */
  #roomIn({ budgetId, windowKey }: Counted): bigint {
    let room = this.store.allowed(budgetId) - this.store.spent(budgetId, windowKey);
    for (const { name, session, leases } of this.replicas) {
      const answers = session !== undefined && this.store.liveSessions.has(session);
      const lease = leases.find(({ account, window }) => account.budget.id === budgetId && window.key === windowKey);
      const { granted, charged } = this.store.leaseOf(name, budgetId, windowKey);
      const kept = answers && lease !== undefined ? lease.reserved + lease.charged - charged : granted - charged;
      room -= kept > 0n ? kept : 0n;
    }
    return room;
  }

  #fits(leases: readonly LeasedWindow[], amount: bigint): boolean {
    return this.#faults.holdsPartly === true
      ? leases.some((lease) => lease.fits(amount))
      : leases.every((lease) => lease.fits(amount));
  }

  /** A call ends and took this share of what it held; with `crashes` the kernel dies before the end is in its journal. */
  end(replica: Replica, index: number, share: number, crashes: boolean): void {
    const [call] = replica.open.splice(index % Math.max(1, replica.open.length), 1);
    if (call === undefined) return;
    const held = call.held[0]?.amount ?? 0n;
    const taken = (held * BigInt(share)) / 100n;
    const charges = call.reservation.chargesFor({ usd: null, tokens: taken, credits: null, energy: null }, '');
    if (this.#faults.freesEarly === true) call.reservation.release(charges);
    if (crashes) {
      if (this.#faults.freesEarly === true) this.reserve(replica, held, call.user);
      replica.crash();
      return;
    }
    const line = { kind: 'ends', id: call.id, charges: call.held.map((part) => ({ ...part, amount: taken })) } as const;
    replica.journal.push(line);
    call.reservation.release(charges);
    this.trueHeld.delete(call.id);
    this.trueTaken.set(call.id, line.charges);
  }

  commit(replica: Replica, keeps = false): void {
    for (const line of replica.journal) {
      if (line.kind === 'begins') {
        this.store.recordCall(line.id, replica.name, line.held);
        if (replica.session !== undefined) line.proves();
      } else {
        this.store.recordEnd(line.id, line.charges);
        if (this.#faults.chargesAgain === true) this.store.chargeAgain(line.id, line.charges);
      }
    }
    // An answer that was lost: everything is sent again.
    if (!keeps) replica.journal.length = 0;
  }

  /** All that must hold at every instant. */
  check(): void {
    for (const window of windows) {
      const { budgetId, windowKey } = window;
      const promised = sumIn(this.trueHeld, window) + sumIn(this.trueTaken, window);
      const total = this.store.spent(budgetId, windowKey) + this.store.leased(budgetId, windowKey);
      const allowed = this.store.allowed(budgetId);
      const name = `${budgetId} ${windowKey}`;
      const before = this.#totals.get(name) ?? 0n;
      this.#totals.set(name, total);
      // Above the cap only when that was lowered, and never more than before.
      must(total <= allowed || total <= before, 'spent and leased rise above the cap');
      must(promised <= total, 'calls may take more than is spent and leased');
    }
  }

  /** Everybody comes back and everything is written: each end counts once, and all that is left can be spent. */
  finish(): void {
    for (const replica of this.replicas) {
      replica.crash();
      this.start(replica);
    }
    for (const window of windows) {
      const spent = this.store.spent(window.budgetId, window.windowKey);
      must(spent === sumIn(this.trueTaken, window), 'an end counts more or less than once');
    }
    const [first] = this.replicas;
    const left = windowsOf('ann').map(
      ({ budgetId, windowKey }) => this.store.allowed(budgetId) - this.store.spent(budgetId, windowKey),
    );
    const most = left.reduce((a, b) => (a < b ? a : b));
    if (first === undefined || most <= 0n) return;
    must(this.reserve(first, most), 'what is left cannot be spent');
    must(!this.reserve(first, 1n), 'more than is left can be spent');
  }
}
