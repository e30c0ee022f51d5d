import { connectionStatus, keyInput } from '@agent-os/core/contracts';
import { findLastCallOfKey } from '@agent-os/db';
import { notFound } from '../errors/index.ts';
import { keyColumns, keyWire } from '../keys/index.ts';
import { organisationProcedure } from '../procedures/index.ts';

/** Whether a call with a key has arrived, and if not, what was turned away. Asked while somebody waits. */
export const getConnectionStatus = organisationProcedure('keys:read')
  .input(keyInput)
  .output(connectionStatus)
  .query(async ({ ctx, input: { keyId } }) => {
    const { row, lastCallId } = await ctx.read(async (tx) => {
      const key = await tx.agentKey.findUnique({
        where: { id: keyId },
        select: { ...keyColumns, agent: { select: { id: true, slug: true } } },
      });
      if (key === null) throw notFound('key');
      return {
        row: key,
        lastCallId: await findLastCallOfKey(tx, { keyId, agentId: key.agent.id, createdAt: key.createdAt }),
      };
    });
    const lastRefusal = ctx.dependencies.kernelState.findLastRefusal(keyId) ?? null;
    const isNew = lastRefusal !== null && lastRefusal.at >= row.createdAt.getTime();
    return {
      key: keyWire(row),
      agent: row.agent,
      lastCallId: lastCallId ?? null,
      lastRefusal: isNew ? lastRefusal : null,
    };
  });
