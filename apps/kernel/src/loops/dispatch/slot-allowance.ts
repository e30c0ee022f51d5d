import type { DirectoryPool } from '../../directory/index.ts';

/** How a pool's dispatcher learns that its slots are no longer its own, and asks for a better number. */
export interface PoolAllowance {
  /** Nobody starts from then on, of the dispatcher's clock. One object for all pools of the process. */
  readonly until: { readonly ms: number };
  /** A call waits, or a slot has come free that may not be filled again. */
  readonly changed: () => void;
}

/** Of a pool whose slots are all its own, for ever. */
export const unlimited: PoolAllowance = { until: { ms: Infinity }, changed: () => undefined };

/** Which slots of the pools this process may fill. */
export interface SlotAllowances {
  readonly until: { readonly ms: number };
  slotsOf(pool: Pick<DirectoryPool, 'id' | 'slots'>): number;
  changed(poolId: string): void;
  /** So many calls may run at once in the pool, in all processes together, but one always may; null: as many as it has slots. */
  limit(poolId: string, slotsMost: number | null): void;
  /** Of so many calls that run here, how many have to stop for that limit to hold. */
  excessOf(poolId: string, busy: number): number;
}

/** A process that shares its pools with nobody. */
export function everySlot(): SlotAllowances {
  const limits = new Map<string, number>();
  return {
    until: { ms: Infinity },
    slotsOf: ({ id, slots }) => Math.min(slots, limits.get(id) ?? slots),
    changed: () => undefined,
    limit: (poolId, slotsMost) => {
      if (slotsMost === null) limits.delete(poolId);
      else limits.set(poolId, Math.max(1, slotsMost));
    },
    excessOf: (poolId, busy) => Math.max(0, busy - (limits.get(poolId) ?? busy)),
  };
}
