import { loopEvidence, loopPolicy, type loopFinding } from '@agent-os/core/contracts';
import type { LoopPolicyRow, ShownLoopFinding, TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';

type Finding = z.infer<typeof loopFinding>;
type AgentNames = ReadonlyMap<string, Finding['agents'][number]>;

/** Names of the agents of these findings. */
export async function agentNames(tx: TenantTransaction, findings: readonly ShownLoopFinding[]): Promise<AgentNames> {
  const ids = [...new Set(findings.flatMap(({ agentIds }) => agentIds))];
  const rows = await tx.agent.findMany({ where: { id: { in: ids } }, select: { id: true, slug: true, name: true } });
  return new Map(rows.map((row) => [row.id, row]));
}

export function findingWire(row: ShownLoopFinding, names: AgentNames): Finding {
  const { id, detector, action, runId, firstCallId, lastCallId, calls, simulated } = row;
  return {
    id,
    detector,
    action,
    runId,
    firstCallId,
    lastCallId,
    calls,
    simulated,
    agents: row.agentIds.map((agentId) => names.get(agentId) ?? { id: agentId, slug: agentId, name: agentId }),
    since: row.since.getTime(),
    at: row.at.getTime(),
    costNanoUsd: row.costNanoUsd.toString(),
    evidence: loopEvidence.parse(row.evidence),
    cleared: clearingOf(row),
  };
}

function clearingOf({ clearedAt, clearedByKind, clearedById, clearedByName, clearReason }: ShownLoopFinding) {
  if (clearedAt === null || clearedByKind === null || clearedById === null) return null;
  const by = { kind: clearedByKind, id: clearedById, name: clearedByName };
  return { at: clearedAt.getTime(), by, reason: clearReason ?? '' };
}

export function policyVersionWire({ version, policy, at, authorKind, authorId, authorName, reason }: LoopPolicyRow) {
  const setBy = { kind: authorKind, id: authorId, name: authorName };
  return { version, policy: policy === null ? null : loopPolicy.parse(policy), setAt: at.getTime(), setBy, reason };
}
