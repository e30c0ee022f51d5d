/** A tool that the model wants run; `arguments` is JSON as the model wrote it. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** A message as the Chat Completions protocol has it, as far as the playground uses it. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

/** What is asked of every model alike. */
export interface ChatSettings {
  readonly system: string;
  readonly temperature: number | undefined;
  readonly maxOutputTokens: number | undefined;
  readonly stream: boolean;
  /** Tools in the protocol's own form; undefined for none. */
  readonly tools: readonly unknown[] | undefined;
}

/** What the gateway says about a call in its headers. */
export interface CallHead {
  readonly callId: string | undefined;
  readonly model: string | undefined;
  /** Decimal USD; streams do not have it yet when they begin. */
  readonly costUsd: string | undefined;
}

export interface ChatUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}
