import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import { boundText, type UnreadCause } from '@agent-os/core/intent';
import type { ReadSentence, SentenceReader } from '../../ports/sentence-reader.ts';
import { KnownSentences } from './known-sentences.ts';
import {
  startSentenceWorker,
  type SentenceAnswer,
  type SentenceWorker,
  type SentenceWorkerEvents,
} from './sentence-worker.ts';

/** How long a call waits for its text to be read, in ms; late, it goes on without. */
const sentenceWaitMs = 250;
/** Calls that wait at most, and how many of them one organisation's. */
const placesForCalls = 32;
const placesForOne = 16;
/** A thread that is busy with one text for so long answers nothing any more. */
const longestReadingMs = 15_000;
/** The same for its first text, before which it loads the model. */
const longestStartMs = 60_000;
/** After a thread has died, so that a text that kills threads cannot keep the processor busy with starting them. */
const restMs = 10_000;
/** What one training may take to read its examples. */
const longestLessonMs = 20_000;

interface Waiting {
  readonly organisationId: string;
  readonly key: string;
  readonly text: string;
  readonly settle: (sentence: ReadSentence) => void;
}

export interface SentenceThreadOptions {
  readonly start?: (events: SentenceWorkerEvents) => SentenceWorker;
  readonly nowMs: () => number;
  /** How each text of a call fared. */
  readonly count: (outcome: 'known' | 'read' | UnreadCause) => void;
  readonly onDeath: (error: unknown) => void;
}

/**
 * Reads sentences on a thread of its own, which starts with the first text. One text after the other: calls first, trainings in
 * what is left.
 */
export class SentenceThread implements SentenceReader {
  readonly #options: SentenceThreadOptions;
  readonly #known = new KnownSentences();
  readonly #calls: Waiting[] = [];
  readonly #lessons: Waiting[] = [];
  #worker: SentenceWorker | undefined;
  #hasAnswered = false;
  #reading: { readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | undefined;
  #restsUntilMs = -Infinity;
  #isClosed = false;

  constructor(options: SentenceThreadOptions) {
    this.#options = options;
  }

  recall(organisationId: string, text: string): Float32Array | undefined {
    return this.#known.find(this.#known.keyOf(organisationId, boundText(text)));
  }

  async read(organisationId: string, text: string): Promise<ReadSentence> {
    const bounded = boundText(text);
    const key = this.#known.keyOf(organisationId, bounded);
    const known = this.#known.find(key);
    if (known !== undefined) {
      this.#options.count('known');
      return known;
    }
    const sentence = await this.#readForCall(organisationId, bounded, key);
    this.#options.count(typeof sentence === 'string' ? sentence : 'read');
    return sentence;
  }

  async readAll(organisationId: string, texts: readonly string[]): Promise<Result<readonly Float32Array[]>> {
    const vectors: Float32Array[] = [];
    const untilMs = this.#options.nowMs() + longestLessonMs;
    for (const text of texts) {
      const vector = await this.#readForLesson(organisationId, boundText(text), untilMs);
      if (vector === 'unreadable') {
        return refused(refuse('invalid_request', `“${text.slice(0, 40)}” cannot be read as a sentence. Remove it.`));
      }
      if (vector === 'late') {
        const sentence = `Read ${vectors.length} of ${texts.length} texts in the ${longestLessonMs / 1_000} seconds that there are. They stay known for now: try again to go on from there.`;
        return refused(refuse('rate_limited', sentence));
      }
      if (typeof vector === 'string') {
        return refused(refuse('rate_limited', 'What reads sentences has stopped. Try again in a minute.'));
      }
      vectors.push(vector);
    }
    return accepted(vectors);
  }

  /** Starts the thread, so that the first call need not wait for it. */
  warm(): void {
    if (this.#canStart()) this.#begin();
  }

  close(): void {
    this.#isClosed = true;
    this.#end();
  }

  #readForCall(organisationId: string, text: string, key: string): Promise<ReadSentence> {
    if (!this.#canStart()) return Promise.resolve('stopped');
    const ofOne = this.#calls.filter((waiting) => waiting.organisationId === organisationId).length;
    if (this.#calls.length >= placesForCalls || ofOne >= placesForOne) return Promise.resolve('full');
    return this.#wait(this.#calls, { organisationId, text, key }, sentenceWaitMs);
  }

  async #readForLesson(organisationId: string, text: string, untilMs: number): Promise<ReadSentence> {
    const key = this.#known.keyOf(organisationId, text);
    const known = this.#known.find(key);
    if (known !== undefined) return known;
    const leftMs = untilMs - this.#options.nowMs();
    if (leftMs <= 0) return 'late';
    if (!this.#canStart()) return 'stopped';
    return this.#wait(this.#lessons, { organisationId, text, key }, leftMs);
  }

  #wait(line: Waiting[], of: Omit<Waiting, 'settle'>, waitMs: number): Promise<ReadSentence> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const place = line.indexOf(waiting);
        if (place >= 0) line.splice(place, 1);
        resolve('late');
      }, waitMs);
      const settle = (sentence: ReadSentence) => {
        clearTimeout(timer);
        resolve(sentence);
      };
      const waiting: Waiting = { ...of, settle };
      line.push(waiting);
      this.#next();
    });
  }

  #canStart(): boolean {
    return !this.#isClosed && this.#options.nowMs() >= this.#restsUntilMs;
  }

  #next(): void {
    if (this.#reading !== undefined) return;
    const waiting = this.#calls.shift() ?? this.#lessons.shift();
    if (waiting === undefined) return;
    const known = this.#known.find(waiting.key);
    if (known !== undefined) {
      // The same text came twice, one after the other.
      waiting.settle(known);
      return this.#next();
    }
    const longestMs = this.#hasAnswered ? longestReadingMs : longestStartMs;
    const timer = setTimeout(() => this.#died(new Error('A text took too long to read.')), longestMs);
    timer.unref();
    this.#reading = { waiting, timer };
    this.#begin()?.post(waiting.text);
  }

  /** The thread; undefined when none could be started, which is then as if it had died. */
  #begin(): SentenceWorker | undefined {
    if (this.#worker !== undefined) return this.#worker;
    const { start = startSentenceWorker } = this.#options;
    try {
      const worker = start({
        onAnswer: (answer) => {
          if (this.#worker === worker) this.#answered(answer);
        },
        onEnd: (error) => {
          if (this.#worker === worker) this.#died(error);
        },
      });
      this.#worker = worker;
    } catch (error) {
      this.#died(error);
    }
    return this.#worker;
  }

  #answered({ vector }: SentenceAnswer): void {
    const reading = this.#reading;
    if (reading === undefined) return;
    this.#reading = undefined;
    this.#hasAnswered = true;
    clearTimeout(reading.timer);
    const { key, settle } = reading.waiting;
    if (vector !== undefined) this.#known.keep(key, vector);
    settle(vector ?? 'unreadable');
    this.#next();
  }

  #died(error: unknown): void {
    this.#restsUntilMs = this.#options.nowMs() + restMs;
    this.#options.onDeath(error);
    this.#end();
  }

  #end(): void {
    const reading = this.#reading;
    this.#reading = undefined;
    clearTimeout(reading?.timer);
    this.#worker?.stop();
    this.#worker = undefined;
    this.#hasAnswered = false;
    for (const left of [reading?.waiting, ...this.#calls.splice(0), ...this.#lessons.splice(0)]) {
      left?.settle('stopped');
    }
  }
}
