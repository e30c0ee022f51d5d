export { differInSlotsOnly } from './differ-in-slots-only.ts';
export { ownerKey } from './owner-key.ts';
export type { PoolLimits } from './pool-limits.ts';
