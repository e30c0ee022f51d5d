import { expect, test } from '@playwright/test';
import { adminApi } from '../../fixtures/kernel-api.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { howToInstall, isInstalled, runCodingAgent } from '../../fixtures/run-coding-agent.ts';

for (const [name, protocol] of [
  ['claude', 'anthropic.messages'],
  ['codex', 'openai.responses'],
] as const) {
  test(`${name} works with the kernel as its provider`, async () => {
    test.skip(!isInstalled(name), howToInstall);
    const agent = await newAgent(name);
    expect(await runCodingAgent(name, agent.apiKey, 'Answer with one short sentence.')).not.toBe('');
    const { items } = await adminApi().calls.list.query({ agentId: agent.id });
    expect(items.length).toBeGreaterThan(0);
    for (const call of items) expect(call).toMatchObject({ protocol, streamed: true, httpStatus: 200 });
  });
}
