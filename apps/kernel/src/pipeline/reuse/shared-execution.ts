import { decideJoin } from '@agent-os/core/reuse';
import type { ServiceClass } from '@agent-os/core/scheduling';
import { refuse, type Refusal } from '@agent-os/core/errors';
import type { AnswerBytes } from '../../adapters/payloads/index.ts';
import type { Admitted, Execution, Prepared } from '../call.ts';
import type { AnswerHeaders, CallAnswer } from '../client-answer.ts';
import type { PlainAnswer } from '../conclude-execution.ts';

/** How an execution ended, for the calls that share it. */
export interface SharedEnd {
  readonly execution: Pick<Execution, 'outcome' | 'httpStatus' | 'refusal' | 'modelAnswered'>;
  /** Undefined for streams, whose bytes are in `chunks`, and for refusals. */
  readonly plain: PlainAnswer | undefined;
  /** What the model answered, for those who may read it. */
  readonly answer: AnswerBytes | undefined;
  /** What the call that it was begun for paid; null when that is not known. */
  readonly costNanoUsd: bigint | null;
}

/** The end of an execution that never began, or that a fault of the kernel ended. */
export function endWithout(refusal: Refusal): SharedEnd {
  const execution = { outcome: 'failed', httpStatus: 0, refusal, modelAnswered: null } as const;
  return { execution, plain: undefined, answer: undefined, costNanoUsd: 0n };
}

/** A call that takes its answer from an execution which was begun for another. */
export interface Follower {
  /** There is more of the stream. */
  advance(): void;
  ended(end: SharedEnd): void;
}

type LeadingCall = Prepared & Partial<Pick<Admitted, 'service' | 'slot' | 'preemptible'>>;

/**
 * One execution and everybody who waits for its answer: the client of the call that it was begun for, and calls that are the same
 * (docs/decisions/0010). To the pipeline it is that call's answer: gone only when all of them are.
 */
export class SharedExecution implements CallAnswer {
  /** What has come of a stream, as clients get it. */
  readonly chunks: Buffer[] = [];
  readonly #call: LeadingCall;
  readonly #own: CallAnswer;
  readonly #followers = new Set<Follower>();
  readonly #whenGone = new Set<() => void>();
  readonly #paused = new Set<() => void>();
  readonly #whenOver: (end: SharedEnd) => void;
  readonly #outlivesClients: boolean;
  #head: { readonly httpStatus: number; readonly headers: AnswerHeaders } | undefined;
  #signal: AbortController | undefined;
  #isOver = false;
  #isAbandoned = false;

  /** `outlivesClients`: once it has a slot it goes on to its end though nobody is left, as somebody will ask for it again. */
  constructor(call: Prepared, whenOver: (end: SharedEnd) => void, { outlivesClients = false } = {}) {
    this.#call = call;
    this.#own = call.answer;
    this.#whenOver = whenOver;
    this.#outlivesClients = outlivesClients;
    this.#own.onGone(() => {
      // A stream that waited for this client goes on for the others.
      this.#resume();
      this.#leaveIfEmpty();
    });
  }

  get callId(): string {
    return this.#call.id;
  }

  /** How the stream began; undefined before that, and for an answer that is no stream. */
  get head(): { readonly httpStatus: number; readonly headers: AnswerHeaders } | undefined {
    return this.#head;
  }

  /** Whether a call of this class may take its answer. */
  admits(serviceClass: ServiceClass): boolean {
    const { service, slot, preemptible = false } = this.#call;
    if (this.#isOver || this.isGone || service === undefined) return false;
    return decideJoin({ serviceClass: service.serviceClass, started: slot !== undefined, preemptible }, serviceClass);
  }

  join(follower: Follower): void {
    this.#followers.add(follower);
    this.#resume();
  }

  leave(follower: Follower): void {
    if (this.#followers.delete(follower)) this.#leaveIfEmpty();
  }

  /**
   * Its own client first (`sendOwn`), then everybody else. Called once the stream, if it is one, has been written to its last
   * byte.
   */
  conclude(end: SharedEnd, sendOwn: () => void): void {
    const followers = [...this.#followers];
    this.#followers.clear();
    const wasOver = this.#isOver;
    this.#isOver = true;
    sendOwn();
    if (!wasOver) this.#whenOver(end);
    for (const follower of followers) follower.ended(end);
  }

  /** The execution as it was for the call that it was begun for: its client may have gone while others stayed. */
  executionOfOwn(execution: Execution): Execution {
    if (!this.#own.isGone || execution.outcome === 'cancelled') return execution;
    const message = 'The client went away before its answer was complete; the calls that share it got it.';
    return { ...execution, outcome: 'cancelled', httpStatus: 499, refusal: refuse('client_closed', message) };
  }

  get isGone(): boolean {
    if (this.#isAbandoned) return true;
    const staysAlone = this.#outlivesClients && this.#call.slot !== undefined;
    return this.#own.isGone && this.#followers.size === 0 && !staysAlone;
  }

  onGone(callback: () => void): () => void {
    this.#whenGone.add(callback);
    return () => this.#whenGone.delete(callback);
  }

  get gone(): AbortSignal {
    this.#signal ??= new AbortController();
    if (this.isGone) this.#signal.abort();
    return this.#signal.signal;
  }

  get started(): boolean {
    return this.#own.started;
  }

  start(httpStatus: number, headers: AnswerHeaders): void {
    if (!this.#own.isGone) this.#own.start(httpStatus, headers);
    if (this.#isOver) return;
    this.#head = { httpStatus, headers };
    this.#advance();
  }

  /** A client that reads slowly holds back nobody else: the others, and it, have what was kept. */
  write(chunk: Buffer): boolean {
    this.chunks.push(chunk);
    this.#advance();
    const keepsUp = this.#own.isGone || this.#own.write(chunk);
    return keepsUp || this.#followers.size > 0;
  }

  onDrain(callback: () => void): void {
    this.#paused.add(callback);
    this.#own.onDrain(() => this.#resume());
  }

  /** The bill is that of the call that it was begun for; the others pay nothing. */
  trail(read: () => Readonly<Record<string, string>>): void {
    if (!this.#own.isGone) this.#own.trail(read);
  }

  end(chunk?: Buffer | string): void {
    if (!this.#own.isGone) this.#own.end(chunk);
  }

  /** Left alone while others wait for it too: what ends one call is not theirs. */
  abandon(): void {
    if (this.#followers.size === 0) this.abandonForAll();
  }

  abandonForAll(): void {
    this.#isAbandoned = true;
    this.#leaveIfEmpty();
  }

  #advance(): void {
    for (const follower of this.#followers) follower.advance();
  }

  #resume(): void {
    const paused = [...this.#paused];
    this.#paused.clear();
    for (const callback of paused) callback();
  }

  #leaveIfEmpty(): void {
    if (!this.isGone || this.#isOver) return;
    this.#signal?.abort();
    for (const callback of this.#whenGone) callback();
  }
}
