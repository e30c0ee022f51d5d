import type { QueuedCall } from '../calls/index.ts';
import type { AdmissionRule } from '../decisions/index.ts';
import type { QueueNode } from '../queue/index.ts';
import { memoryInUseOf } from '../rules/index.ts';

/** A call in a slot. */
export interface RunningPlace {
  readonly queued: QueuedCall;
  readonly group: QueueNode;
  readonly rules: readonly AdmissionRule[];
  readonly startedAt: number;
  readonly turn: number;
  readonly outputTokens: number;
}

/** What runs: the slots, memory and agents it takes. */
export class RunningSet {
  readonly #calls = new Map<string, RunningPlace>();
  readonly #countOfAgent = new Map<string, number>();
  #memoryTokens = 0;

  get size(): number {
    return this.#calls.size;
  }

  get memoryTokens(): number {
    return this.#memoryTokens;
  }

  find(callId: string): RunningPlace | undefined {
    return this.#calls.get(callId);
  }

  countOf(agentKey: string): number {
    return this.#countOfAgent.get(agentKey) ?? 0;
  }

  add(place: RunningPlace): void {
    this.#calls.set(place.queued.call.id, place);
    this.#countOfAgent.set(place.queued.agentKey, this.countOf(place.queued.agentKey) + 1);
    this.#memoryTokens += memoryInUseOf(place.queued.call, place.outputTokens);
  }

  remove(place: RunningPlace): void {
    const { agentKey, call } = place.queued;
    this.#calls.delete(call.id);
    const left = this.countOf(agentKey) - 1;
    if (left > 0) this.#countOfAgent.set(agentKey, left);
    else this.#countOfAgent.delete(agentKey);
    this.#memoryTokens -= memoryInUseOf(call, place.outputTokens);
  }

  /** How much of this output is new; output never shrinks. */
  advance(place: RunningPlace, outputTokens: number): number {
    const newTokens = Math.max(0, outputTokens - place.outputTokens);
    if (newTokens === 0) return 0;
    this.#calls.set(place.queued.call.id, { ...place, outputTokens });
    this.#memoryTokens += memoryInUseOf(place.queued.call, outputTokens);
    this.#memoryTokens -= memoryInUseOf(place.queued.call, place.outputTokens);
    return newTokens;
  }

  regroup(groupOf: (queued: QueuedCall) => QueueNode): void {
    for (const [id, place] of this.#calls) this.#calls.set(id, { ...place, group: groupOf(place.queued) });
  }

  /** By start: a call keeps its place while it runs. */
  values(): IterableIterator<RunningPlace> {
    return this.#calls.values();
  }

  /** By start. */
  all(): RunningPlace[] {
    return [...this.#calls.values()].toSorted((one, other) => one.turn - other.turn);
  }
}
