import type { ReplicaLease, SlotLeaseSnapshot } from './replica-lease.ts';
import { shareSlots } from './share-slots.ts';

export interface SlotLeaseDecision {
  /** Slots in which this replica may start calls. */
  readonly mayFill: number;
  /** Another replica has more calls than slots. */
  readonly contended: boolean;
}

/**
 * How many of a pool's slots a replica may fill from now on: its share, as far as it has the slots or nobody does. What another
 * should give back is not given to anybody before it is given back, or its holder's lease has run out and is no longer listed.
 *
 * @param now ms of the database's clock
 */
export function decideSlotLease(snapshot: SlotLeaseSnapshot, now: number): SlotLeaseDecision {
  const { slots, leases, me } = snapshot;
  const held = leases.find(({ replica }) => replica === me)?.slots ?? 0;
  const free = Math.max(0, slots - leases.reduce((sum, lease) => sum + lease.slots, 0));
  const share = shareSlots(snapshot, now).get(me) ?? 0;
  return {
    mayFill: Math.min(share, held + free),
    contended: leases.some(({ replica, demand, slots: theirs }) => replica !== me && demand > theirs),
  };
}

/**
 * What the replica then holds: running calls keep their slots until they end, as far as they have any. A replica that was cut off for
 * longer than its lease may have more calls running than slots.
 */
export function slotsHeldAfter(mayFill: number, running: number, heldBefore: number): number {
  return Math.max(mayFill, Math.min(running, heldBefore));
}

/** When its turn began: now, if it had no slot. */
export function turnAfter(before: ReplicaLease, mayFill: number, now: number): number | null {
  return before.slots === 0 && mayFill > 0 ? now : before.turnAt;
}
