import type { QueuedCall } from '../calls/index.ts';
import type { QueueNode } from '../queue/index.ts';
import type { RunningPlace, RunningSet } from './running-set.ts';

interface Interruption {
  readonly at: number;
  /** Where it ran, until its usage is reported. */
  readonly pending: RunningPlace | undefined;
}

/** Calls that had to make room lately: they are spared for a while, and their last usage is still to come. */
export class InterruptedCalls {
  /** The first one first. */
  readonly #calls = new Map<string, Interruption>();

  add(place: RunningPlace, clock: number): void {
    const { id } = place.queued.call;
    this.#calls.delete(id);
    this.#calls.set(id, { at: clock, pending: place });
  }

  timeOf(callId: string): number | undefined {
    return this.#calls.get(callId)?.at;
  }

  /** Where it ran, once. */
  take(callId: string): RunningPlace | undefined {
    const call = this.#calls.get(callId);
    if (call?.pending === undefined) return undefined;
    this.#calls.set(callId, { ...call, pending: undefined });
    return call.pending;
  }

  forget(callId: string): void {
    this.#calls.delete(callId);
  }

  /** Forgets those who may be interrupted again; gives back places whose usage was never reported. */
  expire(spareMs: number, clock: number): RunningPlace[] {
    const unreported: RunningPlace[] = [];
    for (const [id, { at, pending }] of this.#calls) {
      if (clock - at < spareMs) break;
      this.#calls.delete(id);
      if (pending !== undefined) unreported.push(pending);
    }
    return unreported;
  }

  /** When running calls that are spared now may be interrupted again. */
  endsOfSparing(spareMs: number, clock: number, running: RunningSet): number[] {
    return [...this.#calls]
      .filter(([id, { at }]) => at + spareMs > clock && running.find(id) !== undefined)
      .map(([, { at }]) => at + spareMs);
  }

  regroup(groupOf: (queued: QueuedCall) => QueueNode): void {
    for (const [id, { at, pending }] of this.#calls) {
      if (pending !== undefined) this.#calls.set(id, { at, pending: { ...pending, group: groupOf(pending.queued) } });
    }
  }

  entries(): { callId: string; at: number }[] {
    return [...this.#calls].map(([callId, { at }]) => ({ callId, at }));
  }
}
