import type { QueuedCall } from '../calls/index.ts';
import type { PreemptionRule } from '../policies/index.ts';
import type { QueueNode } from '../queue/index.ts';
import type { Interruption } from '../rules/index.ts';
import type { RunningPlace, RunningSet } from './running-set.ts';

/** A call that has not come back for so long never will. */
const rememberedMs = 3_600_000;

interface InterruptedCall extends Interruption {
  /** Where it ran, until its usage is reported. */
  readonly pending: RunningPlace | undefined;
}

/** Calls that had to make room: they are spared for a while, and their last usage is still to come. */
export class InterruptedCalls {
  /** The longest ago first: who is interrupted again moves to the end. */
  readonly #calls = new Map<string, InterruptedCall>();

  add(place: RunningPlace, clock: number): void {
    const { id } = place.queued.call;
    const times = (this.#calls.get(id)?.times ?? 0) + 1;
    this.#calls.delete(id);
    this.#calls.set(id, { at: clock, times, pending: place });
  }

  find(callId: string): Interruption | undefined {
    return this.#calls.get(callId);
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

  /** Forgets calls that never came back; gives back places whose usage was never reported. */
  expire(clock: number, isBack: (callId: string) => boolean): RunningPlace[] {
    const unreported: RunningPlace[] = [];
    for (const [id, { at, pending }] of this.#calls) {
      if (clock - at < rememberedMs) break;
      if (isBack(id)) continue;
      this.#calls.delete(id);
      if (pending !== undefined) unreported.push(pending);
    }
    return unreported;
  }

  /** When running calls that are spared now may be interrupted again. */
  endsOfSparing(rule: PreemptionRule, clock: number, running: RunningSet): number[] {
    return [...this.#calls]
      .filter(([id, { times }]) => times < rule.atMostTimes && running.find(id) !== undefined)
      .map(([, { at }]) => at + rule.againAfterMs)
      .filter((time) => time > clock);
  }

  regroup(groupOf: (queued: QueuedCall) => QueueNode): void {
    for (const [id, call] of this.#calls) {
      const { pending } = call;
      if (pending === undefined) continue;
      this.#calls.set(id, { ...call, pending: { ...pending, group: groupOf(pending.queued) } });
    }
  }

  entries(): ({ callId: string } & Interruption)[] {
    return [...this.#calls].map(([callId, { at, times }]) => ({ callId, at, times }));
  }
}
