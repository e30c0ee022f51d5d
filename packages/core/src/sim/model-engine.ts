import { decodeStepMs, prefillMs, type ModelProfile } from './model-profile.ts';
import type { SimulationObserver } from './simulation-event.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface EngineCall {
  readonly id: string;
  readonly contextTokens: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Output tokens made so far; an interrupted call keeps them and goes on after them. */
  producedTokens: number;
}

/** What a call holds in the cache while it runs, in tokens: reserved whole at its start, so that the cache never overflows later. */
export function kvTokensOf(call: Omit<EngineCall, 'id' | 'producedTokens'>): number {
  return call.contextTokens + call.inputTokens + call.outputTokens;
}

/**
 * A model server, one iteration at a time (continuous batching, Orca, OSDI'22): between two iterations calls join and leave. An iteration
 * either reads the inputs of all calls that joined, or makes one token for each that runs. Stretches of equal iterations are done at once.
 * Calls beyond the cache hold their slot and wait inside, in the order of their start, as they do in a real server.
 */
export class ModelEngine {
  readonly #profile: ModelProfile;
  readonly #clock: VirtualClock;
  readonly #observe: SimulationObserver;
  #running: EngineCall[] = [];
  #joining: EngineCall[] = [];
  #held: EngineCall[] = [];
  #kvTokens = 0;

  constructor(profile: ModelProfile, clock: VirtualClock, observe: SimulationObserver) {
    this.#profile = profile;
    this.#clock = clock;
    this.#observe = observe;
  }

  get slotsInUse(): number {
    return this.#running.length + this.#joining.length + this.#held.length;
  }

  get kvTokensInUse(): number {
    return this.#kvTokens;
  }

  /** Calls that run, with what they have produced so far. */
  get running(): readonly EngineCall[] {
    return this.#running;
  }

  start(call: EngineCall): void {
    if (this.slotsInUse >= this.#profile.slots) throw new Error(`Call ${call.id} was started, and no slot is free.`);
    this.#held.push(call);
    this.#observe({ kind: 'started', at: this.#clock.now(), callId: call.id });
    this.#admitHeld();
  }

  /** Takes a call off the server and returns it with its progress; undefined when it does not run. */
  preempt(callId: string): EngineCall | undefined {
    const wasHeld = remove(this.#held, callId);
    const call = wasHeld ?? remove(this.#running, callId) ?? remove(this.#joining, callId);
    if (!call) return undefined;
    if (!wasHeld) this.#kvTokens -= kvTokensOf(call);
    this.#observe({ kind: 'preempted', at: this.#clock.now(), callId });
    this.#admitHeld();
    return call;
  }

  /**
   * Works until a call finishes or until the first end of an iteration at or after `until`, whichever is first, moves the clock there and
   * returns the finished calls. Works at least one iteration, and nothing at all when the server is empty.
   */
  advance(until: number): EngineCall[] {
    if (this.#joining.length > 0) this.#prefill();
    else if (this.#running.length > 0) this.#decode(until);
    return this.#release();
  }

  #prefill(): void {
    const joined = this.#joining;
    let tokens = 0;
    for (const call of joined) tokens += call.inputTokens + call.producedTokens;
    this.#clock.advanceTo(this.#clock.now() + prefillMs(this.#profile, tokens));
    for (const call of joined) {
      const isFirst = call.producedTokens === 0;
      const repeatedTokens = isFirst ? 0 : call.inputTokens + call.producedTokens;
      this.#serve(call, 1, isFirst ? call.inputTokens : 0, repeatedTokens);
    }
    this.#running.push(...joined);
    this.#joining = [];
  }

  #decode(until: number): void {
    const stepMs = decodeStepMs(this.#profile, this.#running.length);
    let steps = Math.max(1, Math.ceil((until - this.#clock.now()) / stepMs));
    for (const call of this.#running) steps = Math.min(steps, call.outputTokens - call.producedTokens);
    this.#clock.advanceTo(this.#clock.now() + steps * stepMs);
    for (const call of this.#running) this.#serve(call, steps, 0, 0);
  }

  #serve(call: EngineCall, outputTokens: number, inputTokens: number, repeatedTokens: number): void {
    call.producedTokens += outputTokens;
    const at = this.#clock.now();
    this.#observe({ kind: 'served', at, callId: call.id, inputTokens, outputTokens, repeatedTokens });
  }

  #release(): EngineCall[] {
    const finished = this.#running.filter((call) => call.producedTokens >= call.outputTokens);
    if (finished.length === 0) return finished;
    this.#running = this.#running.filter((call) => call.producedTokens < call.outputTokens);
    for (const call of finished) {
      this.#kvTokens -= kvTokensOf(call);
      this.#observe({ kind: 'finished', at: this.#clock.now(), callId: call.id });
    }
    this.#admitHeld();
    return finished;
  }

  #admitHeld(): void {
    for (let call = this.#held[0]; call; call = this.#held[0]) {
      if (this.#kvTokens + kvTokensOf(call) > this.#profile.kvTokens) return;
      this.#kvTokens += kvTokensOf(call);
      this.#joining.push(call);
      this.#held.shift();
    }
  }
}

function remove(calls: EngineCall[], callId: string): EngineCall | undefined {
  const index = calls.findIndex(({ id }) => id === callId);
  return index < 0 ? undefined : calls.splice(index, 1)[0];
}
