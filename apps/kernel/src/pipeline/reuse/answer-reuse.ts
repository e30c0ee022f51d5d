import { readReuseWishes } from '@agent-os/core/reuse';
import { callIntentByNow } from '../call-intent.ts';
import type { Prepared } from '../call.ts';
import type { Pricing } from '../price.ts';
import { requestHeaders } from '../request-headers.ts';
import type { RunCallDependencies } from '../run-call-dependencies.ts';
import type { AnswerCache } from './answer-cache.ts';
import { answerFromCache } from './answer-from-cache.ts';
import { FollowingCall } from './following-call.ts';
import { reuseKey } from './reuse-key.ts';
import { ReusedCall } from './reused-call.ts';
import { SharedExecution, type SharedEnd } from './shared-execution.ts';
import { storedAnswerOf } from './stored-answer-of.ts';

/** One execution for calls that are the same, while it runs and for a while afterwards (docs/decisions/0010). */
export class AnswerReuse {
  readonly #cache: AnswerCache;
  /** The newest execution under way for each key that other calls may join. */
  readonly #underWay = new Map<string, SharedExecution>();

  constructor(cache: AnswerCache) {
    this.#cache = cache;
  }

  /**
   * True when the call is given the answer of another: nothing is left to do for it. Else it goes on, and where that is allowed its
   * own execution may serve others from now on.
   */
  take(call: Prepared, pricing: Pricing, dependencies: RunCallDependencies): boolean {
    if (!call.facts.repeatable) return false;
    const { agent, organisation } = call.caller;
    const { takes, gives } = readReuseWishes(call.headers[requestHeaders.reuse]);
    const caches = agent.reuseAnswers && organisation.reuse.ttlMs > 0;
    // A deadline is the call's own: neither to be missed by another, nor to end another.
    const shares = agent.shareIdenticalCalls && call.urgency.deadlineAtMs === null;
    if (!gives || !(caches || shares)) return false;

    const key = reuseKey(call);
    const { model } = call;
    const stored = takes && caches ? this.#cache.find(organisation, key, dependencies.nowMs()) : undefined;
    if (stored !== undefined) {
      answerFromCache(call, pricing, stored, dependencies);
      return true;
    }
    const underWay = takes && shares ? this.#underWay.get(key) : undefined;
    if (underWay?.admits(callIntentByNow(call, pricing, dependencies.sentences).serviceClass) === true) {
      void new FollowingCall(new ReusedCall(call, pricing, dependencies), underWay, dependencies);
      return true;
    }
    const sharing = new SharedExecution(call, (end) => {
      if (this.#underWay.get(key) === sharing) this.#underWay.delete(key);
      // A fallback's answer is not that of the model that the key names.
      if (caches && call.model === model) {
        dependencies.afterAnswers.add(() => this.#store(call, key, sharing, end, dependencies.nowMs()));
      }
    });
    if (shares) this.#underWay.set(key, sharing);
    Object.assign(call, { sharing, answer: sharing });
    return false;
  }

  /** Off the path of any call: what an answer says of its own end is read here. */
  #store(call: Prepared, key: string, sharing: SharedExecution, end: SharedEnd, nowMs: number): void {
    const stored = storedAnswerOf(call, sharing, end, nowMs);
    if (stored !== undefined) this.#cache.store(call.caller.organisation, key, stored);
  }
}
