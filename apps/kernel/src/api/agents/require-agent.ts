import { findAgent, type AgentRow, type TenantTransaction } from '@agent-os/db';
import { notFound } from '../errors/index.ts';

/** The agent of this organisation; throws `not_found`. */
export async function requireAgent(tx: TenantTransaction, agentId: string): Promise<AgentRow> {
  const row = await findAgent(tx, agentId);
  if (row === undefined) throw notFound('agent');
  return row;
}
