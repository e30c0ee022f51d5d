import type { OwnerSpendRow } from '@agent-os/db';

/** Rows added up as one. It has no dearest day: those of its rows are not the same. */
export function sumRows(id: string, rows: readonly OwnerSpendRow[]): OwnerSpendRow {
  const sum: OwnerSpendRow = {
    id,
    costNanoUsd: 0n,
    otherNanoUsd: 0n,
    calls: 0,
    callsWithoutCost: 0,
    quantity: 0n,
    peakDay: null,
    peakCalls: 0,
  };
  return rows.reduce(
    (before, row) => ({
      ...before,
      costNanoUsd: before.costNanoUsd + row.costNanoUsd,
      otherNanoUsd: before.otherNanoUsd + row.otherNanoUsd,
      calls: before.calls + row.calls,
      callsWithoutCost: before.callsWithoutCost + row.callsWithoutCost,
      quantity: before.quantity + row.quantity,
    }),
    sum,
  );
}

/** A cost of which no classes are known is nobody's. */
export function foldNobody(rows: readonly OwnerSpendRow[]): readonly OwnerSpendRow[] {
  return rows.map((row) => (row.id === 'unsplit' ? { ...row, id: '' } : row));
}
