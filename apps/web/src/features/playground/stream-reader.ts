import { z } from 'zod';
import type { ChatUsage, ToolCall } from './chat-types.ts';

const toolDelta = z.object({
  index: z.number().int().default(0),
  id: z.string().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});
const usageShape = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() });
const chunkShape = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), tool_calls: z.array(toolDelta).nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  usage: usageShape.nullish(),
  error: z.object({ message: z.string() }).nullish(),
});

/** An answer as far as it has come. */
export interface AnswerSoFar {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: string | undefined;
  readonly usage: ChatUsage | undefined;
  readonly error: string | undefined;
}

/** Puts a Chat Completions stream together piece by piece; the pieces may be cut anywhere. */
export class StreamReader {
  #rest = '';
  #text = '';
  #finish: string | undefined;
  #usage: ChatUsage | undefined;
  #error: string | undefined;
  readonly #calls = new Map<number, { id: string; name: string; arguments: string }>();

  push(piece: string): void {
    const lines = (this.#rest + piece).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#readLine(line.trimEnd());
  }

  get answer(): AnswerSoFar {
    const toolCalls = [...this.#calls.entries()]
      .toSorted(([one], [other]) => one - other)
      .map(([, call]) => ({ ...call }));
    return { text: this.#text, toolCalls, finish: this.#finish, usage: this.#usage, error: this.#error };
  }

  #readLine(line: string): void {
    if (!line.startsWith('data:')) return;
    const data = line.slice('data:'.length).trim();
    if (data === '' || data === '[DONE]') return;
    const chunk = chunkShape.safeParse(parse(data));
    if (!chunk.success) return;
    const { choices, usage, error } = chunk.data;
    this.#error = error?.message ?? this.#error;
    if (usage) this.#usage = { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
    const [choice] = choices;
    this.#text += choice?.delta?.content ?? '';
    this.#finish = choice?.finish_reason ?? this.#finish;
    for (const delta of choice?.delta?.tool_calls ?? []) this.#addCall(delta);
  }

  #addCall({ index, id, function: made }: z.infer<typeof toolDelta>): void {
    const call = this.#calls.get(index) ?? { id: '', name: '', arguments: '' };
    call.id = id ?? call.id;
    call.name += made?.name ?? '';
    call.arguments += made?.arguments ?? '';
    this.#calls.set(index, call);
  }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
