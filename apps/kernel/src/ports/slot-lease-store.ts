import type { ReplicaLease } from '@agent-os/core/scheduling';

/** A replica's part of a pool's slots, as it is kept. */
export interface StoredSlotLease extends ReplicaLease {
  /** Calls that ran there when it was written. */
  readonly inUse: number;
  /** Another replica has changed something since this one last looked. */
  readonly unread: boolean;
}

/** A pool that nobody else leases slots of meanwhile. */
export interface LockedPool {
  readonly poolId: string;
  readonly slots: number;
  /** Ms by the store's clock. */
  readonly now: number;
  /** Of all replicas whose session has not ended. */
  readonly leases: readonly StoredSlotLease[];
}

export interface SlotLeaseUpdate extends Pick<StoredSlotLease, 'slots' | 'inUse' | 'demand' | 'turnAt'> {
  /** The others have to look at the pool again: when they next renew. */
  readonly news: boolean;
  /** They should do so at once. */
  readonly urgent: boolean;
}

export interface SessionRenewal {
  /** False: the session has ended, and every lease of it. */
  readonly renewed: boolean;
  /** Ms since 1970 by the store's clock. */
  readonly now: number;
  /** Other replicas that live. */
  readonly others: number;
  readonly unread: readonly { readonly organisationId: string; readonly poolId: string }[];
}

/** Where replicas share out the slots of pools. Its clock alone says when a session has ended. */
export interface SlotLeaseStore {
  /**
   * Begins a session of this replica that lasts so long unless it is renewed. With `takesOver` it ends one that the replica has;
   * without, it is false while that one lives.
   */
  begin(session: string, leaseMs: number, takesOver: boolean): Promise<boolean>;
  /** Also ends the sessions of others whose time is over. */
  renew(session: string, leaseMs: number): Promise<SessionRenewal>;
  /**
   * Locks the pools, asks what this replica's lease is to be, undefined for as it is, and keeps that. False when the session has
   * ended: then nothing is kept.
   */
  settle(
    session: string,
    organisationId: string,
    poolIds: readonly string[],
    decide: (pool: LockedPool) => SlotLeaseUpdate | undefined,
  ): Promise<boolean>;
  /** Gives everything back. */
  end(session: string): Promise<void>;
}
