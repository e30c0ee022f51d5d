import type { CallProtocol } from '@agent-os/core/routing';
import { describe, expect, test } from 'vitest';
import { AskedTools, readToolTraffic } from './index.ts';

const limited = new Set(['erp', 'web_search', 'crm']);
const read = (protocol: CallProtocol, body: object) =>
  readToolTraffic(protocol, body as Readonly<Record<string, unknown>>, (tool) => limited.has(tool));
const chatTool = (name: string) => ({ type: 'function', function: { name } });

describe('a request offers', () => {
  test.each<[string, CallProtocol, object, readonly string[]]>([
    ['functions of chat', 'openai.chat', { tools: [chatTool('free'), chatTool('erp'), chatTool('erp')] }, ['erp']],
    ['search of chat', 'openai.chat', { web_search_options: {} }, ['web_search']],
    ['nothing when it chooses none', 'openai.chat', { tools: [chatTool('erp')], tool_choice: 'none' }, []],
    [
      'what it chooses',
      'openai.chat',
      { tools: [chatTool('erp'), chatTool('crm')], tool_choice: chatTool('crm') },
      ['crm'],
    ],
    [
      'functions and the provider’s own of Responses',
      'openai.responses',
      { tools: [{ type: 'function', name: 'erp' }, { type: 'web_search_preview_2025_03_11' }, { type: 'web_search' }] },
      ['erp', 'web_search'],
    ],
    [
      'a server by its label',
      'openai.responses',
      { tools: [{ type: 'mcp', server_label: 'crm', server_url: 'https://crm.example' }] },
      ['crm'],
    ],
    [
      'what it forces of Responses',
      'openai.responses',
      {
        tools: [
          { type: 'function', name: 'erp' },
          { type: 'function', name: 'crm' },
        ],
        tool_choice: { type: 'function', name: 'erp' },
      },
      ['erp'],
    ],
    [
      'tools of Anthropic by their names',
      'anthropic.messages',
      { tools: [{ name: 'erp' }, { type: 'web_search_20250305', name: 'web_search' }] },
      ['erp', 'web_search'],
    ],
    [
      'nothing of Anthropic when it chooses none',
      'anthropic.messages',
      { tools: [{ name: 'erp' }], tool_choice: { type: 'none' } },
      [],
    ],
    ['nothing to embed', 'openai.embeddings', { input: 'x' }, []],
    ['nothing that is no tool', 'openai.chat', { tools: [null, 'erp', 7, {}] }, []],
  ])('%s', (_what, protocol, body, offered) => {
    expect(read(protocol, body).offered).toEqual(offered);
  });
});

test.each<[CallProtocol, object]>([
  ['openai.chat', { messages: [{ role: 'tool', tool_call_id: 'a' }, { role: 'user' }, { role: 'tool' }] }],
  [
    'openai.responses',
    {
      input: [
        { type: 'function_call_output', call_id: 'a' },
        { type: 'message', call_id: 'b' },
      ],
    },
  ],
  [
    'anthropic.messages',
    {
      messages: [
        { role: 'user', content: 'b' },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'a' }, { type: 'text' }] },
      ],
    },
  ],
])('a request of %s carries results by the ids of what was asked', (protocol, body) => {
  expect(read(protocol, body).results).toEqual(['a']);
});

const chatDelta = (calls: readonly object[]) => ({ choices: [{ index: 0, delta: { tool_calls: calls } }] });
const streams: readonly [CallProtocol, readonly object[]][] = [
  [
    'openai.chat',
    [
      { choices: [{ delta: { role: 'assistant', content: 'ä tool_calls' } }] },
      chatDelta([{ index: 0, id: 'a', type: 'function', function: { name: 'erp', arguments: '' } }]),
      chatDelta([{ index: 0, function: { arguments: '{"ö":1}' } }]),
      chatDelta([{ index: 1, id: 'b', type: 'function', function: { name: 'crm', arguments: '{}' } }]),
    ],
  ],
  [
    'openai.responses',
    [
      { type: 'response.output_item.added', item: { type: 'function_call', call_id: 'a', name: 'erp' } },
      { type: 'response.output_item.done', item: { type: 'function_call', call_id: 'a', name: 'erp' } },
      { type: 'response.output_item.done', item: { type: 'web_search_call', id: 'w' } },
      { type: 'response.output_item.done', item: { type: 'function_call', call_id: 'b', name: 'crm' } },
    ],
  ],
  [
    'anthropic.messages',
    [
      { type: 'content_block_start', content_block: { type: 'tool_use', id: 'a', name: 'erp' } },
      { type: 'content_block_start', content_block: { type: 'server_tool_use', id: 'w', name: 'web_search' } },
      { type: 'content_block_start', content_block: { type: 'tool_use', id: 'b', name: 'crm' } },
    ],
  ],
];
const asked = [
  { tool: 'erp', id: 'a' },
  { tool: 'crm', id: 'b' },
];

test.each(streams)('a stream of %s asks for tools, wherever its pieces are cut', (protocol, events) => {
  const bytes = Buffer.from(events.map((event) => `event: x\r\ndata: ${JSON.stringify(event)}\r\n\r\n`).join(''));
  for (const size of [1, 7, 64, bytes.length]) {
    const tools = new AskedTools(protocol);
    for (let at = 0; at < bytes.length; at += size) tools.watch(bytes.subarray(at, at + size));
    expect(tools.asks).toEqual(asked);
  }
});

test.each<[CallProtocol, object]>([
  [
    'openai.chat',
    {
      choices: [
        {
          message: {
            tool_calls: [
              { id: 'a', function: { name: 'erp' } },
              { id: 'b', function: { name: 'crm' } },
            ],
          },
        },
      ],
    },
  ],
  [
    'openai.responses',
    {
      output: [
        { type: 'message', content: [] },
        { type: 'function_call', call_id: 'a', name: 'erp' },
        { type: 'custom_tool_call', call_id: 'b', name: 'crm' },
      ],
    },
  ],
  [
    'anthropic.messages',
    {
      content: [
        { type: 'text', text: 'x' },
        { type: 'tool_use', id: 'a', name: 'erp' },
        { type: 'tool_use', id: 'b', name: 'crm' },
      ],
    },
  ],
])('a whole answer of %s asks for tools', (protocol, answer) => {
  const tools = new AskedTools(protocol);
  tools.read(Buffer.from(JSON.stringify(answer)));
  expect(tools.asks).toEqual(asked);
});

test('an answer that is none asks for nothing', () => {
  const tools = new AskedTools('openai.chat');
  tools.read(Buffer.from('<html>'));
  tools.watch(Buffer.from('data: tool_calls\n\n'));
  expect(tools.asks).toEqual([]);
});
