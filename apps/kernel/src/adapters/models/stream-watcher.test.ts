import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StreamWatcher } from './index.ts';

const chatStream = [
  'data: {"id":"c1","model":"gpt-4o-2024","choices":[{"delta":{"content":"Grüße"}}]}\n\n',
  'data: {"id":"c1","choices":[{"delta":{"content":"\\"usage\\" is a word here"}}]}\n\n',
  'data: {"id":"c1","choices":[{"delta":{},"finish_reason":"stop"}],"usage":null}\n\n',
  'data: {"id":"c1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5}}\n\n',
  'data: [DONE]\n\n',
].join('');
const usageEvent = 'data: {"id":"c1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":5}}\n\n';

/** Feeds the stream in pieces cut anywhere, in the middle of a character too. */
function pass(stream: string, cuts: readonly number[], hideUsage: boolean) {
  const bytes = Buffer.from(stream);
  const watcher = new StreamWatcher('openai.chat', hideUsage);
  const edges = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length];
  const forwarded: Buffer[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const chunk = bytes.subarray(edges[index], edges[index + 1]);
    if (chunk.length > 0) forwarded.push(watcher.watch(chunk).forward);
  }
  forwarded.push(watcher.flush());
  return { watcher, text: Buffer.concat(forwarded).toString() };
}

describe('a stream that passes through', () => {
  test.each(['\n\n', '\r\n\r\n'])(
    'is not changed by a byte and tells usage, model and end, however it is cut (%j)',
    (end) => {
      const stream = chatStream.replaceAll('\n\n', end);
      fc.assert(
        fc.property(fc.array(fc.nat(1_000), { maxLength: 20 }), (cuts) => {
          const { watcher, text } = pass(stream, cuts, false);
          expect(text).toBe(stream);
          expect(watcher.usage).toMatchObject({ inputTokens: 12, outputTokens: 5 });
          expect(watcher.model).toBe('gpt-4o-2024');
          expect(watcher.sawLastEvent).toBe(true);
        }),
      );
    },
  );

  test('loses exactly the usage event that only the kernel asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { maxLength: 20 }), (cuts) => {
        const { watcher, text } = pass(chatStream, cuts, true);
        expect(text).toBe(chatStream.replace(usageEvent, ''));
        expect(watcher.usage?.outputTokens).toBe(5);
      }),
    );
  });

  test('without usage says so by saying nothing', () => {
    const { watcher } = pass('data: {"choices":[{"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n', [], false);
    expect(watcher.usage).toBeUndefined();
  });

  test('Anthropic’s figures come in two events: input first, output as it grows', () => {
    const watcher = new StreamWatcher('anthropic.messages', false);
    watcher.watch(
      Buffer.from(
        'event: message_start\ndata: {"type":"message_start","message":{"model":"claude","usage":{"input_tokens":10,"cache_read_input_tokens":90,"output_tokens":1}}}\n\n' +
          'event: message_delta\ndata: {"type":"message_delta","usage":{"output_tokens":25}}\n\n' +
          'event: message_stop\ndata: {"type":"message_stop"}\n\n',
      ),
    );
    expect(watcher.usage).toMatchObject({ inputTokens: 100, cachedInputTokens: 90, outputTokens: 25 });
    expect(watcher.sawLastEvent).toBe(true);
  });
});
