import {
  estimateInputTokens,
  inputTokensMax,
  priceInForce,
  worstCaseCost,
  type ModelPrice,
} from '@agent-os/core/economy';
import type { DirectoryModel } from '../directory/index.ts';
import type { RequestFacts } from './call.ts';

/** What a chat call may write when neither the request nor the model says. */
const outputTokensDefault = 8_192;

export interface Pricing {
  readonly price: ModelPrice | undefined;
  readonly estimatedInputTokens: number;
  /** More than the input can come to, however a provider counts it. */
  readonly inputTokensMax: number;
  readonly maxOutputTokens: number;
  /** Uses of the provider's own tools that the price charges for; 0 where it does not. */
  readonly chargedToolUsesMax: number;
  /** Null when no price is in force: the worst case is then not known either. */
  readonly reservedNanoUsd: bigint | null;
}

/** Step 4, price: the price list in force at arrival and the worst case under it. */
export function priceCall(
  model: DirectoryModel,
  facts: RequestFacts,
  bodyBytes: number,
  receivedAtMs: number,
): Pricing {
  const price = priceInForce(model.prices, receivedAtMs);
  const estimatedInputTokens = estimateInputTokens(bodyBytes, facts.inlineFileBytes, facts.inlineFiles);
  const maxOutputTokens =
    model.kind === 'embedding' ? 0 : (facts.maxOutputTokens ?? model.maxOutputTokens ?? outputTokensDefault);
  const mostInput = inputTokensMax(bodyBytes, facts.inlineFileBytes, facts.inlineFiles);
  const chargesTools = (price?.classes?.toolUseNanoUsdPerThousand ?? null) !== null;
  const chargedToolUsesMax = chargesTools ? (facts.toolUses?.most ?? 0) : 0;
  const reservedNanoUsd =
    price === undefined ? null : worstCaseCost(price, mostInput, maxOutputTokens * facts.answers, chargedToolUsesMax);
  return {
    price,
    estimatedInputTokens,
    inputTokensMax: mostInput,
    maxOutputTokens,
    chargedToolUsesMax,
    reservedNanoUsd,
  };
}
