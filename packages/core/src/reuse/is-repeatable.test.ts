import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRepeatable } from './index.ts';

const messages = [{ role: 'user', content: 'Which invoices are overdue?' }];
const chat = { model: 'm', messages, temperature: 0 };
const response = { model: 'm', input: 'Which invoices are overdue?', temperature: 0, store: false };

describe('a call that one answer can serve twice', () => {
  test.each([
    ['a chat at temperature 0', 'openai.chat', chat],
    ['one answer, said so', 'openai.chat', { ...chat, n: 1, store: false, tools: null }],
    ['tools of its client', 'openai.chat', { ...chat, tools: [{ type: 'function' }, { type: 'custom' }] }],
    ['a picture inside the request', 'openai.chat', withImage('data:image/png;base64,AAAA')],
    ['a stored-nowhere response', 'openai.responses', { ...response, background: false }],
    ['a message of Anthropic’s', 'anthropic.messages', { ...chat, max_tokens: 9, tools: [{ name: 'find' }] }],
    ['an embedding, which has no temperature', 'openai.embeddings', { model: 'm', input: ['a'] }],
  ] as const)('is %s', (_name, protocol, body) => {
    expect(isRepeatable(protocol, body)).toBe(true);
  });

  test.each([
    ['no temperature', 'openai.chat', { model: 'm', messages }],
    ['temperature null', 'openai.chat', { ...chat, temperature: null }],
    ['temperature as text', 'openai.chat', { ...chat, temperature: '0' }],
    ['a little temperature', 'openai.chat', { ...chat, temperature: 1e-9 }],
    ['two answers', 'openai.chat', { ...chat, n: 2 }],
    ['an answer that the provider keeps', 'openai.chat', { ...chat, store: true }],
    ['a search', 'openai.chat', { ...chat, web_search_options: {} }],
    ['a tool that the provider runs', 'openai.responses', { ...response, tools: [{ type: 'code_interpreter' }] }],
    ['a tool that is no object', 'openai.chat', { ...chat, tools: ['search'] }],
    ['a response that is kept unless it says no', 'openai.responses', { model: 'm', input: 'a', temperature: 0 }],
    ['a response that goes on from a kept one', 'openai.responses', { ...response, previous_response_id: 'resp_1' }],
    ['a conversation', 'openai.responses', { ...response, conversation: 'conv_1' }],
    ['work in the background', 'openai.responses', { ...response, background: true }],
    ['a kept item', 'openai.responses', { ...response, input: [{ type: 'item_reference', id: 'msg_1' }] }],
    ['a search of Anthropic’s', 'anthropic.messages', { ...chat, tools: [{ type: 'web_search_20250305' }] }],
    ['a server of tools', 'anthropic.messages', { ...chat, mcp_servers: [{}] }],
    ['a picture somewhere else', 'openai.chat', withImage('https://example.test/today.png')],
    ['a kept file', 'anthropic.messages', { ...chat, messages: [{ content: [{ source: { file_id: 'f' } }] }] }],
  ] as const)('is none that has %s', (_name, protocol, body) => {
    expect(isRepeatable(protocol, body)).toBe(false);
  });

  test('is never one without temperature 0, whatever else it says, embeddings apart', () => {
    const anyBody = fc.dictionary(fc.string(), fc.jsonValue());
    const protocols = fc.constantFrom('openai.chat', 'openai.responses', 'anthropic.messages');
    fc.assert(
      fc.property(protocols, anyBody, fc.jsonValue(), (protocol, body, temperature) => {
        fc.pre(temperature !== 0);
        expect(isRepeatable(protocol, { ...body, temperature })).toBe(false);
      }),
    );
  });

  test('is decided for a request as deep as one can be', () => {
    let nested: unknown = 'end';
    for (let depth = 0; depth < 200_000; depth += 1) nested = [nested];
    expect(isRepeatable('openai.chat', { ...chat, messages: [nested] })).toBe(true);
  });
});

function withImage(url: string): object & Readonly<Record<string, unknown>> {
  return { ...chat, messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url } }] }] };
}
