import { announceSlots, lockPoolsToLease, putSlotLeases, type Database } from '@agent-os/db';
import type { LockedPool, SlotLeaseStore, SlotLeaseUpdate } from '../../ports/slot-lease-store.ts';

/** A transaction that takes longer holds others up for nothing. */
const timeoutMs = 5_000;

class SessionEnded extends Error {}

/** The leases of one replica, in Postgres: each settlement is one transaction that holds a lock on its pools' rows. */
export class PostgresSlotLeases implements SlotLeaseStore {
  readonly #database: Pick<Database, 'sessions' | 'withTenant'>;
  readonly #replica: string;

  constructor(database: Pick<Database, 'sessions' | 'withTenant'>, replica: string) {
    this.#database = database;
    this.#replica = replica;
  }

  begin(session: string, leaseMs: number, takesOver: boolean) {
    return this.#database.sessions.begin(session, this.#replica, leaseMs, takesOver);
  }

  renew(session: string, leaseMs: number) {
    return this.#database.sessions.renew(session, leaseMs);
  }

  end(session: string) {
    return this.#database.sessions.end(session);
  }

  async settle(
    session: string,
    organisationId: string,
    poolIds: readonly string[],
    decide: (pool: LockedPool) => SlotLeaseUpdate | undefined,
  ): Promise<boolean> {
    const replica = this.#replica;
    try {
      await this.#database.withTenant(
        organisationId,
        async (tx) => {
          const pools = await lockPoolsToLease(tx, session, poolIds);
          if (pools === undefined) throw new SessionEnded();
          const isNamesake = pools.some(({ leases }) =>
            leases.some((lease) => lease.replica === replica && lease.session !== session),
          );
          if (isNamesake) throw new SessionEnded();
          const updates = pools.flatMap((pool) => {
            const update = decide(pool);
            return update === undefined ? [] : [{ poolId: pool.poolId, ...update }];
          });
          await putSlotLeases(tx, { organisationId, replica, session }, updates);
          const urgent = updates.flatMap(({ poolId, urgent: isUrgent }) => (isUrgent ? [poolId] : []));
          await announceSlots(tx, organisationId, session, urgent);
        },
        { timeoutMs },
      );
      return true;
    } catch (error) {
      if (error instanceof SessionEnded) return false;
      throw error;
    }
  }
}
