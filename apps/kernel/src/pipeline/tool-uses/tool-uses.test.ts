import { describe, expect, test } from 'vitest';
import { limitToolUses, readToolUses } from './index.ts';

const search = { type: 'web_search_20250305', name: 'web_search' };
const own = { name: 'look_up', input_schema: {} };

describe('tools that a provider runs itself', () => {
  test.each([
    ['none', 'openai.responses', {}, undefined],
    ['functions of the client', 'openai.responses', { tools: [{ type: 'function', name: 'f' }] }, undefined],
    ['those of chat, where they are no uses', 'openai.chat', { tools: [{ type: 'web_search' }] }, undefined],
    ['a search', 'openai.responses', { tools: [{ type: 'web_search_preview' }] }, { most: 20, isNamed: false }],
    [
      'a search and files with a limit for both',
      'openai.responses',
      { tools: [{ type: 'web_search' }, { type: 'file_search' }], max_tool_calls: 3 },
      { most: 3, isNamed: true },
    ],
    [
      'a limit tool by tool',
      'anthropic.messages',
      { tools: [own, { ...search, max_uses: 5 }] },
      { most: 5, isNamed: true },
    ],
    [
      'one with a limit and one without',
      'anthropic.messages',
      { tools: [{ ...search, max_uses: 5 }, search] },
      { most: 25, isNamed: false },
    ],
  ] as const)('are bounded by a request with %s', (_name, protocol, body, uses) => {
    expect(readToolUses(protocol, body)).toEqual(uses);
  });

  test.each(['openai.responses', 'anthropic.messages'] as const)(
    'are used no more often than was reckoned with, once %s is told',
    (protocol) => {
      const tools = [own, { ...search, max_uses: 5 }, { ...search, max_uses: null }];
      const body = { model: 'm', tools, x_new: { a: [1] } };
      const told = JSON.parse(limitToolUses(Buffer.from(JSON.stringify(body)), protocol).toString()) as typeof body;
      expect(told).toMatchObject({ model: 'm', x_new: { a: [1] } });
      expect(readToolUses(protocol, told)).toEqual({ most: readToolUses(protocol, body)?.most, isNamed: true });
    },
  );
});
