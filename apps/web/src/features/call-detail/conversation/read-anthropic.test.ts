import { describe, expect, it } from 'vitest';
import { readAnswer, readRequest } from './index.ts';

const kept = (value: unknown) => ({ text: JSON.stringify(value), cut: false });
const stream = (events: readonly { readonly type: string }[]) => ({
  text: events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
  cut: false,
});

describe('a Messages request', () => {
  const read = readRequest(
    'anthropic.messages',
    kept({
      system: [{ type: 'text', text: 'Be brief.' }],
      max_tokens: 100,
      messages: [
        {
          role: 'user',
          content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'QUJD' } }],
        },
        { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'orders.get', input: { id: 7 } }] },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 't1',
              is_error: true,
              content: [{ type: 'text', text: 'no such order' }],
            },
          ],
        },
      ],
    }),
  );

  it('is its system text and its messages; results of tools are a tool’s', () => {
    expect(read.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
    expect(read.messages[1]?.parts).toEqual([
      { kind: 'file', what: 'image', type: 'image/png', bytes: 3, address: null },
    ]);
    expect(read.messages[3]?.parts).toEqual([
      { kind: 'tool-result', name: 'orders.get', callId: 't1', content: 'no such order', failed: true },
    ]);
    expect(read.options).toEqual([['max_tokens', '100']]);
  });
});

describe('a Messages answer', () => {
  const whole = readAnswer(
    'anthropic.messages',
    kept({
      stop_reason: 'tool_use',
      content: [
        { type: 'thinking', thinking: 'Look it up.', signature: 's' },
        { type: 'redacted_thinking', data: 'abcd' },
        { type: 'text', text: 'One moment.' },
        { type: 'tool_use', id: 't1', name: 'orders.get', input: { id: 7 } },
      ],
    }),
  );

  it('is its blocks in their order', () => {
    expect(whole.messages[0]?.parts.map(({ kind }) => kind)).toEqual([
      'reasoning',
      'hidden-reasoning',
      'text',
      'tool-call',
    ]);
  });

  it('is the same when it was streamed', () => {
    const at = (index: number, delta: object) => ({ type: 'content_block_delta', index, delta });
    const streamed = readAnswer(
      'anthropic.messages',
      stream(
        [
          { type: 'message_start', message: { role: 'assistant', content: [] } },
          { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
          at(0, { type: 'thinking_delta', thinking: 'Look ' }),
          at(0, { type: 'thinking_delta', thinking: 'it up.' }),
          at(0, { type: 'signature_delta', signature: 's' }),
          { type: 'content_block_start', index: 1, content_block: { type: 'redacted_thinking', data: 'abcd' } },
          { type: 'ping' },
          { type: 'content_block_start', index: 2, content_block: { type: 'text', text: '' } },
          at(2, { type: 'text_delta', text: 'One mo' }),
          at(2, { type: 'text_delta', text: 'ment.' }),
          {
            type: 'content_block_start',
            index: 3,
            content_block: { type: 'tool_use', id: 't1', name: 'orders.get', input: {} },
          },
          at(3, { type: 'input_json_delta', partial_json: '{"id"' }),
          at(3, { type: 'input_json_delta', partial_json: ':7}' }),
          { type: 'message_delta', delta: { stop_reason: 'tool_use' } },
          { type: 'message_stop' },
        ].map((event) => event as { readonly type: string }),
      ),
    );
    expect(streamed).toEqual(whole);
  });

  it('that broke off shows what came, and an error is one', () => {
    const broken = readAnswer(
      'anthropic.messages',
      stream([
        { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Hel' } } as { readonly type: string },
        { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } } as { readonly type: string },
      ]),
    );
    expect(broken).toMatchObject({ incomplete: true, error: 'Overloaded', messages: [{ parts: [{ text: 'Hel' }] }] });
  });
});

describe('embeddings', () => {
  it('are inputs and vectors by their size', () => {
    const asked = readRequest('openai.embeddings', kept({ input: ['one', 'two'], dimensions: 3 }));
    expect(asked.messages.map(({ name }) => name)).toEqual(['1 of 2', '2 of 2']);
    const base64 = Buffer.from(new Float32Array([1, 2, 3, 4]).buffer).toString('base64');
    const data = [
      { index: 0, embedding: [0.25, -1, 0.5] },
      { index: 1, embedding: base64 },
    ];
    expect(readAnswer('openai.embeddings', kept({ data })).messages[0]?.parts).toEqual([
      { kind: 'vector', index: 0, dimensions: 3, beginning: '0.25, -1, 0.5' },
      { kind: 'vector', index: 1, dimensions: 4, beginning: 'base64' },
    ]);
    const tokens = readRequest('openai.embeddings', kept({ input: [1, 2, 3] }));
    expect(tokens.messages).toHaveLength(1);
  });
});
