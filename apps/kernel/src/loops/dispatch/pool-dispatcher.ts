import {
  createPoolScheduler,
  type AdmissionReason,
  type PoolLimits,
  type PoolScheduler,
  type SchedulingDecision,
  type SchedulingPolicy,
  type ServiceClass,
  type WaitingCall,
} from '@agent-os/core/scheduling';
import { accepted, refused, type Refusal, type Result } from '@agent-os/core/errors';
import type { DispatchDependencies } from './dispatch-dependencies.ts';
import type { PoolSettings } from './pool-settings.ts';
import type { SlotLease } from './slot-lease.ts';
import { clientLeft, pausedTooLong, queueFull, refusalFor, waitedTooLong } from './wait-refusals.ts';
import { WaitingPlace } from './waiting-place.ts';

/** A provider that asks for more is asked again sooner: what it said may have been undone by then. */
const pauseMsMax = 900_000;

/**
 * The slots of one pool in this process. Who waits is ordered by the pool's scheduler; a call that finds a free slot
 * and nobody waiting starts at once, and the scheduler hears of it only when somebody has to wait beside it
 * (docs/decisions/0008).
 */
export class PoolDispatcher {
  #settings: PoolSettings;
  readonly #dependencies: DispatchDependencies;
  readonly #policy: SchedulingPolicy;
  readonly #scheduler: PoolScheduler;
  readonly #line = new Map<string, WaitingPlace>();
  /** Calls that run and that the scheduler has not heard of, with the time of their start; by start. */
  readonly #untold = new Map<WaitingCall, number>();
  #busy = 0;
  #pausedUntilMs = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #wakeAtMs = Infinity;

  constructor(settings: PoolSettings, dependencies: DispatchDependencies) {
    this.#settings = settings;
    this.#dependencies = dependencies;
    // A running call cannot be interrupted here, so nobody may be promised its slot.
    this.#policy = { ...dependencies.policy, preemption: null };
    this.#scheduler = createPoolScheduler(this.#policy, limitsOf(settings), dependencies.newSeed());
  }

  get busy(): number {
    return this.#busy;
  }

  get waiting(): number {
    return this.#line.size;
  }

  /** New limits count from now on: more slots start waiting calls at once, fewer let running ones finish. */
  reconfigure(settings: PoolSettings): void {
    const { slots, queueLimit } = this.#settings;
    const sameLimits = slots === settings.slots && queueLimit === settings.queueLimit;
    // Told under the old limits: with fewer slots the scheduler would not let all of them run.
    this.#tellStarts();
    this.#settings = settings;
    if (sameLimits) return;
    const now = this.#now();
    this.#scheduler.configure(this.#policy, limitsOf(settings), now);
    this.#decide(now);
  }

  /**
   * Asks for a slot: a lease when one is free for this call, a refusal, or a place in line; whoever gets one must
   * `wait` in it at once.
   */
  ask(call: WaitingCall): Result<SlotLease> | WaitingPlace {
    const now = this.#now();
    const { slots, queueLimit, maxWaitMs } = this.#settings;
    const isOpen = this.#busy < slots && this.#line.size === 0 && now >= this.#pausedUntilMs;
    if (isOpen && call.deadlineAt === null) return accepted(this.#startUntold(call, now));
    if (this.#pausedUntilMs > now + maxWaitMs) {
      return refused(pausedTooLong(this.#settings, this.#pausedUntilMs - now));
    }
    if (!isOpen && this.#line.size >= queueLimit) return refused(queueFull(this.#settings, this.#line.size));
    this.#tellStarts();
    const place = new WaitingPlace(call, now + maxWaitMs);
    this.#line.set(call.id, place);
    this.#dependencies.waitingChanged(call.serviceClass, 1);
    this.#scheduler.enqueue(call, now);
    this.#decide(now);
    return place.result ?? place;
  }

  /** How the waiting of a call ends: with a lease, or with a refusal when it lasts too long or the client leaves. */
  wait(place: WaitingPlace, signal: AbortSignal): Promise<Result<SlotLease>> {
    if (place.result !== undefined) return Promise.resolve(place.result);
    return new Promise((resolve) => {
      const giveUp = (refusal: Refusal): void => {
        this.#scheduler.withdraw(place.call.id, this.#now());
        this.#endWait(place, refused(refusal));
        if (this.#line.size > 0) this.#decide(this.#now());
      };
      const leave = (): void => giveUp(clientLeft());
      const timer = setTimeout(() => giveUp(waitedTooLong(this.#settings)), place.untilMs - this.#now());
      place.onEnd((result) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        resolve(result);
      });
      signal.addEventListener('abort', leave, { once: true });
      if (signal.aborted) leave();
    });
  }

  #now(): number {
    return Math.floor(this.#dependencies.nowMs());
  }

  #startUntold(call: WaitingCall, now: number): SlotLease {
    this.#untold.set(call, now);
    return this.#lease(call, startedAtOnce(this.#policy.name, call.serviceClass));
  }

  /** Brings the scheduler up to date: every call that runs holds one of its slots. */
  #tellStarts(): void {
    for (const [call, startedAt] of this.#untold) {
      this.#scheduler.enqueue(call, startedAt);
      // Nobody waits while calls start untold, so this one is the only candidate and its slot is free.
      this.#scheduler.decide(startedAt);
    }
    this.#untold.clear();
  }

  #lease(call: WaitingCall, why: AdmissionReason): SlotLease {
    this.#busy += 1;
    let released = false;
    return {
      why,
      progress: (outputTokens) => {
        if (!released && !this.#untold.has(call)) this.#scheduler.progress(call.id, outputTokens, this.#now());
      },
      pauseStarts: (retryAfterMs) => this.#pause(Math.min(retryAfterMs, pauseMsMax)),
      release: (usage) => {
        if (released) return;
        released = true;
        this.#busy -= 1;
        if (this.#untold.delete(call)) return;
        const now = this.#now();
        this.#scheduler.finish(call.id, usage, now);
        if (this.#line.size > 0) this.#decide(now);
      },
    };
  }

  #pause(forMs: number): void {
    const now = this.#now();
    const untilMs = now + Math.ceil(forMs);
    if (untilMs <= this.#pausedUntilMs) return;
    // A scheduler that is paused starts nobody, not even those that run already.
    this.#tellStarts();
    this.#pausedUntilMs = untilMs;
    this.#scheduler.pauseUntil(untilMs);
    for (const place of this.#line.values()) {
      // Those behind came later and may wait longer.
      if (place.untilMs >= untilMs) break;
      this.#scheduler.withdraw(place.call.id, now);
      this.#endWait(place, refused(pausedTooLong(this.#settings, untilMs - now)));
    }
    this.#wakeWhenDue(now);
  }

  #decide(now: number): void {
    for (const decision of this.#scheduler.decide(now)) this.#carryOut(decision);
    this.#wakeWhenDue(now);
  }

  #carryOut(decision: SchedulingDecision): void {
    const place = this.#line.get(decision.callId);
    if (place === undefined) return;
    switch (decision.kind) {
      case 'preempt':
        // No policy of a dispatcher allows it.
        return;
      case 'start':
        this.#endWait(place, accepted(this.#lease(place.call, decision.why)));
        return;
      case 'refuse':
        this.#endWait(place, refused(refusalFor(decision.reason, this.#settings, this.#line.size - 1)));
    }
  }

  #endWait(place: WaitingPlace, result: Result<SlotLease>): void {
    this.#line.delete(place.call.id);
    this.#dependencies.waitingChanged(place.call.serviceClass, -1);
    place.end(result);
  }

  /** Decides again when time alone changes something. To wake too early does no harm, so an earlier timer stays. */
  #wakeWhenDue(now: number): void {
    const wakeAtMs = this.#line.size === 0 ? null : this.#scheduler.nextEventAt(now);
    if (wakeAtMs === null) {
      clearTimeout(this.#timer);
      this.#wakeAtMs = Infinity;
    } else if (wakeAtMs < this.#wakeAtMs) {
      clearTimeout(this.#timer);
      this.#wakeAtMs = wakeAtMs;
      this.#timer = setTimeout(
        () => {
          this.#wakeAtMs = Infinity;
          this.#decide(this.#now());
        },
        Math.max(1, wakeAtMs - now),
      );
    }
  }
}

function limitsOf({ slots, queueLimit }: PoolSettings): PoolLimits {
  return {
    slots,
    // The dispatcher keeps the limit; a call that starts at once passes through the scheduler's queue all the same.
    queueLimit: queueLimit + 1,
    kvTokens: null,
    tokensPerMinute: null,
    requestsPerMinute: null,
    slotsPerAgent: null,
    slotsByAgent: {},
  };
}

const nobody: AdmissionReason['overtook'] = { critical: 0, interactive: 0, standard: 0, batch: 0 };

function startedAtOnce(policy: string, serviceClass: ServiceClass): AdmissionReason {
  return { policy, rules: [], serviceClass, queuedAs: serviceClass, waitedMs: 0, fairShare: null, overtook: nobody };
}
