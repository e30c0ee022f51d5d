import { findAgents, type AgentRow, type TenantTransaction } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';

/** The agent that is to do a task; throws when there is none, or it will never do anything again. */
export async function requireDoer(tx: TenantTransaction, agentId: string): Promise<AgentRow> {
  const [agent] = await findAgents(tx, [agentId]);
  if (agent === undefined) throw notFound('agent');
  if (agent.state === 'retired') {
    throw new ApiError('conflict', `${agent.slug} is retired: choose another, or make it active again.`);
  }
  return agent;
}
