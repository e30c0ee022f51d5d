export { SlotPool, type SlotLease, type SlotPoolSettings } from './slot-pool.ts';
export { SlotPools } from './slot-pools.ts';
