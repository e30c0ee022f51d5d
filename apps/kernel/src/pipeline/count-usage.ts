import type { TokenUsage } from '@agent-os/core/economy';
import { countTokens, textOf, textOfStream } from '../adapters/tokens/index.ts';
import type { Prepared } from './call.ts';

export type AnswerText =
  | { readonly kind: 'json'; readonly value: unknown }
  /** Server-sent events: what was kept of them, and how many bytes there were in all. */
  | { readonly kind: 'stream'; readonly kept: Buffer; readonly bytes: number };

/** Tokens counted here, for calls whose provider reported none. Marked `counted` wherever it is shown. */
export async function countUsage(call: Prepared, answer: AnswerText): Promise<TokenUsage> {
  const inputTokens = await countTokens(textOf(JSON.parse(call.rawBody.toString('utf8'))));
  const outputTokens = call.model.kind === 'embedding' ? 0 : await countAnswer(answer);
  return { inputTokens, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens, reasoningTokens: 0 };
}

async function countAnswer(answer: AnswerText): Promise<number> {
  if (answer.kind === 'json') return countTokens(textOf(answer.value));
  if (answer.kept.length === 0) return 0;
  const tokensKept = await countTokens(textOfStream(answer.kept.toString('utf8')));
  return Math.ceil((tokensKept * answer.bytes) / answer.kept.length);
}
