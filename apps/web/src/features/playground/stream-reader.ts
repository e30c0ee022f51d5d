import { z } from 'zod';
import { ChatStreamJoin, readEvents } from '@/features/call-detail/conversation/index.ts';
import type { ChatUsage, ToolCall } from './chat-types.ts';

const usageShape = z
  .object({ prompt_tokens: z.number(), completion_tokens: z.number() })
  .transform((usage): ChatUsage => ({ inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens }));
const errorShape = z.object({ message: z.string() });
/** As far as the last event that is whole: a blank line ends one. */
const wholeEvents = /^[^]*(?:\r\n\r\n|\n\n|\r\r)/;

/** An answer as far as it has come. */
export interface AnswerSoFar {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: string | undefined;
  readonly usage: ChatUsage | undefined;
  readonly error: string | undefined;
}

/** Reads a Chat Completions stream piece by piece; the pieces may be cut anywhere. */
export class StreamReader {
  #rest = '';
  readonly #join = new ChatStreamJoin();

  push(piece: string): void {
    const text = this.#rest + piece;
    const [whole = ''] = wholeEvents.exec(text) ?? [];
    this.#rest = text.slice(whole.length);
    for (const event of readEvents(whole)) this.#join.add(event);
  }

  get answer(): AnswerSoFar {
    const [choice] = this.#join.choices;
    return {
      text: choice?.content ?? '',
      toolCalls: choice?.calls.map((call) => ({ ...call, id: call.id ?? '' })) ?? [],
      finish: choice?.finish,
      usage: usageShape.safeParse(this.#join.usage).data,
      error: errorShape.safeParse(this.#join.error).data?.message,
    };
  }
}
