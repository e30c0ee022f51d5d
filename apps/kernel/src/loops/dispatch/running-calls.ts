import { memoryInUseOf, type AskedUse, type PoolScheduler, type WaitingCall } from '@agent-os/core/scheduling';
import { InFlightMap } from '../../in-flight/index.ts';
import type { AdmissionRecord } from './admission-record.ts';
import type { PowerYield } from './power-yield.ts';
import type { RecentStart } from './recent-starts.ts';

/** A call in a slot. */
export interface RunningCall {
  readonly call: WaitingCall;
  readonly stay: RecentStart;
  outputTokens: number;
  /** The scheduler knows that it runs. */
  told: boolean;
  /** A more urgent call has its slot now. */
  interrupted: boolean;
  /** Since when it has been told to stop and still has its slot; null: it has not been. */
  stoppingSince: number | null;
  onInterrupted: (() => void) | undefined;
  /** Of this stay and those before it. */
  interruptions: number;
  yielded: PowerYield | null;
  /** Uses of limited tools that its answer asks for. */
  asked: readonly AskedUse[];
}

/** Is told of calls that offer limited tools as they take a slot and as they leave it. */
export interface ToolWatch {
  started(call: WaitingCall): void;
  ended(running: RunningCall): void;
}

/** What runs in a pool, and what of it the scheduler has not heard of. */
export class RunningCalls {
  readonly #calls = new InFlightMap<RunningCall>();
  readonly #tools: ToolWatch;
  #untold = 0;
  #endedMs = 0;

  constructor(tools: ToolWatch) {
    this.#tools = tools;
  }

  get size(): number {
    return this.#calls.size;
  }

  values(): IterableIterator<RunningCall> {
    return this.#calls.values();
  }

  add(call: WaitingCall, stay: RecentStart, admission: AdmissionRecord | null): RunningCall {
    const running = {
      call,
      stay,
      outputTokens: 0,
      // The scheduler hears later, if at all, of a call that found a free slot.
      told: admission !== null,
      interrupted: false,
      stoppingSince: null,
      onInterrupted: undefined,
      interruptions: admission?.interruptions ?? 0,
      yielded: admission?.yielded ?? null,
      asked: [],
    };
    this.#calls.set(call.id, running);
    if (!running.told) this.#untold += 1;
    if (call.tools !== undefined) this.#tools.started(call);
    return running;
  }

  /** True when the scheduler has to hear that it ended. */
  remove(running: RunningCall, at: number, end: 'ended' | 'interrupted'): boolean {
    running.stay.endedAt = at;
    running.stay.end = end;
    this.#endedMs += at - running.stay.startedAt;
    this.#calls.delete(running.call.id);
    if (!running.told) this.#untold -= 1;
    if (running.call.tools !== undefined) this.#tools.ended(running);
    return running.told;
  }

  /**
   * Brings the scheduler up to date: every call that runs holds one of its slots. Nobody waits while calls start untold, so
   * each is the only candidate and its slot is free.
   */
  tell(scheduler: PoolScheduler): void {
    if (this.#untold === 0) return;
    for (const running of this.#calls.values()) {
      if (running.told) continue;
      const { call, stay, outputTokens } = running;
      scheduler.enqueue(call, stay.startedAt);
      scheduler.decide(stay.startedAt);
      if (outputTokens > 0) scheduler.progress(call.id, outputTokens, stay.startedAt);
      running.told = true;
    }
    this.#untold = 0;
  }

  /** A more urgent call has the slot of this one. */
  interrupt(callId: string, at: number): RunningCall | undefined {
    const running = this.find(callId);
    if (running === undefined) return undefined;
    this.remove(running, at, 'interrupted');
    running.interrupted = true;
    return running;
  }

  /** A call is to stop, and has its slot until it has; undefined: it cannot, or was told already. */
  stop(callId: string, because: PowerYield, at: number): RunningCall | undefined {
    const running = this.find(callId);
    if (running?.call.preemptible !== true || running.stoppingSince !== null) return undefined;
    running.yielded = because;
    running.stoppingSince = at;
    return running;
  }

  /** It has stopped, and its slot is free; the scheduler has to hear what it used. */
  vacate(running: RunningCall, scheduler: PoolScheduler, at: number): void {
    this.tell(scheduler);
    scheduler.interrupt(running.call.id, at);
    this.remove(running, at, 'interrupted');
  }

  find(callId: string): RunningCall | undefined {
    return this.#calls.get(callId);
  }

  countOf(agentId: string | undefined): number {
    let count = 0;
    for (const { call } of this.#calls.values()) if (call.ownerPath.at(-1) === agentId) count += 1;
    return count;
  }

  /** How long slots have held calls, all slots together. */
  busyMs(now: number): number {
    let ms = this.#endedMs;
    for (const { stay } of this.#calls.values()) ms += now - stay.startedAt;
    return ms;
  }

  /** Estimate: contexts, and outputs written or expected. */
  kvTokens(): number {
    let tokens = 0;
    for (const { call, outputTokens } of this.#calls.values()) tokens += memoryInUseOf(call, outputTokens);
    return tokens;
  }
}
