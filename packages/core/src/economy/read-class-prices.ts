import { noClassPrices, type ClassPrices, type PriceTier } from './class-prices.ts';

type JsonObject = Readonly<Record<string, unknown>>;

function objectOf(value: unknown): JsonObject {
  // Narrowing an object to string keys is sound for parsed JSON, where keys are always strings.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function amountOf(object: JsonObject, key: string): bigint | null {
  const value = object[key];
  return typeof value === 'string' && /^\d{1,19}$/.test(value) ? BigInt(value) : null;
}

function numberOf(object: JsonObject, key: string): number | null {
  const value = object[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function tierOf(value: unknown): readonly PriceTier[] {
  const tier = objectOf(value);
  const aboveInputTokens = numberOf(tier, 'aboveInputTokens');
  const inputNanoUsdPerMillion = amountOf(tier, 'inputNanoUsdPerMillion');
  const outputNanoUsdPerMillion = amountOf(tier, 'outputNanoUsdPerMillion');
  if (aboveInputTokens === null || inputNanoUsdPerMillion === null || outputNanoUsdPerMillion === null) return [];
  return [
    {
      aboveInputTokens,
      inputNanoUsdPerMillion,
      outputNanoUsdPerMillion,
      cachedInputNanoUsdPerMillion: amountOf(tier, 'cachedInputNanoUsdPerMillion'),
      cacheWriteNanoUsdPerMillion: amountOf(tier, 'cacheWriteNanoUsdPerMillion'),
      cacheWriteOneHourNanoUsdPerMillion: amountOf(tier, 'cacheWriteOneHourNanoUsdPerMillion'),
    },
  ];
}

/** Class prices as a price's row keeps them: JSON with amounts as decimal text. Undefined for a row without any. */
export function readClassPrices(value: unknown): ClassPrices | undefined {
  if (value === null || value === undefined) return undefined;
  const json = objectOf(value);
  const tiers = Array.isArray(json['tiers']) ? json['tiers'].flatMap(tierOf) : [];
  return {
    ...noClassPrices,
    cacheWriteOneHourNanoUsdPerMillion: amountOf(json, 'cacheWriteOneHourNanoUsdPerMillion'),
    reasoningNanoUsdPerMillion: amountOf(json, 'reasoningNanoUsdPerMillion'),
    audioInputNanoUsdPerMillion: amountOf(json, 'audioInputNanoUsdPerMillion'),
    audioOutputNanoUsdPerMillion: amountOf(json, 'audioOutputNanoUsdPerMillion'),
    imageInputNanoUsdPerMillion: amountOf(json, 'imageInputNanoUsdPerMillion'),
    imageOutputNanoUsdPerMillion: amountOf(json, 'imageOutputNanoUsdPerMillion'),
    toolUseNanoUsdPerThousand: amountOf(json, 'toolUseNanoUsdPerThousand'),
    batchDiscountPercent: numberOf(json, 'batchDiscountPercent'),
    tiers: tiers.toSorted((a, b) => a.aboveInputTokens - b.aboveInputTokens),
  };
}
