/** What the engine knows of a request: sizes only, never words. */
export interface EngineRequest {
  readonly id: string;
  readonly promptTokens: number;
  /** Tokens to produce, at least 1. */
  readonly outputTokens: number;
}

/** Key-value cache tokens held from admission to the end: reserved in full, so that a batch can never outgrow the cache. */
export function kvTokensOf(request: EngineRequest): number {
  return request.promptTokens + request.outputTokens;
}
