import type { CallNeed, QueuedCall } from '../calls/index.ts';
import type { Aggregate } from './aggregate.ts';
import type { ToolRoom } from './tool-sets.ts';

/** The least that any call below needs, of each thing for itself: below it nothing fits. */
export interface LeastNeed {
  kvTokens: number;
  rateTokens: number;
  /** Bits of all sets of tools that calls below offer; 0: no call. */
  toolSets: number;
}

/** What is free for the next call. */
export interface Room {
  readonly kvTokens: number;
  readonly rateTokens: number;
  readonly tools: ToolRoom;
}

/** Of a group with nothing to start. */
export const nothingToStart: LeastNeed = { kvTokens: Infinity, rateTokens: Infinity, toolSets: 0 };

export function fitsInto({ kvTokens, rateTokens, tools }: Room, need: CallNeed | LeastNeed): boolean {
  return need.kvTokens <= kvTokens && need.rateTokens <= rateTokens && (need.toolSets & ~tools.blockedSets) !== 0;
}

/** Whether this very call fits: its set of tools may share a bit with others. */
export function callFits(room: Room, { call, need }: QueuedCall): boolean {
  return fitsInto(room, need) && !room.tools.blocks(call);
}

const noNeed: LeastNeed = { kvTokens: 0, rateTokens: 0, toolSets: 1 };

/**
 * Keeps the least need of every subtree; `needOf` gives that of one value. In a pool where neither size nor tools matter
 * (`sized` is false) nobody needs anything, and there is nothing to keep.
 */
export function needAggregate<Value>(
  needOf: (value: Value) => CallNeed | LeastNeed,
  sized: boolean,
): Aggregate<Value, LeastNeed> {
  if (!sized) return { create: () => noNeed, refresh: () => undefined };
  return {
    create: () => ({ kvTokens: 0, rateTokens: 0, toolSets: 0 }),
    refresh(sum, value, left, right) {
      const own = needOf(value);
      let { kvTokens, rateTokens, toolSets } = own;
      if (left !== undefined) {
        if (left.kvTokens < kvTokens) kvTokens = left.kvTokens;
        if (left.rateTokens < rateTokens) rateTokens = left.rateTokens;
        toolSets |= left.toolSets;
      }
      if (right !== undefined) {
        if (right.kvTokens < kvTokens) kvTokens = right.kvTokens;
        if (right.rateTokens < rateTokens) rateTokens = right.rateTokens;
        toolSets |= right.toolSets;
      }
      sum.kvTokens = kvTokens;
      sum.rateTokens = rateTokens;
      sum.toolSets = toolSets;
    },
  };
}
