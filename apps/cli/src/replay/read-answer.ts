import type { TokenUsage } from '@agent-os/core/economy';
import { z } from 'zod';
import { parseUsd } from '../output/index.ts';

/** What one attempt at a call came to. */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly callId: string | undefined;
      readonly usage: TokenUsage;
      /** As the kernel said in x-agent-cost; undefined on streams, whose headers leave before the cost is known. */
      readonly costNanoUsd: bigint | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly callId: string | undefined;
      readonly httpStatus: number;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'lost'; readonly code: string };

export interface RawAnswer {
  readonly httpStatus: number;
  readonly callId: string | undefined;
  readonly cost: string | undefined;
  readonly body: string;
  readonly streamed: boolean;
}

const usageSchema = z.object({
  prompt_tokens: z.number().int(),
  completion_tokens: z.number().int(),
  prompt_tokens_details: z.object({ cached_tokens: z.number().int().optional() }).nullish(),
});
const answerSchema = z.object({ usage: usageSchema });
const errorSchema = z.object({ error: z.object({ code: z.string().nullish(), message: z.string().nullish() }) });
const lastEvent = '[DONE]';
const withoutUsage = { code: 'answer_without_usage', message: 'The answer does not say how many tokens it took.' };

/** Reads an answer of /v1/chat/completions: its usage and cost, or why there is none. */
export function readAnswer(raw: RawAnswer): Answer {
  const { httpStatus, callId } = raw;
  if (httpStatus !== 200) {
    const error = errorOf(parseJson(raw.body)) ?? { code: `http_${httpStatus}`, message: raw.body.slice(0, 200) };
    return { kind: 'refused', callId, httpStatus, ...error };
  }
  if (raw.streamed) return readStream(raw);
  const parsed = answerSchema.safeParse(parseJson(raw.body));
  if (!parsed.success) return { kind: 'refused', callId, httpStatus, ...withoutUsage };
  const costNanoUsd = raw.cost === undefined ? undefined : parseUsd(raw.cost);
  return { kind: 'answered', callId, usage: usageOf(parsed.data.usage), costNanoUsd };
}

function readStream({ body, callId, httpStatus }: RawAnswer): Answer {
  const events = body
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trim());
  for (const event of events.toReversed()) {
    if (event === lastEvent) continue;
    const value = parseJson(event);
    const error = errorOf(value);
    if (error !== undefined) return { kind: 'refused', callId, httpStatus, ...error };
    const usage = answerSchema.safeParse(value);
    if (!usage.success) continue;
    return events.at(-1) === lastEvent
      ? { kind: 'answered', callId, usage: usageOf(usage.data.usage), costNanoUsd: undefined }
      : { kind: 'lost', code: 'stream_broke_off' };
  }
  return events.at(-1) === lastEvent
    ? { kind: 'refused', callId, httpStatus, ...withoutUsage }
    : { kind: 'lost', code: 'stream_broke_off' };
}

function usageOf(usage: z.infer<typeof usageSchema>): TokenUsage {
  return {
    inputTokens: usage.prompt_tokens,
    cachedInputTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWriteTokens: 0,
    outputTokens: usage.completion_tokens,
    reasoningTokens: 0,
  };
}

function errorOf(value: unknown): { readonly code: string; readonly message: string } | undefined {
  const parsed = errorSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { code, message } = parsed.data.error;
  return { code: code ?? 'error_without_code', message: message ?? '' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
