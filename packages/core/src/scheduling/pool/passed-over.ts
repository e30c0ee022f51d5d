import type { QueuedCall } from '../calls/index.ts';
import type { SchedulingPolicy } from '../policies/index.ts';
import { isHeld } from '../rules/index.ts';

/** Calls whose turn it was while smaller ones went first, and how often. */
export class PassedOver {
  readonly #policy: SchedulingPolicy;
  readonly #calls = new Map<string, { readonly queued: QueuedCall; readonly times: number }>();

  constructor(policy: SchedulingPolicy) {
    this.#policy = policy;
  }

  /** One more time; gives back how often by now. */
  count(queued: QueuedCall): number {
    const times = this.timesOf(queued.call.id) + 1;
    this.#calls.set(queued.call.id, { queued, times });
    return times;
  }

  timesOf(callId: string): number {
    return this.#calls.get(callId)?.times ?? 0;
  }

  remove(callId: string): void {
    this.#calls.delete(callId);
  }

  /** The call that memory is held for: the first to arrive of those passed over too often. */
  held(mayRun: (queued: QueuedCall) => boolean): QueuedCall | undefined {
    let held: QueuedCall | undefined;
    for (const { queued, times } of this.#calls.values()) {
      if (!isHeld(times, this.#policy) || !mayRun(queued)) continue;
      if (held === undefined || queued.sequence < held.sequence) held = queued;
    }
    return held;
  }

  entries(): { callId: string; times: number }[] {
    return [...this.#calls]
      .map(([callId, { times }]) => ({ callId, times }))
      .toSorted((one, other) => (one.callId < other.callId ? -1 : 1));
  }
}
