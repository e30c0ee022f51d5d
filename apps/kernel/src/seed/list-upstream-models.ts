import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { UpstreamSettings } from './seed-configuration.ts';

const answerSchema = z.object({
  data: z.array(
    z.object({
      id: z.string().min(1).max(200),
      slots: z.number().int().positive().optional(),
      context_window: z.number().int().positive().optional(),
    }),
  ),
});

export interface UpstreamModel {
  readonly name: string;
  readonly kind: 'chat' | 'embedding';
  readonly slots: number;
  readonly contextWindow: number | null;
}

const slotsDefault = 64;
const attempts = 20;
const retryMs = 250;
const timeoutMs = 5_000;
/** Names of models that neither chat nor embed: they are reached by other paths, or not at all. */
const otherKinds = /whisper|tts|dall-e|image|sora|moderation|transcribe|realtime|audio/;

/** Asks a provider for its models, for up to five seconds while it starts. Empty when it does not answer. */
export async function listUpstreamModels(upstream: UpstreamSettings): Promise<readonly UpstreamModel[]> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const answer = await fetch(`${upstream.baseUrl.replace(/\/$/, '')}/models`, {
        headers: upstream.apiKey === null ? {} : { authorization: `Bearer ${upstream.apiKey}` },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!answer.ok) return [];
      const { data } = answerSchema.parse(await answer.json());
      return data
        .filter(({ id }) => !otherKinds.test(id))
        .map(({ id, slots, context_window: contextWindow }) => ({
          name: id,
          kind: id.includes('embed') ? ('embedding' as const) : ('chat' as const),
          slots: upstream.slots ?? slots ?? slotsDefault,
          contextWindow: contextWindow ?? null,
        }));
    } catch (error) {
      if (error instanceof z.ZodError) return [];
      await delay(retryMs);
    }
  }
  return [];
}
