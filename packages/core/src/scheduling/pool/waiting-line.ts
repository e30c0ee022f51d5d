import { serviceClasses, type QueuedCall, type ServiceClass } from '../calls/index.ts';
import type { ServicePace } from '../policies/index.ts';
import { OrderedTree, type Aggregate, type QueueNode, type TreeNode } from '../queue/index.ts';
import { latestStartOf } from '../rules/index.ts';

/** A waiting call with its group, and its places by arrival and by the time it must start. */
export interface WaitingPlace {
  readonly queued: QueuedCall;
  readonly group: QueueNode;
  readonly byArrival: TreeNode<QueuedCall, null>;
  readonly byLatestStart: TreeNode<QueuedCall, null> | undefined;
}

const noSum: Aggregate<QueuedCall, null> = { create: () => null, refresh: () => undefined };

/** Who waits, by id, by arrival within each class, and by the time when waiting has become useless. */
export class WaitingLine {
  readonly #pace: ServicePace | null;
  readonly #calls = new Map<string, WaitingPlace>();
  readonly #byArrival: Readonly<Record<ServiceClass, OrderedTree<QueuedCall, null>>>;
  readonly #byLatestStart: OrderedTree<QueuedCall, null>;

  /** Without a pace, nobody's waiting becomes useless. */
  constructor(pace: ServicePace | null, nextBalance: () => number) {
    this.#pace = pace;
    const line = (): OrderedTree<QueuedCall, null> => new OrderedTree(noSum, nextBalance);
    this.#byArrival = { critical: line(), interactive: line(), standard: line(), batch: line() };
    this.#byLatestStart = line();
  }

  get size(): number {
    return this.#calls.size;
  }

  find(callId: string): WaitingPlace | undefined {
    return this.#calls.get(callId);
  }

  sizeOf(serviceClass: ServiceClass): number {
    return this.#byArrival[serviceClass].size;
  }

  add(queued: QueuedCall, group: QueueNode): void {
    const { since, sequence } = queued;
    const latestStart = this.#pace === null ? Infinity : latestStartOf(queued.call, this.#pace);
    this.#calls.set(queued.call.id, {
      queued,
      group,
      byArrival: this.#byArrival[queued.queuedAs].insert(queued, since, sequence, 0),
      byLatestStart:
        latestStart === Infinity ? undefined : this.#byLatestStart.insert(queued, latestStart, sequence, 0),
    });
  }

  remove(place: WaitingPlace): void {
    this.#calls.delete(place.queued.call.id);
    this.#byArrival[place.queued.queuedAs].remove(place.byArrival);
    if (place.byLatestStart !== undefined) this.#byLatestStart.remove(place.byLatestStart);
  }

  /** How many arrived before this call and still wait, by class. */
  countEarlier(queued: QueuedCall): Readonly<Record<ServiceClass, number>> {
    const before = { first: queued.since, second: queued.sequence, tie: 0 };
    const counts = { critical: 0, interactive: 0, standard: 0, batch: 0 };
    for (const serviceClass of serviceClasses) counts[serviceClass] = this.#byArrival[serviceClass].countBefore(before);
    return counts;
  }

  /** The call that must start first to meet its deadline. */
  firstToExpire(): { readonly queued: QueuedCall; readonly latestStart: number } | undefined {
    const place = this.#byLatestStart.first();
    return place && { queued: place.value, latestStart: place.first };
  }

  /** Calls come with rising numbers, so they stand in the order of their coming. */
  queued(): QueuedCall[] {
    return Array.from(this.#calls.values(), (place) => place.queued);
  }

  /** By arrival in this queue. */
  all(): QueuedCall[] {
    return this.queued().toSorted((one, other) => one.sequence - other.sequence);
  }
}
