import { marketYields, marketYieldsInput } from '@agent-os/core/contracts';
import { listMarketYields } from '@agent-os/db';
import { organisationProcedure } from '../procedures/index.ts';
import { nameOwners } from '../scheduler/index.ts';

/** A page of calls that lost their place to the market or to a power cap, each with its reason, the newest first. */
export const listYields = organisationProcedure('market:read')
  .input(marketYieldsInput)
  .output(marketYields)
  .query(({ ctx, input: { before, limit } }) =>
    ctx.read(async (tx) => {
      const rows = await listMarketYields(tx, { before: before === null ? null : new Date(before), limit });
      const names = await nameOwners(
        tx,
        [...new Set(rows.map(({ agentId }) => agentId))].map((agentId) => ({ agentId })),
      );
      const pools = await tx.pool.findMany({
        where: { id: { in: rows.map(({ poolId }) => poolId) } },
        select: { id: true, slug: true },
      });
      const models = await tx.model.findMany({
        where: { id: { in: rows.flatMap(({ toModelId }) => toModelId ?? []) } },
        select: { id: true, name: true },
      });
      const slugs = new Map(pools.map(({ id, slug }) => [id, slug]));
      const modelNames = new Map(models.map(({ id, name }) => [id, name]));
      const last = rows.at(-1);
      return {
        yields: rows.map(({ agentId, poolId, toModelId, toPrice, at, round, price, bid, ...row }) => ({
          ...row,
          at: at.getTime(),
          agent: names.agent(agentId),
          pool: { id: poolId, slug: slugs.get(poolId) ?? poolId },
          round: numberOf(round),
          price: numberOf(price),
          bid: numberOf(bid),
          to:
            toModelId === null
              ? null
              : { modelId: toModelId, modelName: modelNames.get(toModelId) ?? null, price: numberOf(toPrice) },
        })),
        next: rows.length < limit || last === undefined ? null : last.at.getTime(),
      };
    }),
  );

const numberOf = (amount: bigint | null): number | null => (amount === null ? null : Number(amount));
