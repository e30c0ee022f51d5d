import type { QueuedCall } from '../calls/index.ts';

/** Calls whose turn it was while smaller ones went first, and how often. */
export class PassedOver {
  readonly #atMost: number;
  readonly #calls = new Map<string, { readonly queued: QueuedCall; readonly times: number }>();

  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  /** True when it may be passed over once more. */
  count(queued: QueuedCall): boolean {
    const times = (this.#calls.get(queued.call.id)?.times ?? 0) + 1;
    this.#calls.set(queued.call.id, { queued, times });
    return times <= this.#atMost;
  }

  remove(callId: string): void {
    this.#calls.delete(callId);
  }

  /** The call that everything is held for: the first to arrive of those passed over too often. */
  held(mayRun: (queued: QueuedCall) => boolean): QueuedCall | undefined {
    let held: QueuedCall | undefined;
    for (const { queued, times } of this.#calls.values()) {
      if (times <= this.#atMost || !mayRun(queued)) continue;
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
