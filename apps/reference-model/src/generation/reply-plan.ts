export type ReplyPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tool_call'; readonly name: string; readonly text: string };

/** A whole reply, decided before the first token; `text` of a tool call is its arguments as JSON. */
export interface ReplyPlan {
  readonly parts: readonly ReplyPart[];
  readonly outputTokens: number;
  readonly finish: 'stop' | 'stop_sequence' | 'length' | 'tool_calls';
  readonly stopSequence?: string;
}
