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
  const reservedNanoUsd = price === undefined ? null : worstCaseCost(price, mostInput, maxOutputTokens * facts.answers);
  return { price, estimatedInputTokens, inputTokensMax: mostInput, maxOutputTokens, reservedNanoUsd };
}
