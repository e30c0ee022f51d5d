import { declareBidInput, marketBid } from '@agent-os/core/contracts';
import { insertMarketBid, lockMarketBid } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readBids } from './list-bids.ts';

/** What an agent values slots at from the next round on. */
export const declareBid = organisationProcedure('market:write')
  .input(declareBidInput)
  .output(marketBid)
  .mutation(({ ctx, input: { agentId, expectedVersion, reason, ...terms } }) => {
    const { caller, dependencies } = ctx;
    return ctx.change(async (tx) => {
      const before = await lockMarketBid(tx, agentId);
      if (before === undefined) throw notFound('agent');
      if (before !== expectedVersion) {
        throw new ApiError(
          'conflict',
          'Somebody changed this bid meanwhile. Reload, look at it, and declare it again.',
        );
      }
      await insertMarketBid(tx, caller.organisationId, {
        ...terms,
        value: BigInt(terms.value),
        decayMs: terms.decayMs === null || terms.decay === 'constant' ? null : BigInt(terms.decayMs),
        agentId,
        version: before + 1,
        authorKind: caller.kind,
        authorId: caller.id,
        reason,
        at: new Date(dependencies.clock.nowMs()),
      });
      const [bid] = await readBids(tx, agentId);
      if (bid === undefined) throw new ApiError('conflict', 'A retired agent bids for nothing: bring it back first.');
      return {
        result: bid,
        audit: {
          action: 'market.bid_declared',
          targetKind: 'agent',
          targetId: agentId,
          detail: { ...terms, version: before + 1, reason },
        },
      };
    });
  });
