import type {
  BudgetLeaseStore,
  BudgetLeaseUpdate,
  BudgetWindowToSettle,
  LockedBudgetWindow,
  NamedBudgetWindow,
} from '../../../ports/budget-lease-store.ts';

/** A part of a budget's window, as a call's row keeps it. */
export interface StoredPart {
  readonly budgetId: string;
  readonly windowKey: string;
  readonly amount: bigint;
}

interface StoredLease {
  session: string;
  granted: bigint;
  charged: bigint;
  unproven: bigint;
  reserved: bigint;
  wanted: bigint;
  endedAt: number | undefined;
}

interface StoredCall {
  readonly replica: string;
  readonly held: readonly StoredPart[];
  settled: boolean;
}

interface StoredWindow {
  spent: bigint;
  readonly leases: Map<string, StoredLease>;
}

const proofMs = 3_600_000;

/** Windows, leases, calls and their ends as Postgres keeps them, for tests. */
export class MemoryBudgetLeases {
  readonly caps = new Map<string, bigint>();
  readonly liveSessions = new Set<string>();
  readonly #raises: { readonly budgetId: string; readonly amount: bigint; readonly untilMs: number }[] = [];
  readonly #windows = new Map<string, StoredWindow>();
  readonly #calls = new Map<string, StoredCall>();
  readonly #nowMs: () => number;
  readonly #announce: (payload: string) => void;

  constructor(nowMs: () => number, announce: (payload: string) => void = () => undefined) {
    this.#nowMs = nowMs;
    this.#announce = announce;
  }

  raise(budgetId: string, amount: bigint, untilMs: number): void {
    this.#raises.push({ budgetId, amount, untilMs });
  }

  allowed(budgetId: string): bigint {
    const inForce = this.#raises.filter((raise) => raise.budgetId === budgetId && raise.untilMs > this.#nowMs());
    return inForce.reduce((total, { amount }) => total + amount, this.caps.get(budgetId) ?? 0n);
  }

  /** A call's beginning; the same twice is one. */
  recordCall(id: string, replica: string, held: readonly StoredPart[]): void {
    if (!this.#calls.has(id)) this.#calls.set(id, { replica, held, settled: false });
  }

  /** A call's end, charged once however often it is sent. */
  recordEnd(id: string, charges: readonly StoredPart[]): void {
    const call = this.#calls.get(id);
    if (call === undefined || call.settled) return;
    call.settled = true;
    for (const { budgetId, windowKey, amount } of charges) {
      const window = this.#window(budgetId, windowKey);
      window.spent += amount;
      const lease = window.leases.get(call.replica);
      if (lease !== undefined) lease.charged += amount;
    }
  }

  /** A fault: the end is charged once more. */
  chargeAgain(id: string, charges: readonly StoredPart[]): void {
    const call = this.#calls.get(id);
    if (call === undefined) return;
    call.settled = false;
    this.recordEnd(id, charges);
  }

  /** A fault: what a replica had is anybody's. */
  forget(replica: string): void {
    for (const { leases } of this.#windows.values()) leases.delete(replica);
  }

  openCallsOf(replica: string): readonly (readonly [id: string, held: readonly StoredPart[]])[] {
    return [...this.#calls].flatMap(([id, call]) =>
      call.replica === replica && !call.settled ? [[id, call.held]] : [],
    );
  }

  spent(budgetId: string, windowKey: string): bigint {
    return this.#window(budgetId, windowKey).spent;
  }

  leaseOf(
    replica: string,
    budgetId: string,
    windowKey: string,
  ): { readonly granted: bigint; readonly charged: bigint } {
    return this.#window(budgetId, windowKey).leases.get(replica) ?? { granted: 0n, charged: 0n };
  }

  /** What all leases together still hold. */
  leased(budgetId: string, windowKey: string): bigint {
    return [...this.#window(budgetId, windowKey).leases.values()].reduce((total, lease) => total + heldOf(lease), 0n);
  }

  /** Of every window. */
  leasedBy(replica: string): readonly NamedBudgetWindow[] {
    return [...this.#windows].flatMap(([name, { leases }]) => {
      const lease = leases.get(replica);
      const [budgetId = '', windowKey = ''] = name.split(' ', 2);
      return lease === undefined || heldOf(lease) === 0n ? [] : [{ budgetId, windowKey }];
    });
  }

  of(replica: string): BudgetLeaseStore {
    return {
      settle: async (session, organisationId, windows, decide) => {
        await Promise.resolve();
        this.settleNow(replica, session, organisationId, windows, decide);
      },
      listLeased: async () => {
        await Promise.resolve();
        return this.leasedBy(replica);
      },
    };
  }

  settleNow(
    replica: string,
    session: string,
    organisationId: string,
    windows: readonly BudgetWindowToSettle[],
    decide: (window: LockedBudgetWindow) => BudgetLeaseUpdate | undefined,
  ): void {
    for (const { budgetId, key } of windows) {
      const window = this.#window(budgetId, key);
      this.#endLeasesOfTheDead(window, replica, budgetId, key);
      const mine = window.leases.get(replica);
      const rest = [...window.leases].filter(([other]) => other !== replica).map(([, lease]) => lease);
      const isLive = ({ session: other }: StoredLease) => this.liveSessions.has(other);
      const raises = this.#raises.filter((raise) => raise.budgetId === budgetId && raise.untilMs > this.#nowMs());
      const update = decide({
        budgetId,
        windowKey: key,
        now: this.#nowMs(),
        cap: this.allowed(budgetId),
        capUntil: raises.length === 0 ? null : Math.min(...raises.map(({ untilMs }) => untilMs)),
        spent: window.spent,
        mine: mine && { granted: mine.granted, charged: mine.charged },
        others: rest.filter(isLive).map((lease) => ({ ...lease, held: heldOf(lease) })),
        ended: rest.filter((lease) => !isLive(lease)).reduce((total, lease) => total + heldOf(lease), 0n),
      });
      if (update === undefined) continue;
      const { tells, ...kept } = update;
      window.leases.set(replica, { ...kept, session, charged: mine?.charged ?? 0n, endedAt: undefined });
      if (tells) this.#announce(`${organisationId} ${session} ${budgetId} ${key}`);
    }
  }

  #endLeasesOfTheDead(window: StoredWindow, replica: string, budgetId: string, windowKey: string): void {
    for (const [other, lease] of window.leases) {
      if (other === replica || lease.granted <= lease.charged || this.liveSessions.has(lease.session)) continue;
      const endedAt = lease.endedAt ?? this.#nowMs();
      const isRecent = endedAt > this.#nowMs() - proofMs;
      if (lease.endedAt !== undefined && (isRecent || lease.unproven === 0n)) continue;
      const open = this.openCallsOf(other)
        .flatMap(([, held]) => held)
        .filter((part) => part.budgetId === budgetId && part.windowKey === windowKey)
        .reduce((total, { amount }) => total + amount, 0n);
      if (!isRecent) lease.unproven = 0n;
      const kept = lease.charged + open + lease.unproven;
      lease.granted = kept < lease.granted ? kept : lease.granted;
      lease.reserved = open;
      lease.wanted = 0n;
      lease.endedAt = endedAt;
    }
  }

  #window(budgetId: string, windowKey: string): StoredWindow {
    const name = `${budgetId} ${windowKey}`;
    let window = this.#windows.get(name);
    if (window === undefined) {
      window = { spent: 0n, leases: new Map() };
      this.#windows.set(name, window);
    }
    return window;
  }
}

function heldOf({ granted, charged }: { readonly granted: bigint; readonly charged: bigint }): bigint {
  return granted > charged ? granted - charged : 0n;
}
