import { insertAgentVersions, lockAgents, type AgentRow, type TenantTransaction } from '@agent-os/db';
import type { MemberCaller } from '../context/index.ts';

/** Makes what these agents have become their next version. */
export async function raiseVersions(
  tx: TenantTransaction,
  agents: readonly AgentRow[],
  { caller, reason, nowMs }: { readonly caller: MemberCaller; readonly reason: string; readonly nowMs: number },
): Promise<void> {
  const ids = agents.map(({ id }) => id);
  const versionAt = new Date(nowMs);
  await tx.agent.updateMany({ where: { id: { in: ids } }, data: { version: { increment: 1 }, versionAt } });
  const author = { kind: caller.kind, id: caller.id };
  await insertAgentVersions(tx, caller.organisationId, author, reason, await lockAgents(tx, ids));
}
