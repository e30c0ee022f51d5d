import { createHash } from 'node:crypto';
import { accepted, refuse, refused, type Result } from '@agent-os/core/errors';
import type { Identified, Prepared } from '../call.ts';
import type { Pricing } from '../price.ts';
import type { RunCallDependencies } from '../run-call-dependencies.ts';
import { AnswerCache, type StoredAnswer } from './answer-cache.ts';
import { answerFromCache } from './answer-from-cache.ts';
import { FollowingCall } from './following-call.ts';
import { ReusedCall } from './reused-call.ts';
import { SharedExecution, type SharedEnd } from './shared-execution.ts';
import { storedAnswerOf } from './stored-answer-of.ts';

/** An answer under the name that its request was given. */
interface NamedAnswer extends StoredAnswer {
  readonly print: string;
}

interface NamedExecution {
  readonly print: string;
  readonly execution: SharedExecution;
}

/** Retries come within minutes; a day is what senders are used to. */
const allowance = { ttlMs: 24 * 3_600_000, bytesMax: 32 * 1024 * 1024 };

/**
 * Requests that their sender named by `Idempotency-Key`: sent again, such a request has the answer of its one execution, while that
 * runs and for a day after it, as long as this process lives (docs/decisions/0010).
 */
export class NamedRequests {
  readonly #answers = new AnswerCache<NamedAnswer>();
  readonly #underWay = new Map<string, NamedExecution>();

  /** Whether it was sent before under its name, so that nothing of it will be executed again. */
  knows(call: Identified, nowMs: number): boolean {
    if (call.idempotencyKey === null) return false;
    const name = nameOf(call);
    return this.#executionOf(name) !== undefined || this.#find(call, name, nowMs) !== undefined;
  }

  /**
   * True when the call is given the answer of the execution under its name: nothing is left to do for it. False when it is the first:
   * it goes on, and whoever sends it again is given its answer.
   */
  take(call: Prepared, pricing: Pricing, dependencies: RunCallDependencies): Result<boolean> {
    const name = nameOf(call);
    const print = printOf(call);
    const underWay = this.#executionOf(name);
    const stored = underWay === undefined ? this.#find(call, name, dependencies.nowMs()) : undefined;
    const known = underWay ?? stored;
    if (known !== undefined && known.print !== print) {
      const message = 'This Idempotency-Key was used for another request. Use a new key for each request.';
      return refused(refuse('idempotency_mismatch', message));
    }
    if (stored !== undefined) answerFromCache(call, pricing, stored, dependencies);
    if (underWay !== undefined) {
      void new FollowingCall(new ReusedCall(call, pricing, dependencies), underWay.execution, dependencies);
    }
    if (known !== undefined) return accepted(true);

    const execution = new SharedExecution(
      call,
      (end) => {
        if (this.#underWay.get(name)?.execution === execution) this.#underWay.delete(name);
        // At once: whoever sends it again comes when the answer was lost, which may be now.
        this.#store(call, name, { print, execution }, end, dependencies.nowMs());
      },
      // A client that loses its connection comes back for the answer.
      { outlivesClients: true },
    );
    this.#underWay.set(name, { print, execution });
    Object.assign(call, { sharing: execution, answer: execution });
    return accepted(false);
  }

  get bytes(): number {
    return this.#answers.bytes;
  }

  sweep(nowMs: number): void {
    this.#answers.sweep((id) => ({ id, reuse: allowance }), nowMs);
  }

  /** One that its client left in line is about to end without an answer: it is known no more. */
  #executionOf(name: string): NamedExecution | undefined {
    const named = this.#underWay.get(name);
    return named?.execution.isGone === true ? undefined : named;
  }

  #find({ caller }: Identified, name: string, nowMs: number): NamedAnswer | undefined {
    return this.#answers.find({ id: caller.organisation.id, reuse: allowance }, name, nowMs);
  }

  #store(call: Prepared, name: string, named: NamedExecution, end: SharedEnd, nowMs: number): void {
    const stored = storedAnswerOf(call, named.execution, end, nowMs);
    if (stored === undefined) return;
    const owner = { id: call.caller.organisation.id, reuse: allowance };
    this.#answers.store(owner, name, { ...stored, print: named.print });
  }
}

/** Two agents may choose the same key; neither learns of the other's. */
function nameOf({ caller, idempotencyKey }: Identified): string {
  return createHash('sha256')
    .update(`${caller.organisation.id}\n${caller.agent.id}\n${idempotencyKey}`)
    .digest('base64url');
}

/** Equal for the same request, to the byte. */
function printOf({ protocol, rawBody }: Identified): string {
  return createHash('sha256').update(`${protocol}\n`).update(rawBody).digest('base64url');
}
