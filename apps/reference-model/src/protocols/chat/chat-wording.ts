import type { ReplyDelta, ReplyPart, ReplyPlan } from '../../generation/index.ts';
import type { ReplyIdentity, ReplyWording, StreamEncoder, Usage } from '../../service/index.ts';
import { dataEvent } from '../event-lines.ts';

function finishReason({ finish }: ReplyPlan): string {
  return finish === 'stop_sequence' ? 'stop' : finish;
}

function usageBody({ inputTokens, outputTokens }: Usage): object {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}

function envelope(reply: ReplyIdentity, object: string): object {
  return {
    id: `chatcmpl-sim-${reply.id}`,
    object,
    created: reply.createdAtSeconds,
    model: reply.model,
    system_fingerprint: 'simulated',
  };
}

function toolCallBody(reply: ReplyIdentity, part: ReplyPart & { kind: 'tool_call' }, index: number): object {
  return {
    id: `call_${reply.partIds[index] ?? ''}`,
    type: 'function',
    function: { name: part.name, arguments: part.text },
  };
}

function body(reply: ReplyIdentity): object {
  const { parts } = reply.plan;
  const calls = parts.flatMap((part, index) => (part.kind === 'tool_call' ? [toolCallBody(reply, part, index)] : []));
  const text = parts.find((part) => part.kind === 'text')?.text ?? null;
  const message = {
    role: 'assistant',
    content: text,
    refusal: null,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  return {
    ...envelope(reply, 'chat.completion'),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(reply.plan) }],
    usage: usageBody(reply.usage),
  };
}

class ChatStream implements StreamEncoder {
  readonly #reply: ReplyIdentity;
  readonly #includeUsage: boolean;

  constructor(reply: ReplyIdentity, includeUsage: boolean) {
    this.#reply = reply;
    this.#includeUsage = includeUsage;
  }

  open(): string {
    const calls = this.#reply.plan.parts[0]?.kind === 'tool_call';
    return this.#chunk({ role: 'assistant', content: calls ? null : '', refusal: null });
  }

  delta(delta: ReplyDelta): string {
    const part = this.#reply.plan.parts[delta.partIndex];
    if (part === undefined) return '';
    if (part.kind === 'text') return delta.text === '' ? '' : this.#chunk({ content: delta.text });
    const index = delta.partIndex;
    const whole = { id: `call_${this.#reply.partIds[index] ?? ''}`, type: 'function' };
    const opening = delta.begins
      ? this.#chunk({ tool_calls: [{ index, ...whole, function: { name: part.name, arguments: '' } }] })
      : '';
    return (
      opening + (delta.text === '' ? '' : this.#chunk({ tool_calls: [{ index, function: { arguments: delta.text } }] }))
    );
  }

  close(): string {
    const last = this.#chunk({}, finishReason(this.#reply.plan));
    if (!this.#includeUsage) return `${last}data: [DONE]\n\n`;
    const usage = {
      ...envelope(this.#reply, 'chat.completion.chunk'),
      choices: [],
      usage: usageBody(this.#reply.usage),
    };
    return `${last}${dataEvent(usage)}data: [DONE]\n\n`;
  }

  #chunk(delta: object, finish: string | null = null): string {
    return dataEvent({
      ...envelope(this.#reply, 'chat.completion.chunk'),
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(this.#includeUsage ? { usage: null } : {}),
    });
  }
}

/** Words replies as OpenAI chat completions. */
export function chatWording(includeUsage: boolean): ReplyWording {
  return { body, stream: (reply) => new ChatStream(reply, includeUsage) };
}
