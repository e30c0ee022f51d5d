import type { SimulationOptions } from './simulation-options.ts';

export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  /** JSON schema of the arguments. */
  readonly schema: JsonSchema;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly argumentsJson: string;
}

export interface Turn {
  readonly role: 'user' | 'assistant' | 'tool';
  readonly text: string;
  readonly images: number;
  readonly toolCalls: readonly ToolCall[];
  /** For a tool's answer: the call that it answers. */
  readonly toolCallId?: string;
}

export type ToolChoice =
  | { readonly kind: 'auto' | 'none' | 'required' }
  | { readonly kind: 'named'; readonly name: string };

export type OutputFormat =
  | { readonly kind: 'text' | 'json_object' }
  | { readonly kind: 'json_schema'; readonly schema: JsonSchema };

/** A request for text or tool calls, the same whatever protocol carried it. */
export interface GenerationRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly system: string;
  readonly turns: readonly Turn[];
  readonly tools: readonly ToolOffer[];
  readonly toolChoice: ToolChoice;
  readonly parallelToolCalls: boolean;
  readonly format: OutputFormat;
  readonly maxOutputTokens?: number;
  readonly stop: readonly string[];
  /** The reply begins with this, and only what follows it is written. */
  readonly continues?: string;
  readonly seed: number;
  readonly simulation: SimulationOptions;
}
