import type { TenantTransaction } from '@agent-os/db';
import type { ToolWait } from '../../ports/pool-state.ts';
import { explainToolWait } from './explain-tool-wait.ts';
import { nameOwners } from './name-owners.ts';

/** Which tool a call waits for and who has it, in words. */
export async function tellToolWait(tx: TenantTransaction, wait: ToolWait): Promise<string> {
  const users = wait.agentIds.map((agentId) => ({ agentId }));
  return explainToolWait(wait, await nameOwners(tx, users));
}
