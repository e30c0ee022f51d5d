import { builtInLoopPolicy, loopPolicy, type loopPolicyInForce } from '@agent-os/core/contracts';
import { listLoopPolicyVersions, type LoopPolicyRow, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';

async function latest(tx: TenantTransaction, scopeId: string): Promise<LoopPolicyRow | undefined> {
  const [newest] = await listLoopPolicyVersions(tx, scopeId, 1);
  return newest;
}

/** The policy that counts for a scope: its own, else the organisation's, else the one built in. */
export async function policyInForce(
  tx: TenantTransaction,
  organisationId: string,
  agentId: string | undefined,
): Promise<z.infer<typeof loopPolicyInForce>> {
  const own = await latest(tx, agentId ?? organisationId);
  const above = agentId === undefined ? undefined : await latest(tx, organisationId);
  const written = own?.policy ?? above?.policy ?? null;
  return {
    policy: written === null ? builtInLoopPolicy : loopPolicy.parse(written),
    isOwn: own !== undefined && own.policy !== null,
    version: own?.version ?? 0,
    setAt: own?.at.getTime() ?? null,
    setBy: own === undefined ? null : { kind: own.authorKind, id: own.authorId, name: own.authorName },
    reason: own?.reason ?? null,
  };
}
