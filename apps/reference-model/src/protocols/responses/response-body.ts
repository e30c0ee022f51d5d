import type { ReplyIdentity, Usage } from '../../service/index.ts';
import type { ResponsesInput } from './responses-input.ts';

export type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

function usageBody({ inputTokens, outputTokens }: Usage): object {
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}

/** The text part of a message item. */
export function textPart(text: string): object {
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}

export function itemId(reply: ReplyIdentity, index: number): string {
  const prefix = reply.plan.parts[index]?.kind === 'tool_call' ? 'fc' : 'msg';
  return `${prefix}_${reply.partIds[index] ?? ''}`;
}

/** One output item, with nothing in it yet while it is in progress. */
export function outputItem(reply: ReplyIdentity, index: number, status: ItemStatus): object {
  const part = reply.plan.parts[index];
  const text = status === 'in_progress' ? '' : (part?.text ?? '');
  const head = { id: itemId(reply, index), status };
  if (part?.kind === 'tool_call') {
    return {
      ...head,
      type: 'function_call',
      call_id: `call_${reply.partIds[index] ?? ''}`,
      name: part.name,
      arguments: text,
    };
  }
  return { ...head, type: 'message', role: 'assistant', content: status === 'in_progress' ? [] : [textPart(text)] };
}

/** How the item at this place ends: only the last one can be cut short. */
export function endStatus(reply: ReplyIdentity, index: number): ItemStatus {
  return reply.plan.finish === 'length' && index === reply.plan.parts.length - 1 ? 'incomplete' : 'completed';
}

/** The response object; without output and usage while it is in progress. `usage` is left out then, not null. */
export function responseBody(input: ResponsesInput, reply: ReplyIdentity, ended: boolean): object {
  const cut = reply.plan.finish === 'length';
  return {
    id: `resp_${reply.id}`,
    object: 'response',
    created_at: reply.createdAtSeconds,
    status: ended ? (cut ? 'incomplete' : 'completed') : 'in_progress',
    background: false,
    error: null,
    incomplete_details: ended && cut ? { reason: 'max_output_tokens' } : null,
    instructions: input.instructions ?? null,
    max_output_tokens: input.max_output_tokens ?? null,
    metadata: input.metadata ?? {},
    model: reply.model,
    output: ended ? reply.plan.parts.map((_, index) => outputItem(reply, index, endStatus(reply, index))) : [],
    parallel_tool_calls: input.parallel_tool_calls ?? true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    service_tier: 'default',
    store: false,
    temperature: input.temperature ?? 1,
    text: { format: input.text?.format ?? { type: 'text' } },
    tool_choice: input.tool_choice ?? 'auto',
    tools: input.tools ?? [],
    top_p: input.top_p ?? 1,
    truncation: 'disabled',
    ...(ended ? { usage: usageBody(reply.usage) } : {}),
  };
}
