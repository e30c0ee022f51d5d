export { decideSlotLease, slotsHeldAfter, turnAfter, type SlotLeaseDecision } from './decide-slot-lease.ts';
export type { ReplicaLease, SlotLeaseSnapshot } from './replica-lease.ts';
export { shareSlots, turnMs } from './share-slots.ts';
