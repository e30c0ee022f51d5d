import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { StreamWatcher } from '../../adapters/models/index.ts';
import { textOfStream } from '../../adapters/tokens/index.ts';
import { OutputLimit } from './output-limit.ts';

const words = ['Grüße', ' aus', ' „München“', ' 🚀', '\n\n', ' data: [x]', ' the', ' harbour', '漢字', '.'];
const protocols = ['openai.chat', 'openai.responses', 'anthropic.messages'] as const;
type Protocol = (typeof protocols)[number];

const named = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
const plain = (data: object) => `data: ${JSON.stringify(data)}\n\n`;

function streamOf(protocol: Protocol, said: readonly string[]): string {
  if (protocol === 'openai.chat') {
    const chunk = (delta: object, finish: string | null) =>
      plain({
        id: 'c1',
        object: 'chat.completion.chunk',
        created: 7,
        model: 'm',
        choices: [{ index: 0, delta, finish_reason: finish }],
      });
    return [
      chunk({ role: 'assistant', content: '' }, null),
      ...said.map((content) => chunk({ content }, null)),
      chunk({}, 'stop'),
      'data: [DONE]\n\n',
    ].join('');
  }
  if (protocol === 'openai.responses') {
    const response = { id: 'r1', model: 'm', status: 'in_progress' };
    const deltas = said.map((delta, index) =>
      named('response.output_text.delta', { delta, sequence_number: index + 1 }),
    );
    return [
      named('response.created', { response, sequence_number: 0 }),
      ...deltas,
      named('response.completed', { response }),
    ].join('');
  }
  const deltas = said.map((text) => named('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }));
  return [
    named('message_start', {
      message: { id: 'm1', model: 'm', content: [], usage: { input_tokens: 9, output_tokens: 1 } },
    }),
    named('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    ...deltas,
    named('content_block_stop', { index: 0 }),
    named('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: said.length } }),
    named('message_stop', {}),
  ].join('');
}

/** Sends the stream in chunks that end anywhere, also within a character. */
function send(limit: OutputLimit, stream: string, cuts: readonly number[]): string {
  const bytes = Buffer.from(stream);
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  let start = 0;
  const got: Buffer[] = [];
  for (const end of ends) {
    got.push(limit.pass(bytes.subarray(start, end)).forward);
    start = end;
  }
  got.push(limit.flush());
  return Buffer.concat(got).toString();
}

const limitOf = (protocol: Protocol, tokensMax: number, asksUsage = false) =>
  new OutputLimit({ protocol, tokensMax, count: (text) => countTokens(text), inputTokens: () => 20, asksUsage });
const cuts = fc.array(fc.nat(4_000), { maxLength: 12 });
const said = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 });
const sawEnd = (protocol: Protocol, stream: string): boolean => {
  const watcher = new StreamWatcher(protocol, false);
  watcher.watch(Buffer.from(stream));
  return watcher.sawLastEvent;
};

describe.each(protocols)('a stream of %s under a limit', (protocol) => {
  test('passes as it is when it stays below', () => {
    fc.assert(
      fc.property(said, cuts, (parts, at) => {
        const stream = streamOf(protocol, parts);
        const limit = limitOf(protocol, Buffer.byteLength(parts.join('')) * 2);
        expect(send(limit, stream, at)).toBe(stream);
        expect(limit.cutAt).toBeUndefined();
      }),
    );
  });

  test('never says more, and has a proper end that says why', () => {
    fc.assert(
      fc.property(said, cuts, fc.integer({ min: 1, max: 30 }), (parts, at, tokensMax) => {
        const limit = limitOf(protocol, tokensMax);
        const got = send(limit, streamOf(protocol, parts), at);
        const text = textOfStream(got);
        expect(parts.join('').startsWith(text)).toBe(true);
        expect(sawEnd(protocol, got)).toBe(true);
        if (limit.cutAt === undefined) {
          expect(text).toBe(parts.join(''));
          return;
        }
        expect(limit.cutAt).toEqual({ inputTokens: 20, outputTokens: countTokens(text) });
        expect(countTokens(text)).toBeLessThanOrEqual(tokensMax);
        expect(got).toMatch(/"finish_reason":"length"|"max_output_tokens"|"stop_reason":"max_tokens"/);
      }),
    );
  });
});

test('a chat whose client asks for usage gets it of what it got', () => {
  const limit = limitOf('openai.chat', 3, true);
  const got = send(limit, streamOf('openai.chat', [' the', ' harbour', ' the', ' harbour']), []);
  expect(got).toContain('"usage":{"prompt_tokens":20,"completion_tokens":3,"total_tokens":23}');
  expect(got.indexOf('"usage"')).toBeLessThan(got.indexOf('[DONE]'));
});

test('the model is told to stop, and its attempt ends as one that nobody waits for', () => {
  const limit = limitOf('openai.chat', 1);
  const presence = limit.presence({ isGone: false, onGone: () => () => undefined });
  const heard: boolean[] = [];
  presence.onGone(() => heard.push(presence.isGone));
  send(limit, streamOf('openai.chat', [' the', ' harbour']), []);
  limit.stopModel();
  expect(heard).toEqual([true]);
});
