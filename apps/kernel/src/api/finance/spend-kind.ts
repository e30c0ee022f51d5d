import type { spendKind } from '@agent-os/core/contracts';
import type { SpendRow } from '@agent-os/db';
import type { z } from 'zod';

export type SpendKind = z.infer<typeof spendKind>;

/** What rows of spend come to, real and simulated apart. */
export function sumKinds(rows: readonly SpendRow[]): { readonly real: bigint; readonly simulated: bigint } {
  let all = 0n;
  let simulated = 0n;
  for (const row of rows) {
    all += row.costNanoUsd;
    simulated += row.simulatedNanoUsd;
  }
  return { real: all - simulated, simulated };
}

/** The kind that was asked for; else real spend, or simulated where there is no other. */
export function chooseSpendKind(asked: SpendKind | undefined, rows: readonly SpendRow[]): SpendKind {
  if (asked !== undefined) return asked;
  const { real, simulated } = sumKinds(rows);
  return real === 0n && simulated > 0n ? 'simulated' : 'real';
}

/** A row's spend of one kind. */
export function amountOf(row: SpendRow, kind: SpendKind): bigint {
  return kind === 'simulated' ? row.simulatedNanoUsd : row.costNanoUsd - row.simulatedNanoUsd;
}
