import type { setLoopPolicyInput } from '@agent-os/core/contracts';
import { insertLoopPolicy, listLoopPolicyVersions, type TenantTransaction } from '@agent-os/db';
import type { z } from 'zod';
import type { MemberCaller } from '../context/index.ts';
import { ApiError } from '../errors/index.ts';

type PolicyChange = z.infer<typeof setLoopPolicyInput>;

/** Writes the next version of a scope's policy. The caller holds a row that keeps others from changing it meanwhile. */
export async function setPolicy(
  tx: TenantTransaction,
  caller: MemberCaller,
  agentId: string | null,
  { policy, expectedVersion, reason }: PolicyChange,
  nowMs: number,
): Promise<Readonly<Record<string, string | number | null>>> {
  const { organisationId } = caller;
  const [newest] = await listLoopPolicyVersions(tx, agentId ?? organisationId, 1);
  const version = newest?.version ?? 0;
  if (version !== expectedVersion) {
    throw new ApiError('conflict', 'Somebody changed this policy meanwhile. Reload, look at it, and set it again.');
  }
  const author = { authorKind: caller.kind, authorId: caller.id, at: new Date(nowMs) };
  await insertLoopPolicy(tx, { organisationId, agentId, version: version + 1, policy, reason, ...author });
  const actions = {
    repeat: policy?.repeat.action ?? null,
    cycle: policy?.cycle.action ?? null,
    velocity: policy?.velocity.action ?? null,
  };
  return { version: version + 1, reason, ...actions };
}
