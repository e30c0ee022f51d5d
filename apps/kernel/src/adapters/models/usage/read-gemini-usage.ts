import type { TokenUsage } from '@agent-os/core/economy';
import { asObject, countOf, hasCount, type JsonObject } from './json-object.ts';
import { moreUsage } from './more-usage.ts';

/**
 * Usage as Gemini reports it (`usageMetadata`): cached content is part of the prompt; results of tools that went back
 * into the model and what the model thought stand beside prompt and candidates, and are charged with them.
 */
export function readGeminiUsage(metadata: JsonObject): TokenUsage | undefined {
  if (!hasCount(metadata, 'promptTokenCount') && !hasCount(metadata, 'candidatesTokenCount')) return undefined;
  const thoughts = countOf(metadata, 'thoughtsTokenCount');
  const ofModality = (details: string, modality: string): number =>
    Math.max(0, tokensOf(metadata[details], modality) - cachedOf(metadata, details, modality));
  return {
    inputTokens: countOf(metadata, 'promptTokenCount') + countOf(metadata, 'toolUsePromptTokenCount'),
    cachedInputTokens: countOf(metadata, 'cachedContentTokenCount'),
    cacheWriteTokens: 0,
    outputTokens: countOf(metadata, 'candidatesTokenCount') + thoughts,
    reasoningTokens: thoughts,
    more: moreUsage({
      audioInputTokens: ofModality('promptTokensDetails', 'AUDIO'),
      imageInputTokens: ofModality('promptTokensDetails', 'IMAGE'),
      audioOutputTokens: ofModality('candidatesTokensDetails', 'AUDIO'),
      imageOutputTokens: ofModality('candidatesTokensDetails', 'IMAGE'),
    }),
  };
}

function cachedOf(metadata: JsonObject, details: string, modality: string): number {
  return details === 'promptTokensDetails' ? tokensOf(metadata['cacheTokensDetails'], modality) : 0;
}

function tokensOf(details: unknown, modality: string): number {
  if (!Array.isArray(details)) return 0;
  return details
    .map(asObject)
    .filter((entry) => entry?.['modality'] === modality)
    .reduce((sum, entry) => sum + countOf(entry, 'tokenCount'), 0);
}
