import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamReader } from './stream-reader.ts';

const stream = [
  { choices: [{ delta: { role: 'assistant', content: 'Grüß ' } }] },
  { choices: [{ delta: { content: 'dich.' } }] },
  {
    choices: [
      { delta: { tool_calls: [{ index: 0, id: 'call_1', function: { name: 'look_up', arguments: '{"a"' } }] } },
    ],
  },
  { choices: [{ delta: { tool_calls: [{ index: 0, function: { arguments: ':1}' } }] } }] },
  { choices: [{ delta: {}, finish_reason: 'tool_calls' }] },
  { choices: [], usage: { prompt_tokens: 12, completion_tokens: 7 } },
]
  .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
  .concat('data: [DONE]\n\n')
  .join('');

describe('a streamed answer', () => {
  it('is the same however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 12 }), (cuts) => {
        const reader = new StreamReader();
        const places = [0, ...cuts.toSorted((one, other) => one - other), stream.length];
        places.slice(1).forEach((place, index) => reader.push(stream.slice(places[index], place)));
        expect(reader.answer).toEqual({
          text: 'Grüß dich.',
          toolCalls: [{ id: 'call_1', name: 'look_up', arguments: '{"a":1}' }],
          finish: 'tool_calls',
          usage: { inputTokens: 12, outputTokens: 7 },
          error: undefined,
        });
      }),
    );
  });

  it('keeps what had come when the gateway breaks off with an error', () => {
    const reader = new StreamReader();
    reader.push(
      'data: {"choices":[{"delta":{"content":"Half"}}]}\n\ndata: {"error":{"message":"The model went away."}}\n\n',
    );
    expect(reader.answer).toMatchObject({ text: 'Half', error: 'The model went away.' });
  });
});
