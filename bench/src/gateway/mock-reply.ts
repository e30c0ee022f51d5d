/** What the mock upstream answers, shaped like OpenAI's chat completions. Built once, sent as it is. */

export const replyChunkCount = 50;
/** The chunks and the closing `[DONE]`. */
export const replyEventCount = replyChunkCount + 1;

const usage = {
  prompt_tokens: 512,
  completion_tokens: 128,
  total_tokens: 640,
  prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
  completion_tokens_details: {
    reasoning_tokens: 0,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
};
const identity = {
  id: 'chatcmpl-bench0000000000000000000001',
  created: 1_760_000_000,
  model: 'gpt-4o-mini',
  system_fingerprint: 'fp_bench00001',
};
const words =
  'The invoice of March lists two deliveries that the warehouse has not confirmed, so the sum is held until it does. ';

export function completionReply(): Buffer {
  const message = { role: 'assistant', content: words.repeat(4).trim(), refusal: null, annotations: [] };
  const choices = [{ index: 0, message, logprobs: null, finish_reason: 'stop' }];
  return Buffer.from(
    JSON.stringify({ ...identity, object: 'chat.completion', choices, usage, service_tier: 'default' }),
  );
}

/** The stream as one buffer and, for chunk i, the offset where it starts; the last offset is the end of the buffer. */
export interface StreamReply {
  readonly bytes: Buffer;
  readonly offsets: readonly number[];
}

/** 50 chunks; the last carries the usage and is sent together with `[DONE]`. */
export function streamReply(): StreamReply {
  const parts = Array.from({ length: replyChunkCount }, (_, index) =>
    Buffer.from(`data: ${JSON.stringify(chunk(index))}\n\n`),
  );
  parts.push(Buffer.concat([parts.pop() ?? Buffer.alloc(0), Buffer.from('data: [DONE]\n\n')]));
  const offsets = [0];
  for (const part of parts) offsets.push((offsets.at(-1) ?? 0) + part.length);
  return { bytes: Buffer.concat(parts), offsets };
}

function chunk(index: number): object {
  const base = { ...identity, object: 'chat.completion.chunk', service_tier: 'default' };
  if (index === replyChunkCount - 1) return { ...base, choices: [], usage };
  const isLast = index === replyChunkCount - 2;
  const delta = isLast
    ? {}
    : { ...(index === 0 ? { role: 'assistant' } : {}), content: `${words.split(' ')[index % 20] ?? 'so'} ` };
  return {
    ...base,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: isLast ? 'stop' : null }],
    usage: null,
  };
}

export function modelsReply(): Buffer {
  const data = ['gpt-4o-mini', 'gpt-4o'].map((id) => ({
    id,
    object: 'model',
    created: 1_715_000_000,
    owned_by: 'bench',
  }));
  return Buffer.from(JSON.stringify({ object: 'list', data }));
}
