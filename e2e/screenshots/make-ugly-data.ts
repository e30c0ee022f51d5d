import OpenAI from 'openai';
import { createTRPCClient, httpBatchLink } from '@trpc/client';
import type { ApiRouter } from '@agent-os/kernel/router';
import type { Credentials } from '../fixtures/stage.ts';
import type { SceneIds } from './scenes.ts';

const longName = `Reconciliation of supplier statements against the ledger of the period before last, ${'every entity, '.repeat(2)}Nord`;
const rightToLeft =
  'مرحبا، طلبي رقم 2026-118377 يظهر كأنه سُلِّم ولم يصل شيء. أين هو؟ Please answer in **Arabic** and give `the carrier`.';
const longMessage = 'The quick brown fox jumps over the lazy dog. '.repeat(4_600);

/** Puts what layouts break on into the installation: a very long name, Arabic, a message of 200 kB. */
export async function makeUglyData(
  kernelUrl: string,
  { adminToken }: Credentials,
): Promise<Omit<SceneIds, 'hugeCall'>> {
  const api = createTRPCClient<ApiRouter>({
    links: [httpBatchLink({ url: `${kernelUrl}/trpc`, headers: { authorization: `Bearer ${adminToken}` } })],
  });
  const [department] = await api.departments.list.query();
  if (department === undefined) throw new Error('The demo organisation has no department.');
  const agent = await api.agents.create.mutate({
    slug: 'reconciliation-of-supplier-statements',
    name: longName.slice(0, 120),
    purpose: 'Compares what suppliers say they are owed with what the ledger says, line by line.',
    departmentId: department.id,
  });
  const { secret } = await api.keys.create.mutate({ agentId: agent.id, name: 'Pictures' });
  const client = new OpenAI({ apiKey: secret, baseURL: `${kernelUrl}/v1`, maxRetries: 0 });
  const call = async (content: string): Promise<string> => {
    const { response } = await client.chat.completions
      .create({
        model: 'sim-llama-3.1-8b',
        messages: [
          { role: 'system', content: 'You are a clerk.' },
          { role: 'user', content },
        ],
        max_completion_tokens: 40,
      })
      .withResponse();
    return response.headers.get('x-agent-call') ?? '';
  };
  return { agent: agent.slug, rightToLeftCall: await call(rightToLeft), longCall: await call(longMessage) };
}
