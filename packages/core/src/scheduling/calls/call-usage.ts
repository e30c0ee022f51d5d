/** What a call used in the end, in tokens. */
export interface CallUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}
