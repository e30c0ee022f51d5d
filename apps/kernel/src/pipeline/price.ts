import {
  estimateInputTokens,
  inputTokensMax,
  priceInForce,
  worstCaseCost,
  type ModelPrice,
} from '@agent-os/core/economy';
import type { DirectoryModel } from '../directory/index.ts';
import type { RequestFacts } from './call.ts';
import { energyMax } from './energy-of-call.ts';

/** The longest context that a model has which we know of; for one whose own is not entered under Models. */
const contextWindowUnknown = 1_000_000;
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
  /** The most that it can take, in millijoules. */
  readonly energyMillijoulesMax: number;
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
  const mostInput = mostInputOf(model, facts, bodyBytes);
  const chargesTools = (price?.classes?.toolUseNanoUsdPerThousand ?? null) !== null;
  const chargedToolUsesMax = chargesTools ? (facts.toolUses?.most ?? 0) : 0;
  const outputMax = maxOutputTokens * facts.answers;
  const reservedNanoUsd = price === undefined ? null : worstCaseCost(price, mostInput, outputMax, chargedToolUsesMax);
  return {
    price,
    estimatedInputTokens,
    inputTokensMax: mostInput,
    maxOutputTokens,
    chargedToolUsesMax,
    reservedNanoUsd,
    energyMillijoulesMax: energyMax(model, mostInput, outputMax, receivedAtMs),
  };
}

/** What a request only points at may fill the model's context; a picture counts as one inside it does. */
function mostInputOf({ contextWindow, upstreamName }: DirectoryModel, facts: RequestFacts, bodyBytes: number): number {
  const { pointedInput, inlineFileBytes, inlineFiles } = facts;
  const most = inputTokensMax(bodyBytes, inlineFileBytes, inlineFiles + (pointedInput?.pictures ?? 0), upstreamName);
  return pointedInput?.isUnbounded === true ? Math.max(most, contextWindow ?? contextWindowUnknown) : most;
}
