import type { EngineProfile } from './engine-profile.ts';
import { kvTokensOf } from './engine-request.ts';
import type { EngineRequest } from './engine-request.ts';
import { Replica } from './replica.ts';

export interface PoolOptions {
  readonly profile: EngineProfile;
  readonly replicas: number;
  /** Requests that may wait for a slot; the next one is refused. */
  readonly queueLimit: number;
}

export type SubmitOutcome = 'accepted' | 'queue_full' | 'too_large';

export type EngineEvent =
  | { readonly kind: 'started'; readonly id: string; readonly replica: number; readonly atMs: number }
  | {
      readonly kind: 'finished';
      readonly id: string;
      readonly replica: number;
      readonly atMs: number;
      readonly producedTokens: number;
    };

/**
 * Several engines behind one model: one first-come, first-served queue and least-loaded dispatch, so that no slot stays free
 * while a request that fits is first in the queue. Pure: the time is an argument, and must not go backwards.
 */
export class EnginePool {
  readonly #options: PoolOptions;
  readonly #replicas: Replica[];
  readonly #waiting: EngineRequest[] = [];
  readonly #replicaOf = new Map<string, number>();
  #events: EngineEvent[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#replicas = Array.from(
      { length: options.replicas },
      (_, replica) =>
        new Replica(options.profile, ({ id }, producedTokens, atMs) => {
          this.#replicaOf.delete(id);
          this.#events.push({ kind: 'finished', id, replica, atMs, producedTokens });
        }),
    );
  }

  get occupiedSlots(): number {
    return this.#replicas.reduce((sum, replica) => sum + replica.occupiedSlots, 0);
  }

  get waitingRequests(): number {
    return this.#waiting.length;
  }

  get isIdle(): boolean {
    return this.#replicaOf.size === 0 && this.#waiting.length === 0;
  }

  /**
   * Asks for a slot at `nowMs`.
   * @returns `queue_full` when the queue has reached its bound, `too_large` when the request could never fit in the cache
   */
  submit(nowMs: number, request: EngineRequest): SubmitOutcome {
    const { kvTokens } = this.#options.profile;
    if (kvTokens !== null && kvTokensOf(request) > kvTokens) return 'too_large';
    this.advance(nowMs);
    this.#waiting.push(request);
    this.#dispatch(nowMs);
    if (this.#waiting.length <= this.#options.queueLimit) return 'accepted';
    this.#waiting.pop();
    return 'queue_full';
  }

  /** Drops a request at `nowMs`, wherever it is; its slot goes to the first in the queue at once. */
  cancel(nowMs: number, id: string): boolean {
    this.advance(nowMs);
    const position = this.#waiting.findIndex((request) => request.id === id);
    if (position >= 0) this.#waiting.splice(position, 1);
    const replica = this.#replicaOf.get(id);
    if (replica !== undefined) {
      this.#replicas[replica]?.cancel(nowMs, id);
      this.#replicaOf.delete(id);
    }
    this.#dispatch(nowMs);
    return position >= 0 || replica !== undefined;
  }

  /** Lets everything happen that happens up to and including `nowMs`. */
  advance(nowMs: number): void {
    for (let next = this.#nextToChange(); next !== undefined && next.atMs <= nowMs; next = this.#nextToChange()) {
      next.replica.completeRun();
      this.#dispatch(next.atMs);
    }
  }

  /** The events since the last call, in time order. */
  takeEvents(): EngineEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** When a batch next changes (a start, a finish or a prompt read), or undefined when idle. */
  nextEventMs(): number | undefined {
    return this.#nextToChange()?.atMs;
  }

  /** When any engine next completes an iteration, or undefined when idle. */
  nextIterationMs(nowMs: number): number | undefined {
    let nextMs: number | undefined;
    for (const replica of this.#replicas) {
      const atMs = replica.nextIterationMs(nowMs);
      if (atMs !== undefined && (nextMs === undefined || atMs < nextMs)) nextMs = atMs;
    }
    return nextMs;
  }

  /** Tokens a running request has produced by `nowMs`; undefined when it waits, has ended or is unknown. */
  producedTokens(nowMs: number, id: string): number | undefined {
    const replica = this.#replicaOf.get(id);
    return replica === undefined ? undefined : this.#replicas[replica]?.producedTokens(nowMs, id);
  }

  #nextToChange(): { replica: Replica; atMs: number } | undefined {
    let next: { replica: Replica; atMs: number } | undefined;
    for (const replica of this.#replicas) {
      const atMs = replica.runEndMs;
      if (atMs !== undefined && (next === undefined || atMs < next.atMs)) next = { replica, atMs };
    }
    return next;
  }

  /** Strictly first come, first served: when the first does not fit, nobody overtakes it. */
  #dispatch(nowMs: number): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const replica = this.#leastLoadedFor(first);
      if (replica === undefined) return;
      this.#waiting.shift();
      this.#replicaOf.set(first.id, replica);
      this.#events.push({ kind: 'started', id: first.id, replica, atMs: nowMs });
      this.#replicas[replica]?.admit(nowMs, first);
    }
  }

  #leastLoadedFor(request: EngineRequest): number | undefined {
    let best: number | undefined;
    let fewest = Infinity;
    for (const [index, replica] of this.#replicas.entries()) {
      if (replica.occupiedSlots >= fewest || !replica.canAdmit(request)) continue;
      best = index;
      fewest = replica.occupiedSlots;
    }
    return best;
  }
}
