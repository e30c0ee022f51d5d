import type { TenantTransaction } from '../client/index.ts';
import { Prisma } from '../generated/client.ts';

export interface ModelRow {
  readonly id: string;
  readonly name: string;
  readonly upstreamName: string;
  readonly kind: 'chat' | 'embedding';
  readonly state: 'active' | 'disabled';
  readonly contextWindow: number | null;
  readonly abilities: readonly ('tools' | 'image' | 'audio')[];
  readonly region: string | null;
  readonly dataClass: 'public' | 'internal' | 'confidential' | 'restricted';
  readonly provider: { readonly id: string; readonly slug: string; readonly name: string; readonly simulated: boolean };
  readonly pool: { readonly id: string; readonly slug: string; readonly slots: number };
  /** The price in force at the moment asked for. */
  readonly priceEffectiveFrom: Date | null;
  readonly priceSource: string | null;
  readonly inputNanoUsdPerMillion: bigint | null;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint | null;
  /** JSON of core's ClassPrices; null when there are none. */
  readonly priceClasses: unknown;
}

/** Models by name with the price in force at `at`: all, or one. */
export function listModels(tx: TenantTransaction, at: Date, modelId?: string): Promise<ModelRow[]> {
  const only = modelId === undefined ? Prisma.empty : Prisma.sql`where m.id = ${modelId}`;
  return tx.$queryRaw<ModelRow[]>`
    select m.id, m.name, m.upstream_name as "upstreamName", m.kind, m.state, m.context_window as "contextWindow",
           m.abilities, m.region, m.data_class as "dataClass",
           jsonb_build_object('id', p.id, 'slug', p.slug, 'name', p.name, 'simulated', p.simulated) as provider,
           jsonb_build_object('id', pool.id, 'slug', pool.slug, 'slots', pool.slots) as pool,
           price.effective_from as "priceEffectiveFrom", price.source as "priceSource",
           price.input_nano_usd_per_million as "inputNanoUsdPerMillion",
           price.cached_input_nano_usd_per_million as "cachedInputNanoUsdPerMillion",
           price.cache_write_nano_usd_per_million as "cacheWriteNanoUsdPerMillion",
           price.output_nano_usd_per_million as "outputNanoUsdPerMillion", price.classes as "priceClasses"
    from model m
    join provider p on p.organisation_id = m.organisation_id and p.id = m.provider_id
    join pool on pool.organisation_id = m.organisation_id and pool.id = m.pool_id
    left join lateral (
      select * from model_price mp
      where mp.organisation_id = m.organisation_id and mp.model_id = m.id and mp.effective_from <= ${at}
      order by mp.effective_from desc limit 1
    ) price on true
    ${only} order by m.name`;
}

/** A new model in a pool of its own, named after it. */
export async function createModel(
  tx: TenantTransaction,
  input: {
    readonly organisationId: string;
    readonly modelId: string;
    readonly poolId: string;
    readonly poolSlug: string;
    readonly providerId: string;
    readonly name: string;
    readonly upstreamName: string;
    readonly kind: 'chat' | 'embedding';
    readonly contextWindow: number | null;
    readonly slots: number;
  },
): Promise<void> {
  const { organisationId } = input;
  await tx.pool.create({ data: { id: input.poolId, organisationId, slug: input.poolSlug, slots: input.slots } });
  await tx.model.create({
    data: {
      id: input.modelId,
      organisationId,
      providerId: input.providerId,
      poolId: input.poolId,
      name: input.name,
      upstreamName: input.upstreamName,
      kind: input.kind,
      contextWindow: input.contextWindow,
    },
  });
}
