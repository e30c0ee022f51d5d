import type { CallIntentRow, CallReuse } from '@agent-os/db';
import type { IntentTicket } from '../../adapters/journal/index.ts';
import type { AnswerBytes } from '../../adapters/payloads/index.ts';
import { intentRow, reusedRow, type ReusedEnd } from '../call-rows.ts';
import type { Prepared } from '../call.ts';
import type { AnswerHeaders } from '../client-answer.ts';
import { finishCall } from '../finish-call.ts';
import { finishedAtUs } from '../finished-at-us.ts';
import type { Pricing } from '../price.ts';
import type { RunCallDependencies } from '../run-call-dependencies.ts';

/** Steps 4 to 8 of a call that is given the answer of another: written down like every call, paid for by none of it. */
export class ReusedCall {
  readonly call: Prepared;
  readonly #intent: CallIntentRow;
  readonly #ticket: IntentTicket;
  readonly #dependencies: RunCallDependencies;

  constructor(call: Prepared, pricing: Pricing, dependencies: RunCallDependencies) {
    const { clock } = call;
    const { recorder, observer, replicaId, nowMs } = dependencies;
    this.call = call;
    this.#dependencies = dependencies;
    // Nothing is held for it: should the kernel die now, it is settled at nothing.
    this.#intent = { ...intentRow(call, call.model, pricing, replicaId), reservedNanoUsd: 0n };
    clock.mark('price', nowMs());
    this.#ticket = recorder.recordIntent(this.#intent);
    clock.lap('record', nowMs());
    observer.began(call, this.#intent);
    clock.mark('admit', nowMs());
  }

  /** No byte of an answer leaves before the call is durable. */
  whenDurable(send: () => void): void {
    this.#dependencies.recorder.afterIntent(this.#ticket, send);
  }

  end(end: ReusedEnd, answer: AnswerBytes | undefined): void {
    const { clock, model } = this.call;
    const { afterAnswers, metrics, nowMs } = this.#dependencies;
    for (const step of ['execute', 'settle', 'record'] as const) clock.mark(step, nowMs());
    const endedAtUs = finishedAtUs(this.call, this.#dependencies);
    afterAnswers.add(() => {
      clock.skip(nowMs());
      finishCall(this.call, this.#intent, reusedRow(this.call, end, endedAtUs), this.#dependencies, answer);
      if (end.outcome === 'settled') metrics.countReused(end.reuse, model.provider.simulated);
    });
  }

  /** Microseconds from arrival until now. */
  get elapsedUs(): number {
    return Math.round((this.#dependencies.nowMs() - this.call.clock.startedAtMs) * 1000);
  }
}

/** Tells a client that, and from which call, it was given an answer that was not made for it. */
export function reuseHeaders({ from, sourceCallId, ageMs }: CallReuse): AnswerHeaders {
  const headers = { 'x-agent-reuse': from, 'x-agent-reuse-source': sourceCallId };
  return from === 'cache' ? { ...headers, age: String(Math.floor(ageMs / 1000)) } : headers;
}
