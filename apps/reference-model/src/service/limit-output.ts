import { HttpError } from '../http/index.ts';
import type { ServedModel } from '../model-catalogue/index.ts';

/**
 * Most output tokens a request may get.
 * @param maxOutputTokens what the request allows, if it says
 * @throws HttpError when input and allowed output exceed the context window
 */
export function limitOutput(model: ServedModel, inputTokens: number, maxOutputTokens: number | undefined): number {
  const asked = inputTokens + (maxOutputTokens ?? 1);
  if (asked > model.contextTokens) {
    throw new HttpError(
      'context_length_exceeded',
      `This model's maximum context length is ${model.contextTokens} tokens, and the request needs ${asked} (${inputTokens} of input); shorten the input or lower the output limit.`,
      'messages',
    );
  }
  return maxOutputTokens ?? model.contextTokens - inputTokens;
}
