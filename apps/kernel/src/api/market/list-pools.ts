import { marketPools } from '@agent-os/core/contracts';
import { listMarketOutcomes } from '@agent-os/db';
import type { ListedOutcome } from '../../market/index.ts';
import { organisationProcedure } from '../procedures/index.ts';
import { readTerms } from './settings-wire.ts';

const roundsShown = 60;
const noOtherLimits = { tokensPerSecond: null, milliwatts: null };
const nothing = { slots: 0, tokensPerSecond: 0, milliwatts: 0 };

/** What a slot of each pool costs now, and cost in the last rounds. */
export const listPools = organisationProcedure('market:read')
  .output(marketPools)
  .query(({ ctx }) =>
    ctx.read(async (tx) => {
      const { terms } = await readTerms(tx);
      const rows = await listMarketOutcomes(tx, roundsShown);
      const rounds = rows.map(({ number, outcomes }) => ({
        number: Number(number),
        pools: new Map((outcomes as readonly ListedOutcome[]).map((outcome) => [outcome.pool, outcome])),
      }));
      const provider = { select: { provider: { select: { simulated: true } } } } as const;
      const select = { id: true, slug: true, slots: true, models: provider } as const;
      const pools = await tx.pool.findMany({ select, orderBy: { slug: 'asc' } });
      return pools.map(({ id, slug, slots, models }) => {
        const last = rounds[0]?.pools.get(id);
        return {
          pool: { id, slug },
          simulated: models.length > 0 && models.every((model) => model.provider.simulated),
          price: last?.price ?? null,
          prices: rounds.toReversed().flatMap(({ number, pools: outcomes }) => {
            const outcome = outcomes.get(id);
            return outcome === undefined ? [] : [{ round: number, price: outcome.price }];
          }),
          priceFloor: Number(terms.priceFloor),
          priceCap: Number(terms.priceCap),
          type: last?.type ?? null,
          load: last?.load ?? nothing,
          limits: last?.limits ?? { slots, ...noOtherLimits },
          askedSlots: last?.askedSlots ?? 0,
          grantedSlots: last?.load.slots ?? 0,
          unservedSlots: last?.unservedSlots ?? 0,
          binding: [...(last?.binding ?? [])],
        };
      });
    }),
  );
