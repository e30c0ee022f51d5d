import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InterruptibleStream } from './interruptible-stream.ts';

interface Seen {
  readonly id?: string;
  readonly choices: readonly {
    readonly delta: { readonly role?: string; readonly content?: string };
    readonly finish_reason: string | null;
  }[];
  readonly usage?: object | null;
}

const words = ['Grüße', ' aus', ' „München“', ' 🚀', '\n\n', 'data: [x]', ' end', '.'];
const event = (id: string, delta: object, finish: string | null = null) =>
  `data: ${JSON.stringify({ id, created: id.length, choices: [{ index: 0, delta, finish_reason: finish }] })}`;

/** The events of one request that writes these words. */
function eventsOf(id: string, said: readonly string[], promptTokens: number): string[] {
  const usage = {
    prompt_tokens: promptTokens,
    completion_tokens: said.length,
    total_tokens: promptTokens + said.length,
  };
  return [
    event(id, { role: 'assistant', content: '' }),
    ...said.map((content) => event(id, { content })),
    event(id, {}, 'stop'),
    `data: ${JSON.stringify({ id, choices: [], usage })}`,
    'data: [DONE]',
  ];
}

class Client {
  bytes = Buffer.alloc(0);
  starts = 0;
  start(): void {
    this.starts += 1;
  }
  data(chunk: Buffer): boolean {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    return true;
  }
  get seen(): Seen[] {
    const events = this.bytes.toString().split('\n\n');
    return events.filter((each) => each.startsWith('data: {')).map((each) => JSON.parse(each.slice(6)) as Seen);
  }
  get text(): string {
    return this.seen.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
  }
}

function send(stream: InterruptibleStream, bytes: Buffer, cuts: readonly number[]): void {
  stream.start(200, {});
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((one, other) => one - other), bytes.length];
  for (let index = 1; index < edges.length; index += 1) {
    stream.data(bytes.subarray(edges[index - 1], edges[index]), () => undefined);
  }
}

const anyCuts = fc.array(fc.nat(2_000), { maxLength: 12 });

describe('a stream that is interrupted at any byte and goes on', () => {
  test.each(['\n\n', '\r\n\r\n'])('is one stream with every word once to its client (%j)', (end) => {
    fc.assert(
      fc.property(fc.nat(2_000), anyCuts, anyCuts, (at, cutsBefore, cutsAfter) => {
        const client = new Client();
        const stream = new InterruptibleStream(client);
        const first = Buffer.from(
          eventsOf('one', words, 20)
            .map((each) => each + end)
            .join(''),
        );
        const firstLength = Buffer.from(
          eventsOf('one', words, 20)
            .slice(0, -2)
            .map((each) => each + end)
            .join(''),
        ).length;
        send(stream, first.subarray(0, at % firstLength), cutsBefore);
        const written = words.filter((_, index) => stream.text.length >= words.slice(0, index + 1).join('').length);
        expect(client.text).toBe(stream.text);
        if (client.seen.some(({ choices }) => choices[0]?.finish_reason === 'stop')) return;
        stream.continueAfter(written.length);
        const rest = words.slice(written.length);
        const second = eventsOf('two', rest, 20 + written.length).map((each) => each + end);
        send(stream, Buffer.from(second.join('')), cutsAfter);
        stream.flush();
        expect(client.text).toBe(words.join(''));
        expect(stream.text).toBe(words.join(''));
        expect(client.starts).toBe(1);
        const { seen } = client;
        expect(seen.filter(({ choices }) => choices[0]?.delta.role !== undefined)).toHaveLength(1);
        expect(seen.filter(({ choices }) => choices[0]?.finish_reason === 'stop')).toHaveLength(1);
        expect(seen.at(-1)?.usage).toEqual({
          prompt_tokens: 20,
          completion_tokens: words.length,
          total_tokens: 20 + words.length,
        });
        expect(stream.reported).toMatchObject({ inputTokens: 20 + written.length, outputTokens: rest.length });
        if (written.length > 0) expect(new Set(seen.slice(0, -1).map(({ id }) => id))).toEqual(new Set(['one']));
        expect(client.bytes.toString()).toContain('[DONE]');
      }),
    );
  });

  test('passes unchanged when nothing interrupts it', () => {
    fc.assert(
      fc.property(anyCuts, (cuts) => {
        const client = new Client();
        const stream = new InterruptibleStream(client);
        const bytes = Buffer.from(
          eventsOf('one', words, 20)
            .map((each) => `${each}\n\n`)
            .join(''),
        );
        send(stream, bytes, cuts);
        stream.flush();
        expect(client.bytes.toString()).toBe(bytes.toString());
      }),
    );
  });
});
