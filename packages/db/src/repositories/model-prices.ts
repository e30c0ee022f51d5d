import type { TenantTransaction } from '../client/index.ts';

export interface ModelPriceRow {
  readonly effectiveFrom: Date;
  readonly inputNanoUsdPerMillion: bigint;
  readonly cachedInputNanoUsdPerMillion: bigint | null;
  readonly cacheWriteNanoUsdPerMillion: bigint | null;
  readonly outputNanoUsdPerMillion: bigint;
  /** JSON of core's ClassPrices; null when there are none. */
  readonly classes: unknown;
  readonly source: string;
}

/** Every price a model ever had and those to come, the latest first. */
export function listModelPrices(tx: TenantTransaction, modelId: string): Promise<ModelPriceRow[]> {
  return tx.modelPrice.findMany({
    where: { modelId },
    orderBy: { effectiveFrom: 'desc' },
    select: {
      effectiveFrom: true,
      inputNanoUsdPerMillion: true,
      cachedInputNanoUsdPerMillion: true,
      cacheWriteNanoUsdPerMillion: true,
      outputNanoUsdPerMillion: true,
      classes: true,
      source: true,
    },
  });
}
