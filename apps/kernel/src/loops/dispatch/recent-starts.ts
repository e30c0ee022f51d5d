import type { ServiceClass, WaitingCall } from '@agent-os/core/scheduling';

/** One stay of a call in a slot. Times in ms of the dispatcher's clock. */
export interface RecentStart {
  readonly callId: string;
  readonly ownerPath: readonly string[];
  readonly serviceClass: ServiceClass;
  readonly waitedMs: number;
  readonly startedAt: number;
  endedAt: number | null;
  end: 'ended' | 'interrupted' | null;
}

const remembered = 2_000;

/** The last starts of a pool, in a ring. */
export class RecentStarts {
  readonly #ring: RecentStart[] = [];
  #next = 0;

  add({ id, ownerPath, serviceClass }: WaitingCall, startedAt: number, waitedMs: number): RecentStart {
    const start = { callId: id, ownerPath, serviceClass, waitedMs, startedAt, endedAt: null, end: null };
    this.#ring[this.#next] = start;
    this.#next = (this.#next + 1) % remembered;
    return start;
  }

  /** Those from `sinceMs` on, by start. */
  since(sinceMs: number): RecentStart[] {
    const byStart = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)];
    return byStart.filter(({ startedAt }) => startedAt >= sinceMs);
  }

  /** Those that were in a slot at some time from `sinceMs` on, by start. */
  inSlotSince(sinceMs: number): RecentStart[] {
    return this.since(-Infinity).filter(({ endedAt }) => endedAt === null || endedAt >= sinceMs);
  }
}
