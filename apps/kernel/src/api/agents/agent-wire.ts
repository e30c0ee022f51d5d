import type { agent, agentListItem } from '@agent-os/core/contracts';
import type { AgentActivityRow, AgentRow } from '@agent-os/db';
import type { z } from 'zod';

/** An agent as it travels: times in epoch ms. */
export function agentWire(row: AgentRow): z.infer<typeof agent> {
  return { ...row, createdAt: row.createdAt.getTime() };
}

export function agentListItemWire(row: AgentActivityRow, runningNow: number): z.infer<typeof agentListItem> {
  return { ...row, createdAt: row.createdAt.getTime(), lastCallAt: row.lastCallAt?.getTime() ?? null, runningNow };
}
