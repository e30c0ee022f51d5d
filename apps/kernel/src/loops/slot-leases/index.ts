export { SlotLeaseLoop, type SlotLeaseDependencies } from './slot-lease-loop.ts';
export { leaseMs, marginMs, renewEveryMs } from './slot-lease-times.ts';
