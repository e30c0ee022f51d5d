import type { CostLine, TokenClass } from '@agent-os/core/economy';

/** As the column holds them. */
export type StoredCostLines = readonly (readonly [tokenClass: TokenClass, quantity: number, nanoUsd: string])[];

/** What a call's cost is the sum of, as its row holds it; none when the column is null. */
export function readCostLines(stored: StoredCostLines | null): readonly CostLine[] {
  return (stored ?? []).map(([tokenClass, quantity, nanoUsd]) => ({ tokenClass, quantity, nanoUsd: BigInt(nanoUsd) }));
}
