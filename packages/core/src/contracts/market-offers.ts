import { z } from 'zod';
import { givenPrice, marketDepartment, marketPoolRef, marketReason, slotPrice } from './market.ts';
import { epochMs, idOf } from './scalars.ts';

const count = z.number().int().min(0);

/** Slots of the devices that a department holds in a pool, and what of them it sells. */
export const marketOffer = z.object({
  department: marketDepartment,
  pool: marketPoolRef,
  /** An even part of the pool's slots for each device. */
  heldSlots: count,
  /** 0: it sells none. Of more than it holds, what it holds counts. */
  slots: count,
  /** For a slot-second, at least. */
  ask: slotPrice,
  /** Counts up from 1; 0: it has never offered any. */
  version: count,
  setAt: epochMs.nullable(),
  setBy: z
    .object({ kind: z.enum(['person', 'token', 'system']), id: z.string(), name: z.string().nullable() })
    .nullable(),
  reason: z.string().nullable(),
});
/** Of departments that hold a device in a pool or offer slots of it, by department and pool. */
export const marketOffers = z.array(marketOffer);

/** A change by somebody else since the version that was seen is refused as `conflict`. 0 slots take the offer back. */
export const offerSlotsInput = z.object({
  departmentId: idOf('dep'),
  poolId: idOf('pol'),
  slots: z
    .number('Give a number of slots.')
    .int('Give whole slots.')
    .min(0, 'Give 0 or more slots.')
    .max(1_000_000, 'Give at most 1,000,000 slots.'),
  ask: givenPrice,
  expectedVersion: count,
  reason: marketReason,
});
