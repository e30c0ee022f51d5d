import { costOfUsage } from '@agent-os/core/economy';
import type { Execution, Priced } from './call.ts';

/**
 * Step 7, settle: what the call cost, in nano-USD. Null when it is not known: no price in force, or an upstream that
 * may have worked without saying how much. A request that an upstream rejected was not billed.
 */
export function costOfCall(call: Priced, execution: Execution): bigint | null {
  if (execution.usage !== undefined) return call.price === undefined ? null : costOfUsage(call.price, execution.usage);
  const mayHaveWorked = execution.refusal?.code === 'upstream_timeout' || execution.firstByteAtMs === undefined;
  return mayHaveWorked ? null : 0n;
}
