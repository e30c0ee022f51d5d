import { revokeKeysInput, revokeKeysResult } from '@agent-os/core/contracts';
import { insertAuditEvent, type AuditEntry } from '@agent-os/db';
import { ApiError } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { requireKeys, type FoundKey } from './require-keys.ts';

function auditOf({ id, agentId, name, lastFour }: FoundKey, reason: string): AuditEntry {
  return { action: 'key.revoked', targetKind: 'key', targetId: id, detail: { agentId, name, lastFour, reason } };
}

/** Ends many keys for good, in one transaction, with one event in the trail for each. */
export const revokeKeys = organisationProcedure('keys:write')
  .input(revokeKeysInput)
  .output(revokeKeysResult)
  .mutation(({ ctx, input: { keyIds, reason } }) =>
    ctx.change(async (tx) => {
      const { organisationId, kind, id } = ctx.caller;
      const keys = await requireKeys(tx, keyIds);
      const [first, ...others] = keys.filter(({ revokedAt }) => revokedAt === null);
      if (first === undefined) throw new ApiError('conflict', 'These keys are revoked already. Nothing is left to do.');
      const revokedAt = new Date(ctx.dependencies.clock.nowMs());
      const { count } = await tx.agentKey.updateMany({
        where: { id: { in: [first, ...others].map((key) => key.id) }, revokedAt: null },
        data: { revokedAt },
      });
      for (const key of others) await insertAuditEvent(tx, organisationId, { kind, id }, auditOf(key, reason));
      return { result: { revoked: count, alreadyRevoked: keys.length - count }, audit: auditOf(first, reason) };
    }),
  );
