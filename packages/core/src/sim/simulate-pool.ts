import type { PoolScheduler } from '../scheduling/index.ts';
import type { CallEstimator } from './call-estimator.ts';
import { kvTokensOf, ModelEngine } from './model-engine.ts';
import type { ModelProfile } from './model-profile.ts';
import { type CallInFlight, ProgramDriver } from './program-driver.ts';
import type { Program } from './program.ts';
import type { SimulationObserver } from './simulation-event.ts';
import { createVirtualClock } from './virtual-clock.ts';

export interface SimulationInput {
  readonly profile: ModelProfile;
  readonly programs: readonly Program[];
  readonly scheduler: PoolScheduler;
  readonly estimator: CallEstimator;
  /** Ends the run at the first pause of the server after so many milliseconds; without it the run ends when all programs have. */
  readonly horizonMs?: number;
  readonly observe?: SimulationObserver;
}

export interface CallOutcome {
  readonly program: Program;
  readonly stepIndex: number;
  readonly arrivedAt: number;
  readonly firstStartedAt: number;
  readonly finishedAt: number;
  /** All time in line, also after interruptions. */
  readonly waitedMs: number;
  readonly preemptions: number;
}

export interface ProgramOutcome {
  readonly program: Program;
  readonly finishedAt: number;
}

/** A simulated run: times in milliseconds of virtual time, calls and programs in the order in which they finished. */
export interface SimulationResult {
  readonly endedAt: number;
  readonly calls: readonly CallOutcome[];
  readonly programs: readonly ProgramOutcome[];
  readonly refusedCalls: number;
  readonly decisions: number;
}

/**
 * Runs programs against one pool of a simulated model server under a scheduler, in virtual time. Between two iterations of the server the
 * scheduler hears of arrivals and progress and decides. Deterministic: the same input gives the same result, byte for byte.
 * Throws when the scheduler starts what it must not, or leaves calls waiting for ever.
 */
export function simulatePool(input: SimulationInput): SimulationResult {
  const run = new PoolSimulation(input);
  run.runUntil(input.horizonMs ?? Infinity);
  return run.result();
}

/** The same in steps, so that something outside can look at the pool, change its scheduler and send it more programs between them. */
export class PoolSimulation {
  readonly #clock = createVirtualClock();
  readonly #scheduler: PoolScheduler;
  readonly #observe: SimulationObserver;
  readonly #engine: ModelEngine;
  readonly #driver: ProgramDriver;
  readonly #inFlight = new Map<string, CallInFlight>();
  readonly #ended: CallOutcome[] = [];
  readonly #programs: ProgramOutcome[] = [];
  #refusedCalls = 0;
  #decisions = 0;

  constructor({
    profile,
    programs,
    scheduler,
    estimator,
    observe = () => undefined,
  }: Omit<SimulationInput, 'horizonMs'>) {
    this.#scheduler = scheduler;
    this.#observe = observe;
    this.#engine = new ModelEngine(profile, this.#clock, observe);
    this.#driver = new ProgramDriver(programs, estimator);
  }

  /** Calls that wait or run, in the order of their arrival. */
  get calls(): readonly Readonly<CallInFlight>[] {
    return [...this.#inFlight.values()];
  }

  offer(program: Program): void {
    this.#driver.add(program);
  }

  /** Until the first pause of the server at or after `until`, or until nothing is left to do. */
  runUntil(until: number): void {
    while (this.#clock.now() < until) {
      this.#takeArrivals();
      const decided = this.#decide();
      const now = this.#clock.now();
      const timerAt = this.#scheduler.nextEventAt(now) ?? Infinity;
      const wakeAt = Math.min(this.#driver.nextArrivalAt, timerAt > now ? timerAt : Infinity);
      if (this.#engine.slotsInUse > 0) this.#work(Math.min(wakeAt, until));
      else if (wakeAt < Infinity) this.#clock.advanceTo(Math.min(wakeAt, until));
      else if (decided === 0) break;
    }
    if (this.#inFlight.size > 0 && until === Infinity) {
      throw new Error(`The scheduler left ${this.#inFlight.size} calls waiting for ever.`);
    }
  }

  result(): SimulationResult {
    return {
      endedAt: this.#clock.now(),
      calls: this.#ended,
      programs: this.#programs,
      refusedCalls: this.#refusedCalls,
      decisions: this.#decisions,
    };
  }

  #takeArrivals(): void {
    const now = this.#clock.now();
    for (let call = this.#driver.takeArrived(now); call; call = this.#driver.takeArrived(now)) {
      this.#inFlight.set(call.engineCall.id, call);
      this.#enqueue(call);
    }
  }

  #enqueue(call: CallInFlight): void {
    const { engineCall, program, arrivedAt } = call;
    const at = this.#clock.now();
    const outputTokensLeft = engineCall.outputTokens - engineCall.producedTokens;
    const kvTokens = kvTokensOf(engineCall);
    const { ownerPath } = program;
    this.#observe({ kind: 'waiting', at, callId: engineCall.id, arrivedAt, ownerPath, kvTokens, outputTokensLeft });
    this.#scheduler.enqueue(this.#driver.describe(call), at);
  }

  #decide(): number {
    const now = this.#clock.now();
    const decisions = this.#scheduler.decide(now);
    const interrupted: CallInFlight[] = [];
    for (const decision of decisions) {
      const call = this.#inFlight.get(decision.callId);
      if (!call) throw new Error(`The scheduler decided about ${decision.callId}, which is not in flight.`);
      switch (decision.kind) {
        case 'start':
          this.#start(call, now);
          break;
        case 'preempt':
          this.#interrupt(call, now);
          interrupted.push(call);
          break;
        case 'refuse':
          this.#refusedCalls += 1;
          this.#inFlight.delete(decision.callId);
          this.#observe({ kind: 'refused', at: now, callId: decision.callId, reason: decision.reason });
          break;
      }
    }
    for (const call of interrupted) this.#enqueue(call);
    this.#decisions += decisions.length;
    return decisions.length;
  }

  #start(call: CallInFlight, now: number): void {
    if (call.waitingSince === undefined) {
      throw new Error(`Call ${call.engineCall.id} was started, and it does not wait.`);
    }
    call.waitedMs += now - call.waitingSince;
    call.waitingSince = undefined;
    call.firstStartedAt ??= now;
    this.#engine.start(call.engineCall);
  }

  #interrupt(call: CallInFlight, now: number): void {
    const stopped = this.#engine.preempt(call.engineCall.id);
    if (!stopped) throw new Error(`Call ${call.engineCall.id} was interrupted, and it does not run.`);
    const { id, inputTokens, producedTokens } = stopped;
    this.#scheduler.finish(id, { inputTokens, outputTokens: producedTokens }, now);
    call.waitingSince = now;
    call.preemptions += 1;
  }

  #work(until: number): void {
    const finished = this.#engine.advance(until);
    const now = this.#clock.now();
    for (const { id, producedTokens } of this.#engine.running) this.#scheduler.progress(id, producedTokens, now);
    for (const engineCall of finished) {
      const call = this.#inFlight.get(engineCall.id);
      if (!call) throw new Error(`Call ${engineCall.id} finished, and it is not in flight.`);
      this.#inFlight.delete(engineCall.id);
      const { inputTokens, outputTokens } = engineCall;
      this.#scheduler.finish(engineCall.id, { inputTokens, outputTokens }, now);
      const { program, stepIndex, arrivedAt, waitedMs, preemptions, firstStartedAt = now } = call;
      this.#ended.push({ program, stepIndex, arrivedAt, firstStartedAt, finishedAt: now, waitedMs, preemptions });
      if (this.#driver.finish(call, now)) this.#programs.push({ program, finishedAt: now });
    }
  }
}
