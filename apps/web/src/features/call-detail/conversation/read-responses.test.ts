import { describe, expect, it } from 'vitest';
import { readAnswer, readRequest } from './index.ts';

const kept = (value: unknown) => ({ text: JSON.stringify(value), cut: false });
const stream = (events: readonly { readonly type: string }[]) => ({
  text: events.map((event) => `event: ${event.type}\r\ndata: ${JSON.stringify(event)}\r\n\r\n`).join(''),
  cut: false,
});

const output = [
  { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'Check the order.' }] },
  { type: 'function_call', call_id: 'call_1', name: 'orders.get', arguments: '{"id":7}' },
  { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Delivered.', annotations: [] }] },
];

describe('a Responses request', () => {
  it('is its instructions and its input, text or items', () => {
    const simple = readRequest('openai.responses', kept({ instructions: 'Be brief.', input: 'Hello' }));
    expect(simple.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    const items = readRequest(
      'openai.responses',
      kept({
        input: [
          {
            role: 'user',
            content: [
              { type: 'input_text', text: 'Where is it?' },
              { type: 'input_image', image_url: 'data:image/jpeg;base64,QUJDRA==' },
            ],
          },
          { type: 'reasoning', summary: [], encrypted_content: 'abcdef' },
          { type: 'function_call', call_id: 'c1', name: 'orders.get', arguments: '{}' },
          { type: 'function_call_output', call_id: 'c1', output: 'at the door' },
          { type: 'computer_call', id: 'x' },
        ],
        reasoning: { effort: 'low' },
      }),
    );
    expect(items.messages.map(({ role, parts }) => [role, parts.map(({ kind }) => kind)])).toEqual([
      ['user', ['text', 'file']],
      ['assistant', ['hidden-reasoning', 'tool-call']],
      ['tool', ['tool-result']],
      ['assistant', ['other']],
    ]);
    expect(items.messages[2]?.parts[0]).toMatchObject({ name: 'orders.get', content: 'at the door' });
    expect(items.options).toEqual([['reasoning', '{"effort":"low"}']]);
  });
});

describe('a Responses answer', () => {
  const whole = readAnswer('openai.responses', kept({ status: 'completed', output }));

  it('is one message of reasoning, calls and text', () => {
    expect(whole.messages).toEqual([
      {
        role: 'assistant',
        name: null,
        parts: [
          { kind: 'reasoning', text: 'Check the order.' },
          { kind: 'tool-call', name: 'orders.get', callId: 'call_1', content: '{"id":7}' },
          { kind: 'text', text: 'Delivered.' },
        ],
      },
    ]);
  });

  it('is the same from a stream’s last event, and from its items when that one carries none', () => {
    const done = output.map((item, index) => ({ type: 'response.output_item.done', output_index: index, item }));
    const last = { type: 'response.completed', response: { status: 'completed', output } };
    expect(readAnswer('openai.responses', stream([...done, last]))).toEqual(whole);
    const bare = { type: 'response.completed', response: { status: 'completed', output: [] } };
    expect(readAnswer('openai.responses', stream([...done, bare]))).toEqual(whole);
  });

  it('that broke off is what its deltas make', () => {
    const broken = readAnswer(
      'openai.responses',
      stream(
        [
          {
            type: 'response.output_item.added',
            output_index: 0,
            item: { type: 'message', role: 'assistant', content: [] },
          },
          { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'Deli' },
          { type: 'response.output_text.delta', output_index: 0, content_index: 0, delta: 'vered' },
        ].map((event) => event as { readonly type: string }),
      ),
    );
    expect(broken).toMatchObject({ incomplete: true, messages: [{ parts: [{ kind: 'text', text: 'Delivered' }] }] });
  });

  it('says why it is incomplete', () => {
    const cut = kept({ status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [] });
    expect(readAnswer('openai.responses', cut).finish).toBe('max_output_tokens');
  });
});
