import { costLinesOfUsage, costOfLines, type CostLine } from '@agent-os/core/economy';
import type { Execution, Priced } from './call.ts';

/** What a call cost, and the lines that this is the sum of. */
export interface CallCost {
  /** In nano-USD; null when it is not known. */
  readonly costNanoUsd: bigint | null;
  /** Undefined for a cost that no usage was seen for. */
  readonly costLines?: readonly CostLine[] | undefined;
}

/**
 * Step 7, settle: what the call cost. Not known: no price in force, or an upstream that may have worked without saying
 * how much. A request that an upstream rejected was not billed.
 */
export function costOfCall({ price }: Pick<Priced, 'price'>, execution: Execution): CallCost {
  const { usage } = execution;
  if (usage === undefined) return { costNanoUsd: mayHaveWorked(execution) ? null : 0n };
  if (price === undefined) return { costNanoUsd: null };
  const costLines = costLinesOfUsage(price, usage);
  return { costNanoUsd: costOfLines(costLines), costLines };
}

/** Of an execution without usage: nobody knows that the upstream did nothing for it. */
export function mayHaveWorked({ refusal, firstByteAtMs }: Execution): boolean {
  return refusal?.code === 'upstream_timeout' || firstByteAtMs === undefined;
}
