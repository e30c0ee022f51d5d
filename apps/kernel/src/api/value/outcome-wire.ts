import type { outcomeListItem } from '@agent-os/core/contracts';
import { listValueRules, type OutcomeRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import { rulesInForce, worthOf, type KindRule } from '../../value/index.ts';

/** Outcomes as people read them; what a reported one would be worth is by the rule of this moment. */
export async function outcomesWire(
  tx: TenantTransaction,
  rows: readonly OutcomeRow[],
  nowMs: number,
): Promise<z.infer<typeof outcomeListItem>[]> {
  const rules = rulesInForce(await listValueRules(tx, new Date(nowMs)), nowMs);
  return rows.map((row) => outcomeWire(row, rules.get(row.kind)));
}

function outcomeWire(row: OutcomeRow, rule: KindRule | undefined): z.infer<typeof outcomeListItem> {
  const expected = row.state === 'reported' ? worthOf(rule, row, row, null) : undefined;
  return {
    taskId: row.taskId,
    title: row.title,
    kind: row.kind,
    state: row.state,
    at: row.atMs,
    agent: row.agent,
    departmentName: row.departmentName,
    simulated: row.simulated,
    reportedBy: { kind: row.reportedByKind, id: row.reportedById, name: row.reportedByName },
    decidedBy:
      row.decidedByKind === null
        ? null
        : { kind: row.decidedByKind, id: row.decidedById ?? '', name: row.decidedByName },
    reason: row.reason,
    units: row.units?.toString() ?? null,
    value:
      row.valueNanoUsd === null
        ? null
        : { nanoUsd: row.valueNanoUsd.toString(), confidence: row.valueConfidence ?? 'assumed' },
    expected: expected === undefined ? null : { nanoUsd: expected.nanoUsd.toString(), confidence: expected.confidence },
    humanSeconds: row.humanSeconds,
    humanNanoUsd: row.humanNanoUsd.toString(),
  };
}
