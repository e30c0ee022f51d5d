import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../../adapters/models/index.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What the client is told of the tokens. */
export interface EndingUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** Looks on while a stream passes, and can end it before its model does: in its protocol's way of saying that the limit was reached. */
export class StreamEnding {
  readonly #protocol: CallProtocol;
  #identity: JsonObject = {};
  readonly #choices = new Set<number>();
  #response: JsonObject = {};
  #sequence = 0;
  #text = '';
  readonly #blocks = new Set<number>();

  constructor(protocol: CallProtocol) {
    this.#protocol = protocol;
  }

  /** @param data of one event, parsed */
  note(data: JsonObject): void {
    if (this.#protocol === 'openai.chat') this.#noteChat(data);
    else if (this.#protocol === 'openai.responses') this.#noteResponses(data);
    else this.#noteMessages(data);
  }

  /** The events that end the stream now. `asksUsage`: the client of a chat wants to know of its tokens. */
  end(usage: EndingUsage, asksUsage: boolean): string {
    if (this.#protocol === 'openai.chat') return this.#endOfChat(usage, asksUsage);
    return this.#protocol === 'openai.responses' ? this.#endOfResponses(usage) : this.#endOfMessages(usage);
  }

  #noteChat(data: JsonObject): void {
    const { id, object, created, model, system_fingerprint } = data;
    this.#identity = {
      id,
      object,
      created,
      model,
      ...(system_fingerprint === undefined ? {} : { system_fingerprint }),
    };
    for (const choice of listOf(data['choices'])) {
      const index = numberOf(choice['index']);
      if ((choice['finish_reason'] ?? null) === null) this.#choices.add(index);
      else this.#choices.delete(index);
    }
  }

  #endOfChat({ inputTokens, outputTokens }: EndingUsage, asksUsage: boolean): string {
    const open = this.#choices.size === 0 ? [0] : [...this.#choices];
    const choices = open.map((index) => ({ index, delta: {}, logprobs: null, finish_reason: 'length' }));
    const usage = {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    };
    const last = asksUsage ? [{ ...this.#identity, choices: [], usage }] : [];
    return [...[{ ...this.#identity, choices }, ...last].map(eventOf), 'data: [DONE]\n\n'].join('');
  }

  #noteResponses(data: JsonObject): void {
    this.#sequence = Math.max(this.#sequence, numberOf(data['sequence_number']));
    this.#response = asObject(data['response']) ?? this.#response;
    if (data['type'] === 'response.output_text.delta' && typeof data['delta'] === 'string') this.#text += data['delta'];
  }

  #endOfResponses({ inputTokens, outputTokens }: EndingUsage): string {
    const content = [{ type: 'output_text', text: this.#text, annotations: [] }];
    const message = { id: 'msg_cut', type: 'message', role: 'assistant', status: 'incomplete', content };
    const response = {
      ...this.#response,
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      output: this.#text === '' ? [] : [message],
      usage: {
        input_tokens: inputTokens,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: outputTokens,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: inputTokens + outputTokens,
      },
    };
    return namedEventOf({ type: 'response.incomplete', response, sequence_number: this.#sequence + 1 });
  }

  #noteMessages(data: JsonObject): void {
    const index = numberOf(data['index']);
    if (data['type'] === 'content_block_start') this.#blocks.add(index);
    if (data['type'] === 'content_block_stop') this.#blocks.delete(index);
  }

  #endOfMessages({ outputTokens }: EndingUsage): string {
    const stops = [...this.#blocks].map((index) => ({ type: 'content_block_stop', index }));
    const delta = { stop_reason: 'max_tokens', stop_sequence: null };
    const ends = [{ type: 'message_delta', delta, usage: { output_tokens: outputTokens } }, { type: 'message_stop' }];
    return [...stops, ...ends].map(namedEventOf).join('');
  }
}

function eventOf(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

function namedEventOf(data: { readonly type: string; readonly [field: string]: unknown }): string {
  return `event: ${data.type}\n${eventOf(data)}`;
}

function listOf(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.map(asObject).filter((item) => item !== undefined) : [];
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
