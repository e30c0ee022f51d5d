import { grantFloors, type GrantedFloor } from './grant-floors.ts';
import type { Claimant } from './marginal-claims.ts';
import type { PoolOpening } from './pool-clearing.ts';
import type { Room } from './share-slots-at-price.ts';
import { type SupplyCurve, withoutOperatorSlots } from './supply-curve.ts';

/** What is left to trade for once must-run slots and floors have theirs. */
export interface AfterFloors {
  readonly room: Room;
  readonly floors: ReadonlyMap<number, GrantedFloor>;
  /** Without the slots that went to floors. */
  readonly supply: SupplyCurve;
  /** Whose bid it is, by its place in the pool's book, and how it stands in a tie. */
  readonly claimantOf: (bid: number) => Claimant;
}

/** Takes must-run slots and floors out of a pool whose must-run slots fit. */
export function afterFloors({ book, limits, supply, tieOf }: PoolOpening): AfterFloors {
  const { mustRun } = book;
  const room: Room = {
    slots: limits.slots - mustRun.slots,
    tokensPerSecond: limits.tokensPerSecond - mustRun.tokensPerSecond,
    milliwatts: limits.milliwatts - mustRun.milliwatts,
  };
  const floors = grantFloors(book, supply, room, tieOf);
  let floorSlots = 0;
  for (const { slots } of floors.values()) floorSlots += slots;
  return {
    room,
    floors,
    supply: withoutOperatorSlots(supply, floorSlots),
    claimantOf: (bid) => {
      const bidder = book.bids[bid]?.bidder ?? '';
      return { bidder, tie: tieOf(bidder) };
    },
  };
}
