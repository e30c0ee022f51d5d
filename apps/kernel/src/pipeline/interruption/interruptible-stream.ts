import type { IncomingHttpHeaders } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import type { TokenUsage } from '@agent-os/core/economy';
import { asObject, readUsage, type StreamReceiver } from '../../adapters/models/index.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const eventEnd = /\r?\n\r?\n/;

/**
 * A chat stream that may come in several pieces, each from a request of its own, and is one stream to the client: whole events only,
 * the first piece's id and time on all of them, one role, one usage. The first piece passes unchanged.
 */
export class InterruptibleStream implements StreamReceiver {
  readonly #receiver: StreamReceiver;
  #decoder = new StringDecoder('utf8');
  #unfinished = '';
  #text = '';
  #identity: JsonObject = {};
  #hasRole = false;
  /** Tokens of the pieces before this one; undefined in the first. */
  #writtenTokens: number | undefined;
  #begun = false;
  #reported: TokenUsage | undefined;

  constructor(receiver: StreamReceiver) {
    this.#receiver = receiver;
  }

  /** The client has the beginning of the answer. */
  get begun(): boolean {
    return this.#begun;
  }

  /** What the client has of the answer. */
  get text(): string {
    return this.#text;
  }

  /** What the provider reported of the last piece. */
  get reported(): TokenUsage | undefined {
    return this.#reported;
  }

  /** The next piece writes on after so many tokens. */
  continueAfter(writtenTokens: number): void {
    this.#writtenTokens = writtenTokens;
    this.#decoder = new StringDecoder('utf8');
    this.#unfinished = '';
    this.#reported = undefined;
  }

  start(httpStatus: number, headers: IncomingHttpHeaders): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#receiver.start(httpStatus, headers);
  }

  data(chunk: Buffer, resume: () => void): boolean {
    return this.#pass(this.#unfinished + this.#decoder.write(chunk), resume);
  }

  /** The last event, when it never got its blank line. */
  flush(): void {
    if (this.#unfinished.trim() !== '') this.#pass(`${this.#unfinished}\n\n`, () => undefined);
  }

  #pass(text: string, resume: () => void): boolean {
    const events = text.split(eventEnd);
    this.#unfinished = events.pop() ?? '';
    const passed = events.map((event) => this.#read(event)).filter((event) => event !== '');
    return (
      passed.length === 0 || this.#receiver.data(Buffer.from(passed.map((event) => `${event}\n\n`).join('')), resume)
    );
  }

  /** The event as the client gets it; empty for one that it must not see. */
  #read(event: string): string {
    const data = dataOf(event);
    if (data === undefined) return event;
    const choice = asObject(Array.isArray(data['choices']) ? data['choices'][0] : undefined);
    const delta = asObject(choice?.['delta']);
    if (typeof delta?.['content'] === 'string') this.#text += delta['content'];
    this.#reported = readUsage('openai.chat', data) ?? this.#reported;
    if (this.#writtenTokens === undefined) {
      this.#hasRole ||= delta?.['role'] !== undefined;
      const { id, created } = data;
      this.#identity = { id, created };
      return event;
    }
    const usage = combinedUsage(data['usage'], this.#writtenTokens);
    const continued = { ...data, ...this.#identity, ...(usage === undefined ? {} : { usage }) };
    if (choice === undefined || delta === undefined) return `data: ${JSON.stringify(continued)}`;
    const { role, ...said } = delta;
    if (role !== undefined && !this.#hasRole) {
      this.#hasRole = true;
      return `data: ${JSON.stringify(continued)}`;
    }
    const saysNothing = Object.values(said).every((value) => value === '' || value === null);
    if (saysNothing && (choice['finish_reason'] ?? null) === null && usage === undefined) return '';
    return `data: ${JSON.stringify({ ...continued, choices: [{ ...choice, delta: said }] })}`;
  }
}

function dataOf(event: string): JsonObject | undefined {
  const line = event.split(/\r?\n/).find((each) => each.startsWith('data:'));
  if (line === undefined) return undefined;
  try {
    return asObject(JSON.parse(line.slice('data:'.length)));
  } catch {
    return undefined;
  }
}

/** For the client: what the earlier pieces wrote is output, not input, of the one answer that it sees. */
function combinedUsage(reported: unknown, writtenTokens: number): JsonObject | undefined {
  const usage = asObject(reported);
  const { prompt_tokens: input, completion_tokens: output } = usage ?? {};
  if (usage === undefined || typeof input !== 'number' || typeof output !== 'number') return undefined;
  return { ...usage, prompt_tokens: Math.max(0, input - writtenTokens), completion_tokens: output + writtenTokens };
}
