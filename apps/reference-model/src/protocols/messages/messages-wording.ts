import type { ReplyDelta, ReplyPart, ReplyPlan } from '../../generation/index.ts';
import type { ReplyIdentity, ReplyWording, StreamEncoder, Usage } from '../../service/index.ts';
import { typedEvent } from '../event-lines.ts';

const stopReasons: Readonly<Record<ReplyPlan['finish'], string>> = {
  stop: 'end_turn',
  stop_sequence: 'stop_sequence',
  length: 'max_tokens',
  tool_calls: 'tool_use',
};

function usageBody({ inputTokens, outputTokens }: Usage): object {
  return {
    input_tokens: inputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
    output_tokens: outputTokens,
    service_tier: 'standard',
  };
}

function readArguments(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}

/** A block, empty when it begins in a stream. Arguments cut short by the output limit are told as empty, as JSON cannot hold them. */
function contentBlock(reply: ReplyIdentity, part: ReplyPart, index: number, empty: boolean): object {
  if (part.kind === 'text') return { type: 'text', text: empty ? '' : part.text, citations: null };
  const id = `toolu_${reply.partIds[index] ?? ''}`;
  return {
    type: 'tool_use',
    id,
    name: part.name,
    input: empty ? {} : readArguments(part.text),
    caller: { type: 'direct' },
  };
}

function envelope(reply: ReplyIdentity, ended: boolean): object {
  return {
    id: `msg_${reply.id}`,
    type: 'message',
    role: 'assistant',
    model: reply.model,
    content: ended ? reply.plan.parts.map((part, index) => contentBlock(reply, part, index, false)) : [],
    stop_reason: ended ? stopReasons[reply.plan.finish] : null,
    stop_sequence: ended ? (reply.plan.stopSequence ?? null) : null,
    usage: usageBody(ended ? reply.usage : { ...reply.usage, outputTokens: 1 }),
  };
}

class MessagesStream implements StreamEncoder {
  readonly #reply: ReplyIdentity;

  constructor(reply: ReplyIdentity) {
    this.#reply = reply;
  }

  open(): string {
    return this.#event('message_start', { message: envelope(this.#reply, false) }) + this.#event('ping', {});
  }

  delta(delta: ReplyDelta): string {
    const index = delta.partIndex;
    const part = this.#reply.plan.parts[index];
    if (part === undefined) return '';
    let events = '';
    if (delta.begins) {
      events += this.#event('content_block_start', {
        index,
        content_block: contentBlock(this.#reply, part, index, true),
      });
    }
    const piece =
      part.kind === 'text'
        ? { type: 'text_delta', text: delta.text }
        : { type: 'input_json_delta', partial_json: delta.text };
    if (delta.text !== '') events += this.#event('content_block_delta', { index, delta: piece });
    return delta.ends ? events + this.#event('content_block_stop', { index }) : events;
  }

  close(): string {
    const { plan, usage } = this.#reply;
    const delta = { stop_reason: stopReasons[plan.finish], stop_sequence: plan.stopSequence ?? null };
    return this.#event('message_delta', { delta, usage: usageBody(usage) }) + this.#event('message_stop', {});
  }

  #event(type: string, fields: object): string {
    return typedEvent({ type, ...fields });
  }
}

/** Words replies as Anthropic messages. */
export const messagesWording: ReplyWording = {
  body: (reply) => envelope(reply, true),
  stream: (reply) => new MessagesStream(reply),
};
