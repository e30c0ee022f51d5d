import { costOfUsage } from '@agent-os/core/economy';
import type { Execution, Priced } from './call.ts';

/**
 * Step 7, settle: what the call cost, in nano-USD. Null when it is not known: no price in force, or an upstream that
 * may have worked without saying how much. A request that an upstream rejected was not billed.
 */
export function costOfCall(call: Priced, execution: Execution): bigint | null {
  if (execution.usage !== undefined) return call.price === undefined ? null : costOfUsage(call.price, execution.usage);
  return mayHaveWorked(execution) ? null : 0n;
}

/** Of an execution without usage: nobody knows that the upstream did nothing for it. */
export function mayHaveWorked({ refusal, firstByteAtMs }: Execution): boolean {
  return refusal?.code === 'upstream_timeout' || firstByteAtMs === undefined;
}
