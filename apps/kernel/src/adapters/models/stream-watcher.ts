import type { TokenUsage } from '@agent-os/core/economy';
import type { CallProtocol } from '@agent-os/core/routing';
import { asObject, mergeUsage, readUsage } from './usage/index.ts';

/** What ends a stream of each protocol; seen as bytes, so that ordinary chunks are never decoded. */
const lastEventMarks: Readonly<Record<CallProtocol, readonly Buffer[]>> = {
  'openai.chat': [Buffer.from('[DONE]')],
  'openai.embeddings': [],
  'openai.responses': ['response.completed', 'response.incomplete', 'response.failed'].map((text) => Buffer.from(text)),
  'anthropic.messages': [Buffer.from('message_stop')],
};
/** Also that of `usageMetadata`. */
const usageMark = Buffer.from('"usage');
const modelMark = Buffer.from('"model"');
const lineFeedEnd = Buffer.from('\n\n');
const carriageReturnEnd = Buffer.from('\r\n\r\n');
const nothing = Buffer.alloc(0);
/** An event longer than this is passed on unread: it holds content, not usage. */
const eventBytesMax = 8 * 1024 * 1024;

export interface WatchedChunk {
  /** What goes on to the client now; empty when the chunk is held back until its event is whole. */
  readonly forward: Buffer;
  /** The chunk carries the event that ends the stream. */
  readonly last: boolean;
}

/**
 * Looks on while a server-sent event stream passes: finds usage, the model that answers and the last event.
 * Chunks go through untouched, except that a usage event which only the kernel asked for is taken out.
 */
export class StreamWatcher {
  readonly #protocol: CallProtocol;
  readonly #hideUsageEvent: boolean;
  #unfinished: Buffer = nothing;
  /** Servers end events with bare or with full line ends; the first event tells which. */
  #eventEnd: Buffer | undefined;
  usage: TokenUsage | undefined;
  model: string | undefined;
  sawLastEvent = false;

  constructor(protocol: CallProtocol, hideUsageEvent: boolean) {
    this.#protocol = protocol;
    this.#hideUsageEvent = hideUsageEvent;
  }

  watch(chunk: Buffer): WatchedChunk {
    const bytes = this.#unfinished.length === 0 ? chunk : Buffer.concat([this.#unfinished, chunk]);
    this.#eventEnd ??= findEventEnd(bytes);
    const end = this.#eventEnd === undefined ? -1 : bytes.lastIndexOf(this.#eventEnd);
    const wholeBytes = this.#eventEnd === undefined || end < 0 ? 0 : end + this.#eventEnd.length;
    const whole = bytes.subarray(0, wholeBytes);
    const rest = bytes.subarray(wholeBytes);
    this.#unfinished = rest.length > eventBytesMax ? nothing : rest;
    const last = this.#holdsLastEvent(whole);
    if (last) this.sawLastEvent = true;
    const visible = this.#read(whole);
    return { forward: this.#hideUsageEvent ? visible : chunk, last };
  }

  /** Bytes of a last event that never got its blank line; empty nearly always. */
  flush(): Buffer {
    if (this.#unfinished.length === 0) return nothing;
    const rest = this.#unfinished;
    if (this.#holdsLastEvent(rest)) this.sawLastEvent = true;
    this.#read(rest);
    return this.#hideUsageEvent ? this.#unfinished : nothing;
  }

  #holdsLastEvent(bytes: Buffer): boolean {
    return lastEventMarks[this.#protocol].some((mark) => bytes.includes(mark));
  }

  #read(whole: Buffer): Buffer {
    const lookForModel = this.model === undefined && whole.includes(modelMark);
    if (!lookForModel && !whole.includes(usageMark)) return whole;
    const kept: string[] = [];
    let hidden = false;
    const eventEnd = (this.#eventEnd ?? lineFeedEnd).toString();
    for (const event of whole.toString('utf8').split(eventEnd)) {
      if (event === '') continue;
      if (this.#readEvent(event)) hidden = true;
      else kept.push(event);
    }
    return hidden ? Buffer.from(kept.map((event) => event + eventEnd).join('')) : whole;
  }

  /** Returns true for an event that the client must not see. */
  #readEvent(event: string): boolean {
    const data = dataOf(event);
    if (data === undefined) return false;
    const holder = asObject(data['response']) ?? asObject(data['message']) ?? data;
    if (this.model === undefined && typeof holder['model'] === 'string') this.model = holder['model'];
    const usage = readUsage(this.#protocol, holder);
    if (usage === undefined) return false;
    this.usage = this.usage === undefined ? usage : mergeUsage(this.usage, usage);
    return this.#hideUsageEvent && Array.isArray(data['choices']) && data['choices'].length === 0;
  }
}

function findEventEnd(bytes: Buffer): Buffer | undefined {
  if (bytes.includes(carriageReturnEnd)) return carriageReturnEnd;
  return bytes.includes(lineFeedEnd) ? lineFeedEnd : undefined;
}

function dataOf(event: string): Readonly<Record<string, unknown>> | undefined {
  const text = event
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length))
    .join('\n');
  if (!text.includes('{')) return undefined;
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}
