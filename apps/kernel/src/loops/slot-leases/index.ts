export { SlotLeaseLoop, type SlotLeaseDependencies } from './slot-lease-loop.ts';
