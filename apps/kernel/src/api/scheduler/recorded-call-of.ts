import { riskScoreOf, type RecordedCall } from '@agent-os/core/scheduling';
import type { PoolCallRow } from '@agent-os/db';

/** A call of the database as the replay takes it. Calls from before classes were recorded count as standard. */
export function recordedCallOf(row: PoolCallRow, organisationId: string): RecordedCall {
  return {
    id: row.id,
    ownerPath: [organisationId, row.departmentId, row.agentId],
    programId: row.runId ?? row.id,
    serviceClass: row.serviceClass ?? 'standard',
    riskScore: riskScoreOf(row.riskClass),
    arrivedAt: row.receivedAt.getTime(),
    deadlineAt: row.deadlineAt,
    inputTokens: row.inputTokens,
    outputTokens: row.outputTokens,
    serviceMs: row.executeUs / 1000,
  };
}
