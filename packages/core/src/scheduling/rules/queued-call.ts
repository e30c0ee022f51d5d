import type { QueuedCall, WaitingEntry } from '../calls/index.ts';
import { ownerKey, type PoolLimits } from '../limits/index.ts';
import { callNeedOf } from './call-need.ts';

/** A waiting call and what follows from it under these limits. */
export function queuedCallOf(entry: WaitingEntry, limits: PoolLimits): QueuedCall {
  const { call } = entry;
  return {
    ...entry,
    since: call.arrivedAt - call.priorWaitMs,
    agentKey: ownerKey(call.ownerPath),
    need: callNeedOf(call, limits),
  };
}
