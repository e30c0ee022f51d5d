import { refused, type Refusal, type Result } from '@agent-os/core/errors';
import type { PoolScheduler, WaitingCall } from '@agent-os/core/scheduling';
import type { DispatchDependencies } from './dispatch-dependencies.ts';
import type { SlotLease } from './slot-lease.ts';
import { WaitingPlace, type JoinFacts } from './waiting-place.ts';

/** Who waits for a slot of a pool, here and in its scheduler. */
export class PlacesInLine {
  readonly #waitingChanged: DispatchDependencies['waitingChanged'];
  readonly #scheduler: PoolScheduler;
  /** By call id, in the order of their coming. */
  readonly #places = new Map<string, WaitingPlace>();
  #count = 0;
  #refused = 0;

  constructor(scheduler: PoolScheduler, waitingChanged: DispatchDependencies['waitingChanged']) {
    this.#scheduler = scheduler;
    this.#waitingChanged = waitingChanged;
  }

  get size(): number {
    return this.#places.size;
  }

  /** By call id, in the order of their coming. */
  get places(): ReadonlyMap<string, WaitingPlace> {
    return this.#places;
  }

  /** Calls that were told to wait no longer, or not at all. */
  get refused(): number {
    return this.#refused;
  }

  join(call: WaitingCall, now: number, facts: JoinFacts & { readonly startsBefore: number }): WaitingPlace {
    const place = new WaitingPlace(call, { ...facts, number: this.#count, waitingBefore: this.#places.size });
    this.#count += 1;
    this.#places.set(call.id, place);
    this.#waitingChanged(call.serviceClass, 1);
    this.#scheduler.enqueue(call, now);
    return place;
  }

  /** A call is refused that does not wait. */
  refuse(refusal: Refusal): Result<never> {
    this.#refused += 1;
    return refused(refusal);
  }

  end(place: WaitingPlace, result: Result<SlotLease>): void {
    this.#places.delete(place.call.id);
    this.#waitingChanged(place.call.serviceClass, -1);
    place.end(result);
  }

  /** Nobody waits any longer. */
  refuseAll(because: Refusal, now: number): void {
    for (const place of this.#places.values()) {
      this.#scheduler.withdraw(place.call.id, now);
      this.end(place, this.refuse(because));
    }
  }

  /** Ends a wait without a start, which the scheduler may know already. */
  leave(place: WaitingPlace, because: Refusal, now: number): Result<never> {
    this.#scheduler.withdraw(place.call.id, now);
    const refusal = this.refuse(because);
    this.end(place, refusal);
    for (const other of this.#places.values()) if (other.facts.number > place.facts.number) other.leftBefore += 1;
    return refusal;
  }
}
