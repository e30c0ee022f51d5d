import type { spendKind } from '@agent-os/core/contracts';
import type { DaySpendRow } from '@agent-os/db';
import type { z } from 'zod';

export type SpendKind = z.infer<typeof spendKind>;

type Amount = Pick<DaySpendRow, 'simulated' | 'costNanoUsd'>;

/** What rows of spend come to, real and simulated apart. */
export function sumKinds(rows: readonly Amount[]): { readonly real: bigint; readonly simulated: bigint } {
  let real = 0n;
  let simulated = 0n;
  for (const row of rows) {
    if (row.simulated) simulated += row.costNanoUsd;
    else real += row.costNanoUsd;
  }
  return { real, simulated };
}

/** The kind that was asked for; else real spend, or simulated where there is no other. */
export function chooseSpendKind(asked: SpendKind | undefined, rows: readonly Amount[]): SpendKind {
  if (asked !== undefined) return asked;
  const { real, simulated } = sumKinds(rows);
  return real === 0n && simulated > 0n ? 'simulated' : 'real';
}

/** A row's spend, if it is of the kind. */
export function amountOf(row: Amount, kind: SpendKind): bigint {
  return row.simulated === (kind === 'simulated') ? row.costNanoUsd : 0n;
}
