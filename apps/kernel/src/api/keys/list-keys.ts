import { agentInput, agentKey } from '@agent-os/core/contracts';
import { requireAgent } from '../agents/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { keyColumns, keyWire } from './key-wire.ts';

/** Keys of an agent, the newest first, revoked ones included. */
export const listKeys = organisationProcedure('keys:read')
  .input(agentInput)
  .output(agentKey.array())
  .query(({ ctx, input: { agentId } }) =>
    ctx.read(async (tx) => {
      await requireAgent(tx, agentId);
      const rows = await tx.agentKey.findMany({ where: { agentId }, select: keyColumns, orderBy: { id: 'desc' } });
      return rows.map(keyWire);
    }),
  );
