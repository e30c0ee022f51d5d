import type { Budget } from '@agent-os/core/economy';
import { MemoryBudgetLeases, type StoredPart } from '../../../adapters/budget-leases/testing/memory-budget-leases.ts';
import { BudgetAccount, type LeasedWindow } from '../budget-account.ts';
import { BudgetReservation } from '../budget-reservation.ts';
import { settleWindow } from '../settle-window.ts';

const organisationId = 'org_1';
export const names = ['a', 'b', 'c'] as const;
const budgetOf = (id: string): Budget => ({
  id,
  name: id,
  scopeKind: 'organisation',
  scopeId: null,
  scopeLabel: 'the organisation',
  period: 'total',
  unit: 'tokens',
  cap: 0n,
  action: 'deny',
  timeZone: 'UTC',
  raises: [],
});
/** A call is counted by both. */
const budgets = ['bdg_1', 'bdg_2'] as const;
const windowKey = '0';

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
}

interface OpenCall {
  readonly id: string;
  readonly reservation: BudgetReservation;
  readonly held: readonly StoredPart[];
}

type JournalLine =
  | { readonly kind: 'begins'; readonly id: string; readonly held: readonly StoredPart[]; readonly proves: () => void }
  | { readonly kind: 'ends'; readonly id: string; readonly charges: readonly StoredPart[] };

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** One kernel: what it has in memory, and the journal that outlives it. */
class Replica {
  readonly name: string;
  session: string | undefined;
  open: OpenCall[] = [];
  readonly journal: JournalLine[] = [];
  #accounts: BudgetAccount[] = [];

  constructor(name: string) {
    this.name = name;
  }

  start(session: string): void {
    this.session = session;
    this.#accounts = budgets.map((id) => new BudgetAccount(organisationId, budgetOf(id), null));
  }

  get leases(): readonly LeasedWindow[] {
    return this.#accounts.map((account) => account.at(0));
  }

  crash(): void {
    this.open = [];
    this.#accounts = [];
    this.session = undefined;
  }
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
  }

  readonly #sessionOf = new Map<Replica, string>();

  /** Its time is over: others may take what it leaves. */
  expire(replica: Replica): void {
    this.store.liveSessions.delete(this.#sessionOf.get(replica) ?? '');
    if (this.#faults.forgetsTheDead === true) this.store.forget(replica.name);
  }

  settle(replica: Replica, wanted: bigint): void {
    const { session } = replica;
    if (session === undefined || !this.store.liveSessions.has(session)) return;
    const applies: ((session: string) => void)[] = [];
    const windows = replica.leases.map(({ account, window }) => ({ budgetId: account.budget.id, ...window }));
    this.store.settleNow(replica.name, session, organisationId, windows, (locked) => {
      const lease = replica.leases.find(({ account }) => account.budget.id === locked.budgetId);
      if (lease === undefined) return undefined;
      const decide = this.#faults.settle ?? settleWindow;
      const need = { need: wanted, leastNeed: wanted };
      const { update, apply } = decide(lease, locked, need, this.#faults.promisesAll === true);
      if (this.#faults.promisesAll === true) Object.assign(update, { unproven: 0n });
      applies.push(apply);
      return update;
    });
    for (const apply of applies) apply(session);
  }

  /** True when the call may go to its model. */
  reserve(replica: Replica, amount: bigint): boolean {
    // A kernel whose session may be over starts nothing.
    if (replica.session === undefined || !this.store.liveSessions.has(replica.session)) return false;
    if (!this.#fits(replica, amount)) {
      // What it lacks, it asks for; the others give what they do not use, and hear what is missing; what is proven may be promised again.
      this.commit(replica);
      this.settle(replica, amount);
      if (!this.#fits(replica, amount)) {
        for (const other of this.replicas) if (other !== replica) this.settle(other, 0n);
        this.settle(replica, amount);
      }
    }
    if (!this.#fits(replica, amount)) {
      const fitting = budgets.every((id) => amount <= this.#roomIn(id));
      must(!fitting, 'a call is refused that would have fitted');
      return false;
    }
    const parts = replica.leases
      .filter((lease) => this.#faults.holdsPartly !== true || lease.fits(amount))
      .map((lease) => ({ lease, amount }));
    const reservation = new BudgetReservation(parts, () => undefined);
    const id = `call-${(this.#calls += 1)}`;
    const held = replica.leases.map(({ account }) => ({ budgetId: account.budget.id, windowKey, amount }));
    replica.open.push({ id, reservation, held });
    replica.journal.push({ kind: 'begins', id, held, proves: () => reservation.prove() });
    this.trueHeld.set(id, held);
    return true;
  }

  /** What nobody's calls hold or took: parts that lie idle with kernels that answer, and in none. */
  #roomIn(id: string): bigint {
    let room = this.store.allowed(id) - this.store.spent(id, windowKey);
    for (const { name, session, leases } of this.replicas) {
      const answers = session !== undefined && this.store.liveSessions.has(session);
      const lease = leases.find(({ account }) => account.budget.id === id);
      const { granted, charged } = this.store.leaseOf(name, id, windowKey);
      const kept = answers && lease !== undefined ? lease.reserved + lease.charged - charged : granted - charged;
      room -= kept > 0n ? kept : 0n;
    }
    return room;
  }

  #fits(replica: Replica, amount: bigint): boolean {
    const { leases } = replica;
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
      if (this.#faults.freesEarly === true) this.reserve(replica, held);
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
    for (const id of budgets) {
      const sum = (calls: ReadonlyMap<string, readonly StoredPart[]>) =>
        [...calls.values()].flat().reduce((total, part) => (part.budgetId === id ? total + part.amount : total), 0n);
      const promised = sum(this.trueHeld) + sum(this.trueTaken);
      const total = this.store.spent(id, windowKey) + this.store.leased(id, windowKey);
      const allowed = this.store.allowed(id);
      const before = this.#totals.get(id) ?? 0n;
      this.#totals.set(id, total);
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
    for (const id of budgets) {
      const taken = [...this.trueTaken.values()].flat().filter((part) => part.budgetId === id);
      const sum = taken.reduce((total, { amount }) => total + amount, 0n);
      must(this.store.spent(id, windowKey) === sum, 'an end counts more or less than once');
    }
    const [first] = this.replicas;
    const left = budgets.map((id) => this.store.allowed(id) - this.store.spent(id, windowKey));
    const most = left.reduce((a, b) => (a < b ? a : b));
    if (first === undefined || most <= 0n) return;
    must(this.reserve(first, most), 'what is left cannot be spent');
    must(!this.reserve(first, 1n), 'more than is left can be spent');
  }
}
