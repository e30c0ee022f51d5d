import type { SlotLeaseStore, StoredSlotLease } from '../../../ports/slot-lease-store.ts';

interface Session {
  readonly replica: string;
  expiresAt: number;
}

interface Pool {
  readonly organisationId: string;
  slots: number;
  readonly leases: Map<string, StoredSlotLease & { readonly session: string }>;
}

/** The twin of Postgres for simulations: one table, whose clock the simulation sets. */
export class MemorySlotLeases {
  readonly #nowMs: () => number;
  readonly #announce: (payload: string) => void;
  readonly #sessions = new Map<string, Session>();
  readonly #pools = new Map<string, Pool>();

  /** @param announce is told what `slotsChannel` would carry */
  constructor(nowMs: () => number, announce: (payload: string) => void) {
    this.#nowMs = nowMs;
    this.#announce = announce;
  }

  setSlots(organisationId: string, poolId: string, slots: number): void {
    const pool = this.#pools.get(poolId);
    if (pool === undefined) this.#pools.set(poolId, { organisationId, slots, leases: new Map() });
    else pool.slots = slots;
  }

  /** What replicas hold of a pool, by name. */
  heldOf(poolId: string): ReadonlyMap<string, number> {
    const leases = this.#pools.get(poolId)?.leases ?? new Map<string, StoredSlotLease>();
    return new Map(Array.from(leases, ([replica, { slots }]) => [replica, slots]));
  }

  /** Sessions that nobody has ended. */
  get sessions(): Iterable<string> {
    return this.#sessions.keys();
  }

  of(replica: string): SlotLeaseStore {
    return {
      begin: async (session, leaseMs, takesOver) => {
        const namesake = [...this.#sessions].find(([, { replica: name }]) => name === replica)?.[0];
        if (takesOver && namesake !== undefined) this.#endSession(namesake);
        this.#endOverdue();
        if ([...this.#sessions.values()].some(({ replica: name }) => name === replica)) return false;
        this.#sessions.set(session, { replica, expiresAt: this.#nowMs() + leaseMs });
        return true;
      },
      renew: async (session, leaseMs) => {
        const own = this.#sessions.get(session);
        if (own === undefined) return { renewed: false, now: this.#nowMs(), others: 0, unread: [] };
        own.expiresAt = this.#nowMs() + leaseMs;
        this.#endOverdue();
        for (const other of this.#sessions.values()) {
          if (other.expiresAt > this.#nowMs() + 2 * leaseMs) other.expiresAt = this.#nowMs() + leaseMs;
        }
        const unread = [...this.#pools].flatMap(([poolId, { organisationId, leases }]) =>
          leases.get(replica)?.unread === true ? [{ organisationId, poolId }] : [],
        );
        return { renewed: true, now: this.#nowMs(), others: this.#sessions.size - 1, unread };
      },
      settle: async (session, organisationId, poolIds, decide) => {
        if (!this.#sessions.has(session)) return false;
        for (const poolId of poolIds.toSorted()) {
          const pool = this.#pools.get(poolId);
          if (pool?.organisationId !== organisationId) continue;
          const { slots, leases } = pool;
          const update = decide({ poolId, slots, now: this.#nowMs(), leases: [...leases.values()] });
          if (update === undefined) continue;
          const { news, urgent, ...lease } = update;
          leases.set(replica, { ...lease, replica, session, unread: false });
          for (const [name, other] of leases) {
            if (news && name !== replica) leases.set(name, { ...other, unread: true });
          }
          if (urgent) this.#announce(`${organisationId} ${poolId} ${session}`);
        }
        return true;
      },
      end: async (session) => {
        this.#endSession(session);
        this.#announce('');
      },
    };
  }

  #endOverdue(): void {
    for (const [id, { expiresAt }] of this.#sessions) if (expiresAt <= this.#nowMs()) this.#endSession(id);
  }

  #endSession(session: string): void {
    this.#sessions.delete(session);
    for (const { leases } of this.#pools.values()) {
      for (const [replica, lease] of leases) if (lease.session === session) leases.delete(replica);
    }
  }
}
