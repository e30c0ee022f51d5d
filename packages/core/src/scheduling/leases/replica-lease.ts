/** What one kernel has of a pool's slots, as the database has it. */
export interface ReplicaLease {
  readonly replica: string;
  /** Nobody else may have these: until they are given back, or the replica has not been heard of for a lease's time. */
  readonly slots: number;
  /** Calls that run or wait there. */
  readonly demand: number;
  /** When it was last given a slot after it had none, ms of the database's clock; null: never. */
  readonly turnAt: number | null;
}

/** A pool among the kernels that live. */
export interface SlotLeaseSnapshot {
  readonly slots: number;
  readonly leases: readonly ReplicaLease[];
  /** The replica that asks; it is one of the leases. */
  readonly me: string;
}
