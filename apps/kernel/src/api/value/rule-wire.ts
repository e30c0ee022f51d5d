import { valueDefinition, type valueRuleVersion } from '@agent-os/core/contracts';
import type { ValueRuleRow } from '@agent-os/db';
import type { z } from 'zod';

export function ruleWire(row: ValueRuleRow): z.infer<typeof valueRuleVersion> {
  const { kind, number, checkerAgent, reason } = row;
  return {
    kind,
    number,
    checkerAgent,
    reason,
    validFrom: row.validFromMs,
    definition: valueDefinition.parse(row.definition),
    author: { kind: row.authorKind, id: row.authorId, name: row.authorName },
    createdAt: row.createdAtMs,
  };
}
