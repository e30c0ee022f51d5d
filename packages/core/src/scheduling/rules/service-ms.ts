import type { ServicePace } from '../policies/index.ts';

/** How long a slot is expected to serve so many tokens. */
export function serviceMsOf(inputTokens: number, outputTokens: number, pace: ServicePace): number {
  return inputTokens * pace.msPerInputToken + outputTokens * pace.msPerOutputToken;
}
