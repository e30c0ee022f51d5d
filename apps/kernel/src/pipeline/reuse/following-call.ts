import { refuse } from '@agent-os/core/errors';
import { statusToClient } from '../status-to-client.ts';
import type { RunCallDependencies } from '../run-call-dependencies.ts';
import { billHeaders } from '../bill-headers.ts';
import { nothingPaid, type ReusedEnd } from '../call-rows.ts';
import { sendPlain } from '../send-plain.ts';
import { reuseHeaders, type ReusedCall } from './reused-call.ts';
import type { Follower, SharedEnd, SharedExecution } from './shared-execution.ts';

/**
 * A call that takes the answer of an execution under way: of a stream what has come so far, then the rest as it comes, at its own
 * client's pace. However the execution ends, it ends so too, with its own id and at no cost.
 */
export class FollowingCall implements Follower {
  readonly #reused: ReusedCall;
  readonly #source: SharedExecution;
  readonly #dependencies: RunCallDependencies;
  /** Chunks of the stream that its client has. */
  #sent = 0;
  #isDurable = false;
  #isPaused = false;
  #isOver = false;
  #firstByteUs: number | null = null;
  #end: SharedEnd | undefined;

  constructor(reused: ReusedCall, source: SharedExecution, dependencies: RunCallDependencies) {
    this.#reused = reused;
    this.#source = source;
    this.#dependencies = dependencies;
    source.join(this);
    const { answer } = reused.call;
    answer.onGone(() => this.#leave());
    if (answer.isGone) this.#leave();
    reused.whenDurable(() => {
      this.#isDurable = true;
      this.advance();
    });
  }

  advance(): void {
    if (!this.#isDurable || this.#isPaused || this.#isOver) return;
    if (this.#end?.plain === undefined && !this.#catchUp()) return;
    if (this.#end !== undefined) this.#finish(this.#end);
  }

  ended(end: SharedEnd): void {
    if (this.#isOver) return;
    this.#end = end;
    if (this.#source.head === undefined) this.#firstByteUs = this.#reused.elapsedUs;
    const { outcome, refusal, httpStatus, modelAnswered } = end.execution;
    const avoidedNanoUsd = outcome === 'settled' ? end.costNanoUsd : null;
    this.#record({ outcome, refusal, httpStatus: statusToClient(httpStatus, refusal), modelAnswered }, avoidedNanoUsd);
    this.advance();
  }

  /** False while its client reads slower than the stream came. */
  #catchUp(): boolean {
    const { head, chunks } = this.#source;
    const { call } = this.#reused;
    if (head === undefined) return true;
    if (!call.answer.started) {
      this.#firstByteUs = this.#reused.elapsedUs;
      const { 'x-agent-note': _otherNote, ...shared } = head.headers;
      const { note } = call.announced;
      call.answer.start(head.httpStatus, {
        ...shared,
        ...(note === null ? {} : { 'x-agent-note': note }),
        'x-agent-call': call.id,
        'x-agent-queue-ms': '0.0',
        ...reuseHeaders(this.#reuse(null)),
      });
    }
    for (let chunk = chunks[this.#sent]; chunk !== undefined; chunk = chunks[this.#sent]) {
      this.#sent += 1;
      if (call.answer.write(chunk)) continue;
      this.#isPaused = true;
      call.answer.onDrain(() => {
        this.#isPaused = false;
        this.advance();
      });
      return false;
    }
    return true;
  }

  #finish({ plain, execution: { refusal } }: SharedEnd): void {
    this.#isOver = true;
    const { call } = this.#reused;
    if (plain !== undefined) sendPlain(call, plain, nothingPaid, reuseHeaders(this.#reuse(null)));
    else if (refusal !== undefined) this.#dependencies.sendRefusal(call, refusal);
    else {
      call.answer.trail(() => billHeaders(nothingPaid, call.model));
      call.answer.end();
    }
  }

  #leave(): void {
    const wasRecorded = this.#end !== undefined;
    this.#isOver = true;
    this.#source.leave(this);
    if (wasRecorded) return;
    const refusal = refuse('client_closed', 'The client went away before its answer was complete.');
    this.#record({ outcome: 'cancelled', refusal, httpStatus: 499, modelAnswered: null }, null);
  }

  #record(how: Omit<ReusedEnd, 'firstByteUs' | 'reuse'>, avoidedNanoUsd: bigint | null): void {
    const firstByteUs = this.#firstByteUs;
    this.#reused.end({ ...how, firstByteUs, reuse: this.#reuse(avoidedNanoUsd) }, this.#end?.answer);
  }

  #reuse(avoidedNanoUsd: bigint | null) {
    return { from: 'shared', sourceCallId: this.#source.callId, ageMs: 0, avoidedNanoUsd } as const;
  }
}
