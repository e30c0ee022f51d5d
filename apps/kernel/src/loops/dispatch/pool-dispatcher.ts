import {
  createPoolScheduler,
  memoryInUseOf,
  type AdmissionReason,
  type PoolScheduler,
  type PoolSnapshot,
  type SchedulingDecision,
  type SchedulingPolicy,
  type WaitingCall,
} from '@agent-os/core/scheduling';
import { accepted, refused, type Refusal, type Result } from '@agent-os/core/errors';
import type { AdmissionRecord, WaitedFor } from './admission-record.ts';
import type { DispatchDependencies } from './dispatch-dependencies.ts';
import type { PoolFacts } from './pool-facts.ts';
import { limitsOf, limitsOnlySlots, type PoolSettings } from './pool-settings.ts';
import { RecentStarts } from './recent-starts.ts';
import { RunningCalls } from './running-calls.ts';
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
  #onlySlots: boolean;
  readonly #dependencies: DispatchDependencies;
  readonly #scheduler: PoolScheduler;
  /** By call id, in the order of their coming. */
  readonly #line = new Map<string, WaitingPlace>();
  readonly #running = new RunningCalls();
  readonly #recent = new RecentStarts();
  readonly #totals = { started: 0, interrupted: 0, refused: 0 };
  #places = 0;
  #pausedUntilMs = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #wakeAtMs = Infinity;

  constructor(settings: PoolSettings, dependencies: DispatchDependencies) {
    this.#settings = settings;
    this.#onlySlots = limitsOnlySlots(settings);
    this.#dependencies = dependencies;
    this.#scheduler = createPoolScheduler(policyOf(settings), limitsOf(settings), dependencies.newSeed());
  }

  get busy(): number {
    return this.#running.size;
  }

  get waiting(): number {
    return this.#line.size;
  }

  /** What there is to report. Times are of `nowMs`. */
  facts(): PoolFacts {
    const now = this.#now();
    return {
      settings: this.#settings,
      now,
      pausedUntil: this.#pausedUntilMs > now ? this.#pausedUntilMs : null,
      running: this.#running,
      line: this.#line,
      recent: this.#recent,
      totals: this.#totals,
    };
  }

  /** Everything that the next decisions depend on. O(n). */
  snapshot(): PoolSnapshot {
    this.#running.tell(this.#scheduler);
    return this.#scheduler.snapshot(this.#now());
  }

  /** A new policy and new limits count from now on: more slots start waiting calls at once, fewer let running ones finish. */
  reconfigure(settings: PoolSettings): void {
    const before = this.#settings;
    const same =
      before.slots === settings.slots &&
      before.queueLimit === settings.queueLimit &&
      before.policyVersion === settings.policyVersion;
    // Told under the old limits: with fewer slots the scheduler would not let all of them run.
    this.#running.tell(this.#scheduler);
    this.#settings = settings;
    if (same) return;
    this.#onlySlots = limitsOnlySlots(settings);
    const now = this.#now();
    this.#scheduler.configure(policyOf(settings), limitsOf(settings), now);
    this.#decide(now);
  }

  /**
   * Asks for a slot: a lease when one is free for this call, a refusal, or a place in line; whoever gets one must
   * `wait` in it at once.
   */
  ask(call: WaitingCall): Result<SlotLease> | WaitingPlace {
    const now = this.#now();
    const { slots, queueLimit, maxWaitMs } = this.#settings;
    const isOpen = this.#running.size < slots && this.#line.size === 0 && now >= this.#pausedUntilMs;
    if (isOpen && this.#onlySlots && call.deadlineAt === null) return accepted(this.#lease(call, now, null));
    if (this.#pausedUntilMs > now + maxWaitMs) {
      return this.#refuse(pausedTooLong(this.#settings, this.#pausedUntilMs - now));
    }
    if (!isOpen && this.#line.size >= queueLimit) return this.#refuse(queueFull(this.#settings, this.#line.size));
    this.#running.tell(this.#scheduler);
    const place = new WaitingPlace(call, {
      number: this.#places,
      untilMs: now + maxWaitMs,
      waitedFor: this.#hindrance(call, now),
      waitingBefore: this.#line.size,
      startsBefore: this.#totals.started,
    });
    this.#places += 1;
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
        this.#leaveLine(place, this.#refuse(refusal));
        if (this.#line.size > 0) this.#decide(this.#now());
      };
      const leave = (): void => giveUp(clientLeft());
      const timer = setTimeout(() => giveUp(waitedTooLong(this.#settings)), place.facts.untilMs - this.#now());
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

  #refuse(refusal: Refusal): Result<never> {
    this.#totals.refused += 1;
    return refused(refusal);
  }

  /** Why this call would not start at once. */
  #hindrance(call: WaitingCall, now: number): WaitedFor | null {
    const { slots, slotsPerAgent, kvTokens } = this.#settings;
    if (now < this.#pausedUntilMs) return 'provider';
    if (this.#running.size >= slots) return 'slot';
    if (this.#onlySlots) return this.#line.size === 0 ? null : 'turn';
    if (slotsPerAgent !== null && this.#running.countOf(call.ownerPath.at(-1)) >= slotsPerAgent) return 'agent_limit';
    const isFull = kvTokens !== null && this.#running.kvTokens() + memoryInUseOf(call, 0) > kvTokens;
    return isFull ? 'memory' : 'rate';
  }

  /** @param admission null: the scheduler is told of the start later, if at all */
  #lease(call: WaitingCall, now: number, admission: AdmissionRecord | null): SlotLease {
    const stay = this.#recent.add(call, now, admission?.why.waitedMs ?? 0);
    const running = this.#running.add(call, stay, admission !== null);
    this.#totals.started += 1;
    let released = false;
    return {
      admission,
      progress: (outputTokens) => {
        if (released) return;
        running.outputTokens = outputTokens;
        if (running.told) this.#scheduler.progress(call.id, outputTokens, this.#now());
      },
      pauseStarts: (retryAfterMs) => this.#pause(Math.min(retryAfterMs, pauseMsMax)),
      release: (usage) => {
        if (released) return;
        released = true;
        const endedAt = this.#now();
        stay.endedAt = endedAt;
        stay.end = 'ended';
        if (!this.#running.remove(running)) return;
        this.#scheduler.finish(call.id, usage, endedAt);
        if (this.#line.size > 0) this.#decide(endedAt);
      },
    };
  }

  #pause(forMs: number): void {
    const now = this.#now();
    const untilMs = now + Math.ceil(forMs);
    if (untilMs <= this.#pausedUntilMs) return;
    // A scheduler that is paused starts nobody, not even those that run already.
    this.#running.tell(this.#scheduler);
    this.#pausedUntilMs = untilMs;
    this.#scheduler.pauseUntil(untilMs);
    for (const place of this.#line.values()) {
      // Those behind came later and may wait longer.
      if (place.facts.untilMs >= untilMs) break;
      this.#scheduler.withdraw(place.call.id, now);
      this.#leaveLine(place, this.#refuse(pausedTooLong(this.#settings, untilMs - now)));
    }
    this.#wakeWhenDue(now);
  }

  #decide(now: number): void {
    for (const decision of this.#scheduler.decide(now)) this.#carryOut(decision, now);
    this.#wakeWhenDue(now);
  }

  #carryOut(decision: SchedulingDecision, now: number): void {
    const place = this.#line.get(decision.callId);
    if (place === undefined) return;
    switch (decision.kind) {
      case 'preempt':
        // No policy of a dispatcher allows it.
        return;
      case 'start':
        this.#endWait(place, accepted(this.#lease(place.call, now, this.#recordOf(place, decision.why))));
        return;
      case 'refuse':
        this.#leaveLine(place, this.#refuse(refusalFor(decision.reason, this.#settings, this.#line.size - 1)));
    }
  }

  #recordOf(place: WaitingPlace, why: AdmissionReason): AdmissionRecord {
    const { critical, interactive, standard, batch } = why.overtook;
    const overtakenBy = place.overtakenBy(this.#totals.started, critical + interactive + standard + batch);
    const waitedFor = why.waitedMs === 0 ? null : place.facts.waitedFor;
    return { why, waitedFor, overtakenBy, interruptions: 0 };
  }

  /** Without a start. */
  #leaveLine(place: WaitingPlace, result: Result<SlotLease>): void {
    this.#endWait(place, result);
    for (const other of this.#line.values()) if (other.facts.number > place.facts.number) other.leftBefore += 1;
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

/** A running call cannot be interrupted here, so nobody may be promised its slot. */
function policyOf({ policy }: PoolSettings): SchedulingPolicy {
  return { ...policy, preemption: null };
}
