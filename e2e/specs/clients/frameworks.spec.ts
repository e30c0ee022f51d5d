import { expect, test } from '@playwright/test';
import { endedCallsOf } from '../../fixtures/ended-call.ts';
import { newAgent } from '../../fixtures/new-agent.ts';
import { installClients, runClient } from '../../fixtures/run-client.ts';
import { chatModel } from '../../fixtures/sdk-clients.ts';
import { stage } from '../../fixtures/stage.ts';

const clients = [
  { name: 'LangGraph', script: 'langgraph-agent.mjs', protocol: 'openai.chat', setting: 'chat' },
  { name: 'OpenAI Agents SDK over chat', script: 'openai-agents-agent.mjs', protocol: 'openai.chat', setting: 'chat' },
  {
    name: 'OpenAI Agents SDK over responses',
    script: 'openai-agents-agent.mjs',
    protocol: 'openai.responses',
    setting: 'responses',
  },
  { name: 'AI SDK over chat', script: 'ai-sdk-agent.mjs', protocol: 'openai.chat', setting: 'chat' },
  { name: 'AI SDK over responses', script: 'ai-sdk-agent.mjs', protocol: 'openai.responses', setting: 'responses' },
  { name: 'AI SDK over messages', script: 'ai-sdk-agent.mjs', protocol: 'anthropic.messages', setting: 'messages' },
] as const;

// One process for the file: two would install the frameworks into the same folder.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  test.setTimeout(150_000);
  await installClients();
});

for (const { name, script, protocol, setting } of clients) {
  test(`${name}: an agent calls its tool, takes the result back, and streams`, async () => {
    test.setTimeout(60_000);
    const agent = await newAgent('framework');
    const report = await runClient(script, {
      KERNEL_URL: stage().kernelUrl,
      AGENT_KEY: agent.apiKey,
      MODEL: chatModel,
      PROTOCOL: setting,
    });
    expect(report.toolRuns.length).toBeGreaterThan(0);
    const [firstRun] = report.toolRuns;
    expect(JSON.stringify(report.toolResults[0])).toContain(`18 degrees and sunny in ${firstRun?.city}`);
    expect(report.text).not.toBe('');
    expect(report.streamed.length).toBeGreaterThan(1);
    // One call for each round of the tool, one for the answer, one for the stream.
    const calls = await endedCallsOf(agent.id, report.toolRuns.length + 2);
    for (const call of calls) expect(call).toMatchObject({ state: 'settled', protocol, usageSource: 'provider' });
    expect(calls.filter((call) => call.streamed)).toHaveLength(1);
  });
}
