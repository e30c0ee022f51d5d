'use server';

import { z } from 'zod';
import { kernelUrl } from '@/server/environment.ts';
import { requireViewer } from '@/server/viewer.ts';

const testCall = z.object({
  apiKey: z.string().regex(/^aos_[\w-]{43}$/),
  model: z.string().min(1).max(200),
});

export interface TestCallOutcome {
  readonly answered: boolean;
  /** The model's words, or the kernel's sentence. */
  readonly text: string;
}

const answerShape = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullish() }) })).min(1),
});
const refusalShape = z.object({ error: z.object({ message: z.string() }) });

const timeoutMs = 60_000;

/**
 * Makes a real call through the gateway with the agent's own key, as its code would: same address, same eight steps,
 * same bill. The key comes from the page that shows it and is not kept.
 */
export async function sendTestCall(given: z.input<typeof testCall>): Promise<TestCallOutcome> {
  await requireViewer();
  const input = testCall.safeParse(given);
  if (!input.success) return { answered: false, text: 'This page no longer holds a whole key. Create another one.' };
  const { apiKey, model } = input.data;
  try {
    const response = await fetch(`${kernelUrl()}/v1/chat/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'user-agent': 'agent-os-console',
      },
      body: JSON.stringify({
        model,
        messages: [{ role: 'user', content: 'Say hello in five words.' }],
        max_completion_tokens: 40,
      }),
      signal: AbortSignal.timeout(timeoutMs),
      cache: 'no-store',
      redirect: 'error',
    });
    const body: unknown = await response.json();
    const answer = answerShape.safeParse(body);
    if (response.ok && answer.success) {
      return { answered: true, text: answer.data.choices[0]?.message.content ?? 'an answer without text' };
    }
    const refusal = refusalShape.safeParse(body);
    return { answered: false, text: refusal.success ? refusal.data.error.message : `HTTP ${response.status}` };
  } catch {
    return { answered: false, text: 'The kernel did not answer. Look at the status line, and try again.' };
  }
}
