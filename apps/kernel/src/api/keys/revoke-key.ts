import { agentKey, revokeKeyInput } from '@agent-os/core/contracts';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { keyColumns, keyWire } from './key-wire.ts';

/** Ends a key for good. Answers when the next call with it is already refused. */
export const revokeKey = organisationProcedure('keys:write')
  .input(revokeKeyInput)
  .output(agentKey)
  .mutation(({ ctx, input: { keyId } }) =>
    ctx.change(async (tx) => {
      const before = await tx.agentKey.findUnique({ where: { id: keyId }, select: { ...keyColumns, agentId: true } });
      if (before === null) throw notFound('key');
      const revokedAt = new Date(ctx.dependencies.clock.nowMs());
      const { count } = await tx.agentKey.updateMany({ where: { id: keyId, revokedAt: null }, data: { revokedAt } });
      if (count === 0) throw new ApiError('conflict', 'This key was revoked already. Nothing is left to do.');
      const detail = { agentId: before.agentId, name: before.name, lastFour: before.lastFour };
      const audit = { action: 'key.revoked', targetKind: 'key', targetId: keyId, detail };
      return { result: keyWire({ ...before, revokedAt }), audit };
    }),
  );
