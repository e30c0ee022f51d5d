import { StringDecoder } from 'node:string_decoder';
import type { CallProtocol } from '@agent-os/core/routing';
import { asObject } from '../../adapters/models/index.ts';
import { textOfStream, type TokenCounter } from '../../adapters/tokens/index.ts';
import { OutputMeter } from './output-meter.ts';
import { StreamEnding, type EndingUsage } from './stream-ending.ts';

const wholeEvents = /\r?\n\r?\n/g;

/** For an attempt: whether anybody still waits. */
interface Presence {
  readonly isGone: boolean;
  onGone(callback: () => void): () => void;
}

export interface OutputLimitOptions {
  readonly protocol: CallProtocol;
  /** What all answers of the call together may write. */
  readonly tokensMax: number;
  readonly count: TokenCounter;
  readonly inputTokens: () => number;
  /** The client of a chat wants a last event with the tokens. */
  readonly asksUsage: boolean;
}

/**
 * Ends a stream where what the call holds of its budgets ends, for models that write on all the same: the client gets whole events and a
 * proper end, the provider is told to stop.
 */
export class OutputLimit {
  readonly #options: OutputLimitOptions;
  readonly #meter: OutputMeter;
  readonly #ending: StreamEnding;
  readonly #decoder = new StringDecoder('utf8');
  #unfinished = '';
  #usage: EndingUsage | undefined;
  #abort: (() => void) | undefined;

  constructor(options: OutputLimitOptions) {
    this.#options = options;
    this.#meter = new OutputMeter(options.count, options.tokensMax);
    this.#ending = new StreamEnding(options.protocol);
  }

  /** What the call used when the stream was ended here; undefined when its model ends it. */
  get cutAt(): EndingUsage | undefined {
    return this.#usage;
  }

  /** What goes on to the client of a part of the stream. */
  pass(chunk: Buffer): { readonly forward: Buffer; readonly ends: boolean } {
    if (this.#usage !== undefined) return { forward: Buffer.alloc(0), ends: false };
    this.#unfinished += this.#decoder.write(chunk);
    let passed = '';
    let start = 0;
    for (const { 0: blank, index } of this.#unfinished.matchAll(wholeEvents)) {
      const event = this.#unfinished.slice(start, index);
      start = index + blank.length;
      if (!this.#meter.add(textOfStream(event))) {
        return { forward: Buffer.concat([Buffer.from(passed), this.cut()]), ends: true };
      }
      this.#note(event);
      passed += event + blank;
    }
    this.#unfinished = this.#unfinished.slice(start);
    return { forward: Buffer.from(passed), ends: false };
  }

  /** What ends the stream here. */
  cut(): Buffer {
    const { inputTokens, asksUsage } = this.#options;
    this.#usage = { inputTokens: inputTokens(), outputTokens: this.#meter.tokens };
    return Buffer.from(this.#ending.end(this.#usage, asksUsage));
  }

  /** The start of an event that never got its blank line. */
  flush(): Buffer {
    const rest = this.#usage === undefined ? this.#unfinished : '';
    this.#unfinished = '';
    return Buffer.from(rest);
  }

  /** To the attempt, a call that was ended here is one that nobody waits for. */
  presence(client: Presence): Presence {
    const isCut = (): boolean => this.#usage !== undefined;
    return {
      get isGone() {
        return isCut() || client.isGone;
      },
      onGone: (callback) => {
        this.#abort = callback;
        const forget = client.onGone(callback);
        return () => {
          this.#abort = undefined;
          forget();
        };
      },
    };
  }

  /** Once the end has been passed on. */
  stopModel(): void {
    this.#abort?.();
  }

  #note(event: string): void {
    const line = event.split(/\r?\n/).find((each) => each.startsWith('data:'));
    try {
      const data = line === undefined ? undefined : asObject(JSON.parse(line.slice('data:'.length)));
      if (data !== undefined) this.#ending.note(data);
    } catch {
      // `[DONE]`, or nothing that an end depends on.
    }
  }
}
