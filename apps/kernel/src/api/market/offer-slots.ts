import { marketOffer, offerSlotsInput } from '@agent-os/core/contracts';
import { insertMarketOffer, lockMarketOffer } from '@agent-os/db';
import { ApiError, notFound } from '../errors/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readOffers } from './list-offers.ts';
import { readTerms } from './settings-wire.ts';

/** What a department sells of the slots that it holds, from the next round on. */
export const offerSlots = organisationProcedure('market:write')
  .input(offerSlotsInput)
  .output(marketOffer)
  .mutation(({ ctx, input: { departmentId, poolId, expectedVersion, reason, slots, ask } }) => {
    const { caller, dependencies } = ctx;
    return ctx.change(async (tx) => {
      if ((await tx.pool.count({ where: { id: poolId } })) === 0) throw notFound('pool');
      const before = await lockMarketOffer(tx, departmentId, poolId);
      if (before === undefined) throw notFound('department');
      if (before !== expectedVersion) {
        throw new ApiError('conflict', 'Somebody changed this offer meanwhile. Reload, look at it, and offer again.');
      }
      const found = (await readOffers(tx)).find(
        ({ department, pool }) => department.id === departmentId && pool.id === poolId,
      );
      if (found === undefined) throw notFound('department');
      if (slots > 0 && found.heldSlots === 0) {
        throw new ApiError('invalid', 'The department holds no device of this pool: give it one under Energy first.');
      }
      if (slots > found.heldSlots) {
        const most = found.heldSlots === 1 ? '1 slot' : `${found.heldSlots} slots`;
        throw new ApiError(
          'invalid',
          `${found.department.name} holds ${most} of ${found.pool.slug}: offer at most those.`,
        );
      }
      const { terms } = await readTerms(tx);
      if (BigInt(ask) > terms.priceCap) {
        throw new ApiError('invalid', 'The ask is above the market’s cap, at which nobody can buy: ask less.');
      }
      const version = before + 1;
      const at = new Date(dependencies.clock.nowMs());
      await insertMarketOffer(tx, caller.organisationId, {
        departmentId,
        poolId,
        slots,
        ask: BigInt(ask),
        version,
        authorKind: caller.kind,
        authorId: caller.id,
        reason,
        at,
      });
      const after = (await readOffers(tx)).find(
        ({ department, pool }) => department.id === departmentId && pool.id === poolId,
      );
      const setBy = { kind: caller.kind, id: caller.id, name: null };
      return {
        result: after ?? { ...found, slots, ask, version, setAt: at.getTime(), setBy, reason },
        audit: {
          action: 'market.slots_offered',
          targetKind: 'department',
          targetId: departmentId,
          detail: { pool: found.pool.slug, slots, ask, version, reason },
        },
      };
    });
  });
