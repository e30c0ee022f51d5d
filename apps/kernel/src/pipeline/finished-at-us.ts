import type { Identified } from './call.ts';

/** On the monotonic clock since arrival, so that no step of the wall clock makes a call end before it began. */
export function finishedAtUs(call: Identified, { nowMs }: { readonly nowMs: () => number }): number {
  return call.receivedAtMs * 1000 + Math.round((nowMs() - call.clock.startedAtMs) * 1000);
}
