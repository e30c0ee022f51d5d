/** What a provider charges for apart. Each token of a call belongs to one class only. */
export const tokenClasses = [
  'input',
  'cached_input',
  'cache_write_5m',
  'cache_write_1h',
  'output',
  'reasoning',
  'audio_input',
  'audio_output',
  'image_input',
  'image_output',
  'tool_use',
] as const;

export type TokenClass = (typeof tokenClasses)[number];

/** What one class of a call's tokens came to. The lines of a call sum to its cost. */
export interface CostLine {
  readonly tokenClass: TokenClass;
  /** Tokens, or uses for `tool_use`. */
  readonly quantity: number;
  readonly nanoUsd: bigint;
}
