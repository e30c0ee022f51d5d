import { costLinesOfUsage, costOfUsage } from '@agent-os/core/economy';
import { describe, expect, test } from 'vitest';
import { StreamWatcher } from '../index.ts';
import { readUsage } from './index.ts';
import { providerFixtures } from './testing/provider-fixtures.ts';

function nanoUsd(usd: string): bigint {
  const [whole = '', decimals = ''] = usd.split('.');
  return BigInt(whole + decimals.padEnd(9, '0'));
}

describe('what providers report costs what their documents say, to the nano-USD', () => {
  test.each(providerFixtures)('$name', ({ protocol, answer, price, usd }) => {
    const usage = readUsage(protocol, answer);
    expect(usage).toBeDefined();
    if (usage === undefined) return;
    expect(costOfUsage(price, usage)).toBe(nanoUsd(usd));
    const lines = costLinesOfUsage(price, usage);
    const tokens = lines.filter((line) => line.tokenClass !== 'tool_use').reduce((sum, line) => sum + line.quantity, 0);
    expect(tokens).toBe(usage.inputTokens + usage.outputTokens);
  });

  test('canary: charging cached tokens as input, or thoughts twice, is off by more than a nano-USD', () => {
    const [cached] = providerFixtures;
    const reasoned = providerFixtures.find(({ name }) => name.includes('Grok'));
    if (cached === undefined || reasoned === undefined) throw new Error('The fixtures are missing.');
    const usage = readUsage(cached.protocol, cached.answer);
    if (usage === undefined) throw new Error('No usage was read.');
    expect(costOfUsage(cached.price, { ...usage, cachedInputTokens: 0 })).not.toBe(nanoUsd(cached.usd));
    const thought = readUsage(reasoned.protocol, reasoned.answer);
    if (thought === undefined) throw new Error('No usage was read.');
    const twice = { ...thought, outputTokens: thought.outputTokens + thought.reasoningTokens };
    expect(costOfUsage(reasoned.price, twice)).not.toBe(nanoUsd(reasoned.usd));
  });
});

describe('a stream of messages', () => {
  test('tells both lives of its caches at its start, and its searches at its end', () => {
    const watcher = new StreamWatcher('anthropic.messages', false);
    const events = [
      {
        type: 'message_start',
        message: {
          model: 'claude-sonnet-4-5',
          usage: {
            input_tokens: 10,
            cache_creation_input_tokens: 30,
            cache_creation: { ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 },
            output_tokens: 1,
          },
        },
      },
      { type: 'message_delta', usage: { output_tokens: 50, server_tool_use: { web_search_requests: 2 } } },
      { type: 'message_stop' },
    ];
    for (const event of events) {
      watcher.watch(Buffer.from(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`));
    }
    expect(watcher.usage).toMatchObject({
      inputTokens: 40,
      cacheWriteTokens: 30,
      outputTokens: 50,
      more: { cacheWriteOneHourTokens: 20, toolUses: 2 },
    });
  });

  test('of Gemini tells its usage too', () => {
    const watcher = new StreamWatcher('openai.chat', false);
    watcher.watch(Buffer.from('data: {"usageMetadata":{"promptTokenCount":4,"candidatesTokenCount":2}}\n\n'));
    expect(watcher.usage).toMatchObject({ inputTokens: 4, outputTokens: 2 });
  });
});
