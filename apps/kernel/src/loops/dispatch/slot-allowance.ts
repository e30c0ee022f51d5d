import type { DirectoryPool } from '../../directory/index.ts';

/** How a pool's dispatcher learns that its slots are no longer its own, and asks for a better number. */
export interface PoolAllowance {
  /** Nobody starts from then on, of the dispatcher's clock. One object for all pools of the process. */
  readonly until: { readonly ms: number };
  /** A call waits, or a slot has come free that may not be filled again. */
  readonly changed: () => void;
}

/** Which slots of the pools this process may fill. */
export interface SlotAllowances {
  readonly until: { readonly ms: number };
  slotsOf(pool: Pick<DirectoryPool, 'id' | 'slots'>): number;
  changed(poolId: string): void;
}

/** A process that shares its pools with nobody. */
export const everySlot: SlotAllowances = {
  until: { ms: Infinity },
  slotsOf: ({ slots }) => slots,
  changed: () => undefined,
};
