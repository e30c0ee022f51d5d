import type { CallNeed } from '../calls/index.ts';
import type { Aggregate } from './aggregate.ts';

/** The least that any call below needs, of each thing for itself: below it nothing fits. */
export interface LeastNeed {
  kvTokens: number;
  rateTokens: number;
}

/** What is free for the next call. */
export type Room = Readonly<LeastNeed>;

export const unlimitedRoom: Room = { kvTokens: Infinity, rateTokens: Infinity };

export function fitsInto(room: Room, need: CallNeed | LeastNeed): boolean {
  return need.kvTokens <= room.kvTokens && need.rateTokens <= room.rateTokens;
}

const noNeed: LeastNeed = { kvTokens: 0, rateTokens: 0 };

/**
 * Keeps the least need of every subtree; `needOf` gives that of one value. In a pool where size does not matter
 * (`sized` is false) nobody needs anything, and there is nothing to keep.
 */
export function needAggregate<Value>(
  needOf: (value: Value) => CallNeed | LeastNeed,
  sized: boolean,
): Aggregate<Value, LeastNeed> {
  if (!sized) return { create: () => noNeed, refresh: () => undefined };
  return {
    create: () => ({ kvTokens: 0, rateTokens: 0 }),
    refresh(sum, value, left, right) {
      const own = needOf(value);
      let { kvTokens, rateTokens } = own;
      if (left !== undefined) {
        if (left.kvTokens < kvTokens) kvTokens = left.kvTokens;
        if (left.rateTokens < rateTokens) rateTokens = left.rateTokens;
      }
      if (right !== undefined) {
        if (right.kvTokens < kvTokens) kvTokens = right.kvTokens;
        if (right.rateTokens < rateTokens) rateTokens = right.rateTokens;
      }
      sum.kvTokens = kvTokens;
      sum.rateTokens = rateTokens;
    },
  };
}
