import {
  createPoolScheduler,
  type CallUsage,
  type PoolOutline,
  type PoolScheduler,
  type SchedulingDecision,
  type WaitingCall,
} from '@agent-os/core/scheduling';
import { accepted, type Refusal, type Result } from '@agent-os/core/errors';
import type { RateLimits } from '@agent-os/core/routing';
import { admissionRecordOf, type AdmissionRecord } from './admission-record.ts';
import type { DispatchDependencies } from './dispatch-dependencies.ts';
import { LentSlot, type SlotLender } from './lent-slot.ts';
import type { PoolFacts } from './pool-facts.ts';
import { hindranceOf } from './hindrance-of.ts';
import { limitsOf, limitsOnlySlots, type PoolSettings } from './pool-settings.ts';
import type { PowerYield } from './power-yield.ts';
import { PlacesInLine } from './places-in-line.ts';
import { ProviderPause } from './provider-pause.ts';
import { RecentStarts } from './recent-starts.ts';
import { RunningCalls, type RunningCall } from './running-calls.ts';
import { unlimited, type PoolAllowance } from './slot-allowance.ts';
import type { SlotLease } from './slot-lease.ts';
import type { ToolTaker } from './tools/index.ts';
import { untilWaitEnds } from './until-wait-ends.ts';
import { clientLeft, kernelStops, pausedTooLong, queueFull, refusalFor, waitedTooLong } from './wait-refusals.ts';
import { WakeTimer } from './wake-timer.ts';
import type { JoinFacts, WaitingPlace } from './waiting-place.ts';

/**
 * The slots of one pool in this process. Who waits is ordered by the pool's scheduler; a call that finds a free slot
 * and nobody waiting starts at once, and the scheduler hears of it only when somebody has to wait beside it
 * (docs/decisions/0008).
 */
export class PoolDispatcher implements ToolTaker {
  #settings: PoolSettings;
  #onlySlots: boolean;
  readonly #dependencies: DispatchDependencies;
  readonly #allowance: PoolAllowance;
  readonly #scheduler: PoolScheduler;
  readonly #line: PlacesInLine;
  readonly #running = new RunningCalls({
    started: (call) => this.#settings.tools?.started(call, this),
    ended: ({ call: { id, tools = [] }, asked }) => this.#settings.tools?.ended(id, asked, tools.length),
  });
  readonly #recent = new RecentStarts();
  readonly #totals = { started: 0, interrupted: 0 };
  /** Until when its provider takes no calls, on the clock of `nowMs`. */
  readonly pause = new ProviderPause();
  readonly #wake = new WakeTimer(() => this.#decide(this.#now()));
  readonly #lender: SlotLender = {
    progress: (callId, outputTokens) => this.#scheduler.progress(callId, outputTokens, this.#now()),
    noteLimits: (httpStatus, limits) => this.#noteLimits(httpStatus, limits),
    end: (running, usage) => this.#end(running, usage),
    rejoin: (running, call, used, signal) => this.#rejoin(running, call, used, signal),
  };

  /** @param settings with the slots that this process may fill */
  constructor(settings: PoolSettings, dependencies: DispatchDependencies, allowance: PoolAllowance = unlimited) {
    this.#settings = settings;
    this.#allowance = allowance;
    this.#onlySlots = limitsOnlySlots(settings);
    this.#dependencies = dependencies;
    this.#scheduler = createPoolScheduler(settings.policy, limitsOf(settings), dependencies.newSeed());
    this.#line = new PlacesInLine(this.#scheduler, dependencies.waitingChanged);
    settings.tools?.join(this);
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
      pausedUntil: this.pause.untilMs > now ? this.pause.untilMs : null,
      running: this.#running,
      line: this.#line.places,
      recent: this.#recent,
      serviceGaps: () => this.#scheduler.serviceGaps(now),
      totals: { ...this.#totals, refused: this.#line.refused },
    };
  }

  /** For a preview of the next starts. */
  outline(): PoolOutline {
    this.#running.tell(this.#scheduler);
    return this.#scheduler.outline(this.#now());
  }

  /** A new policy and new limits count from now on: more slots start waiting calls at once, fewer let running ones finish. */
  reconfigure(settings: PoolSettings): void {
    const before = this.#settings;
    const same =
      before.slots === settings.slots &&
      before.policyVersion === settings.policyVersion &&
      before.marketRound === settings.marketRound &&
      before.tools === settings.tools;
    // Told under the old limits: with fewer slots the scheduler would not let all of them run.
    this.#running.tell(this.#scheduler);
    this.#settings = settings;
    if (before.tools !== settings.tools) {
      before.tools?.leave(this);
      settings.tools?.join(this);
    }
    if (same) return;
    this.#onlySlots = limitsOnlySlots(settings);
    const now = this.#now();
    this.#scheduler.configure(settings.policy, limitsOf(settings), now);
    this.#decide(now);
  }

  /**
   * Asks for a slot: a lease when one is free for this call, a refusal, or a place in line; whoever gets one must
   * `wait` in it at once.
   *
   * @param untilMs a call that comes from another line waits no longer than it would have there
   */
  ask(call: WaitingCall, untilMs = Infinity): Result<SlotLease> | WaitingPlace {
    const now = this.#now();
    const { slots, queueLimit, maxWaitMs, policy, tools } = this.#settings;
    const isOpen =
      this.#running.size < slots &&
      this.#line.size === 0 &&
      now >= this.pause.untilMs &&
      now < this.#allowance.until.ms;
    const asksNothing = this.#onlySlots && call.deadlineAt === null && call.tools === undefined;
    if (isOpen && asksNothing) return accepted(this.#lease(call, now, null));
    if (this.pause.untilMs > now + maxWaitMs) {
      return this.#line.refuse(pausedTooLong(this.#settings, this.pause.untilMs - now));
    }
    const isFull = !isOpen && this.#line.size >= queueLimit;
    // Past those who wait for a tool it may find a slot.
    const mayPass = tools !== undefined && this.#running.size < slots;
    const mayPush = mayPass || policy.preemption?.forClass === call.serviceClass;
    if (isFull && !mayPush) return this.#line.refuse(queueFull(this.#settings, this.#line.size));
    this.#running.tell(this.#scheduler);
    const place = this.#join(call, now, {
      untilMs: Math.min(now + maxWaitMs, untilMs),
      ...hindranceOf(call, this.facts(), now < this.#allowance.until.ms),
      interruptions: 0,
      yielded: null,
    });
    this.#decide(now);
    if (place.result !== undefined) return place.result;
    if (!isFull) {
      if (this.#running.size >= this.#settings.slots) this.#allowance.changed();
      return place;
    }
    // It found nobody who had to make room, so it is one too many after all.
    return this.#line.leave(place, queueFull(this.#settings, this.#line.size - 1), now);
  }

  /** How the waiting of a call ends: with a lease, or with a refusal when it lasts too long or the client leaves. */
  wait(place: WaitingPlace, signal: AbortSignal): Promise<Result<SlotLease>> {
    return untilWaitEnds(place, place.facts.untilMs - this.#now(), signal, (because) => {
      this.dismiss(place.call.id, because === 'client_left' ? clientLeft() : waitedTooLong(place.call, this.#settings));
    });
  }

  /** A call leaves the line without a slot; false when it does not wait (any more). */
  dismiss(callId: string, refusal: Refusal): boolean {
    const place = this.#line.places.get(callId);
    if (place === undefined) return false;
    const now = this.#now();
    this.#line.leave(place, refusal, now);
    if (this.#line.size > 0) this.#decide(now);
    return true;
  }

  /** Uses of limited tools have come free. */
  takeTools(): void {
    if (this.#line.size > 0) this.#decide(this.#now());
  }

  /** A running call is told to stop, and has its slot until it has, as it draws power until then; false when it may not stop, or was told. */
  stopForPower(callId: string, because: PowerYield): boolean {
    const running = this.#running.stop(callId, because, this.#now());
    if (running !== undefined) this.#tellToStop(running);
    return running !== undefined;
  }

  /** The kernel stops: nobody waits any longer, and nobody starts any more. */
  refuseWaiting(): void {
    this.#line.refuseAll(kernelStops(), this.#now());
    this.#wake.clear();
  }

  #join(call: WaitingCall, now: number, facts: JoinFacts): WaitingPlace {
    return this.#line.join(call, now, { ...facts, startsBefore: this.#totals.started });
  }

  #now(): number {
    return Math.floor(this.#dependencies.nowMs());
  }

  /** @param admission null: the scheduler is told of the start later, if at all */
  #lease(call: WaitingCall, now: number, admission: AdmissionRecord | null): SlotLease {
    const stay = this.#recent.add(call, now, admission?.why.waitedMs ?? 0);
    this.#totals.started += 1;
    return new LentSlot(this.#lender, this.#running.add(call, stay, admission), admission);
  }

  #end(running: RunningCall, usage: CallUsage | null): void {
    const endedAt = this.#now();
    const isKnown = running.interrupted || this.#running.remove(running, endedAt, 'ended');
    if (isKnown) {
      this.#scheduler.finish(running.call.id, usage, endedAt);
      // Every pool in its turn; without that this one would always be the first.
      if (running.call.tools !== undefined) this.#settings.tools?.offer();
      if (this.#line.size > 0) this.#decide(endedAt);
    }
    // A slot that is wanted elsewhere.
    if (this.#running.size >= this.#settings.slots) this.#allowance.changed();
  }

  #rejoin(running: RunningCall, call: WaitingCall, used: CallUsage, signal: AbortSignal): Promise<Result<SlotLease>> {
    const now = this.#now();
    if (!running.interrupted) this.#running.vacate(running, this.#scheduler, now);
    this.#scheduler.finish(call.id, used, now);
    const { interruptions, yielded } = running;
    const place = this.#join({ ...call, arrivedAt: now }, now, {
      untilMs: Infinity,
      waitedFor: 'slot',
      tool: null,
      interruptions: interruptions + 1,
      yielded,
    });
    this.#decide(now);
    if (this.#running.size >= this.#settings.slots) this.#allowance.changed();
    return this.wait(place, signal);
  }

  /** A more urgent call has its slot. */
  #interrupt(callId: string, now: number): void {
    const running = this.#running.interrupt(callId, now);
    if (running?.stoppingSince === null) this.#tellToStop(running);
    else running?.onInterrupted?.();
  }

  #tellToStop({ call, onInterrupted }: RunningCall): void {
    this.#totals.interrupted += 1;
    this.#dependencies.interrupted(call.serviceClass);
    onInterrupted?.();
  }

  #noteLimits(httpStatus: number, limits: RateLimits): void {
    const now = this.#now();
    if (!this.pause.note(httpStatus, limits, now)) return;
    const { untilMs } = this.pause;
    // A scheduler that is paused starts nobody, not even those that run already.
    this.#running.tell(this.#scheduler);
    this.#scheduler.pauseUntil(untilMs);
    for (const place of this.#line.places.values()) {
      if (place.facts.untilMs < untilMs) this.#line.leave(place, pausedTooLong(this.#settings, untilMs - now), now);
    }
    this.#wakeWhenDue(now);
  }

  #decide(now: number): void {
    // The process may have stood still until now: no timer says that its time is over.
    if (now >= this.#allowance.until.ms && this.#settings.slots > 0) {
      this.reconfigure({ ...this.#settings, slots: 0 });
      return;
    }
    if (this.#settings.tools !== undefined) this.#scheduler.setFreeTools(this.#settings.tools.ledger.free);
    for (const decision of this.#scheduler.decide(now)) this.#carryOut(decision, now);
    this.#wakeWhenDue(now);
  }

  #carryOut(decision: SchedulingDecision, now: number): void {
    if (decision.kind === 'preempt') return this.#interrupt(decision.callId, now);
    const place = this.#line.places.get(decision.callId);
    if (place === undefined) return;
    switch (decision.kind) {
      case 'start':
        this.#line.end(
          place,
          accepted(this.#lease(place.call, now, admissionRecordOf(place, decision.why, this.#totals.started))),
        );
        return;
      case 'refuse':
        this.#line.leave(place, refusalFor(decision.reason, this.#settings, this.#line.size - 1), now);
    }
  }

  /** Decides again when time alone changes something. */
  #wakeWhenDue(now: number): void {
    const wakeAtMs = this.#line.size === 0 ? null : this.#scheduler.nextEventAt(now);
    if (wakeAtMs === null) this.#wake.clear();
    else this.#wake.setBy(wakeAtMs, now);
  }
}
