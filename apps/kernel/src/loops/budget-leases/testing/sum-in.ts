import type { StoredPart } from '../../../adapters/budget-leases/testing/memory-budget-leases.ts';

/** A window that calls are counted in. */
export interface Counted {
  readonly budgetId: string;
  readonly windowKey: string;
}

/** What calls hold or took of a window. */
export function sumIn(calls: ReadonlyMap<string, readonly StoredPart[]>, { budgetId, windowKey }: Counted): bigint {
  let sum = 0n;
  for (const parts of calls.values()) {
    for (const part of parts) if (part.budgetId === budgetId && part.windowKey === windowKey) sum += part.amount;
  }
  return sum;
}
