import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, readRequest } from './index.ts';

const kept = (value: unknown) => ({ text: JSON.stringify(value), cut: false });
const stream = (events: readonly unknown[], end = '[DONE]') => ({
  text: [...events.map((event) => JSON.stringify(event)), end].map((data) => `data: ${data}\n\n`).join(''),
  cut: false,
});
const delta = (fields: object, finish: string | null = null, index = 0) => ({
  choices: [{ index, delta: fields, finish_reason: finish }],
});

describe('a Chat Completions request', () => {
  const picture = `data:image/png;base64,${Buffer.alloc(1000).toString('base64')}`;
  const read = readRequest(
    'openai.chat',
    kept({
      model: 'gpt-5-mini',
      temperature: 0.2,
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: picture } },
            { type: 'image_url', image_url: { url: 'https://example.com/a.png' } },
            { type: 'file', file: { filename: 'order.pdf', file_data: 'data:application/pdf;base64,QUJD' } },
            { type: 'something_new', payload: 1 },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'orders.get', arguments: '{"id":7}' } }],
        },
        { role: 'tool', tool_call_id: 'call_1', content: '{"state":"delivered"}' },
      ],
      tools: [{ type: 'function', function: { name: 'orders.get', description: 'One order', parameters: {} } }],
    }),
  );

  it('is messages in their order, with each part by its kind', () => {
    expect(read.messages.map(({ role, parts }) => [role, parts.map(({ kind }) => kind)])).toEqual([
      ['system', ['text']],
      ['user', ['text', 'file', 'file', 'file', 'other']],
      ['assistant', ['tool-call']],
      ['tool', ['tool-result']],
    ]);
  });

  it('shows files by kind and size, never their content', () => {
    expect(read.messages[1]?.parts.slice(1, 4)).toEqual([
      { kind: 'file', what: 'image', type: 'image/png', bytes: 1000, address: null },
      { kind: 'file', what: 'image', type: null, bytes: null, address: 'https://example.com/a.png' },
      { kind: 'file', what: 'document', type: 'order.pdf', bytes: 3, address: null },
    ]);
    expect(JSON.stringify(read.messages)).not.toContain('AAAA');
  });

  it('gives a tool’s answer the name of its call', () => {
    expect(read.messages[3]?.parts).toEqual([
      { kind: 'tool-result', name: 'orders.get', callId: 'call_1', content: '{"state":"delivered"}', failed: false },
    ]);
  });

  it('tells what else was asked for', () => {
    expect(read.tools).toEqual([{ name: 'orders.get', description: 'One order' }]);
    expect(read.options).toEqual([['temperature', '0.2']]);
  });

  it('that was cut is read up to the cut; one that is not JSON is not', () => {
    const whole = JSON.stringify({ messages: [{ role: 'user', content: 'x'.repeat(100) }] });
    const cut = readRequest('openai.chat', { text: whole.slice(0, 80), cut: true });
    expect(cut).toMatchObject({ unread: false, messages: [{ role: 'user', parts: [{ kind: 'text' }] }] });
    expect(readRequest('openai.chat', { text: '<html>', cut: false }).unread).toBe(true);
  });
});

describe('a Chat Completions answer', () => {
  const message = {
    role: 'assistant',
    content: 'It was delivered.',
    reasoning_content: 'Look it up first.',
    tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'orders.get', arguments: '{"id":7}' } }],
  };
  const whole = readAnswer('openai.chat', kept({ choices: [{ index: 0, message, finish_reason: 'tool_calls' }] }));

  it('is reasoning, text and tool calls', () => {
    expect(whole.messages[0]?.parts.map(({ kind }) => kind)).toEqual(['reasoning', 'text', 'tool-call']);
    expect(whole.finish).toBe('tool_calls');
  });

  it('is the same when it was streamed, however it was cut into events', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), (size) => {
        const pieces = (text: string) => text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
        const streamed = readAnswer(
          'openai.chat',
          stream([
            delta({ role: 'assistant', content: '' }),
            ...pieces(message.reasoning_content).map((part) => delta({ reasoning_content: part })),
            ...pieces(message.content).map((part) => delta({ content: part })),
            delta({ tool_calls: [{ index: 0, id: 'call_1', function: { name: 'orders.get', arguments: '' } }] }),
            ...pieces('{"id":7}').map((part) => delta({ tool_calls: [{ index: 0, function: { arguments: part } }] })),
            delta({}, 'tool_calls'),
            { choices: [], usage: { prompt_tokens: 1 } },
          ]),
        );
        expect(streamed).toEqual(whole);
      }),
    );
  });

  it('says that a stream broke off, and shows what came', () => {
    const broken = readAnswer('openai.chat', stream([delta({ content: 'Hel' })], '{"choi'));
    expect(broken).toMatchObject({ incomplete: true, messages: [{ parts: [{ kind: 'text', text: 'Hel' }] }] });
  });

  it('that a schema asked for is JSON; a refusal is one', () => {
    const answer = (content: string | null, refusal?: string) =>
      readAnswer('openai.chat', kept({ choices: [{ message: { content, refusal } }] })).messages[0]?.parts;
    expect(answer('{"category":"billing"}')).toEqual([{ kind: 'json', text: '{"category":"billing"}' }]);
    expect(answer('{not json}')).toEqual([{ kind: 'text', text: '{not json}' }]);
    expect(answer(null, 'I cannot help with that.')).toEqual([{ kind: 'refusal', text: 'I cannot help with that.' }]);
  });

  it('keeps several choices apart, and an error is one', () => {
    const choices = [{ message: { content: 'a' } }, { message: { content: 'b' } }];
    expect(readAnswer('openai.chat', kept({ choices })).messages.map(({ name }) => name)).toEqual([
      'choice 1',
      'choice 2',
    ]);
    expect(readAnswer('openai.chat', kept({ error: { message: 'Too long.' } })).error).toBe('Too long.');
  });
});
