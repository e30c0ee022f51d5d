import { findAgent, lockAgents, type AgentRow, type TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

/** The agent of this organisation; throws `not_found`. */
export async function requireAgent(tx: TenantTransaction, agentId: string): Promise<AgentRow> {
  const row = await findAgent(tx, agentId);
  if (row === undefined) throw notFound('agent');
  return row;
}

/** The agents of this organisation in the order of their ids, locked for a change; throws when one is missing. */
export async function requireAgents(
  tx: TenantTransaction,
  agentIds: readonly string[],
): Promise<readonly [AgentRow, ...AgentRow[]]> {
  if (new Set(agentIds).size !== agentIds.length) {
    throw new ApiError('invalid', 'An agent is named twice in this change: name each once.');
  }
  const [first, ...rest] = await lockAgents(tx, agentIds);
  if (first === undefined || rest.length + 1 !== agentIds.length) throw notFound('agent');
  return [first, ...rest];
}
