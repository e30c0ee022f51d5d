import type { Result } from '@agent-os/core/errors';
import type { WaitingCall } from '@agent-os/core/scheduling';
import type { DispatchDependencies } from './dispatch-dependencies.ts';
import type { SlotLease } from './slot-lease.ts';
import { WaitingPlace, type PlaceFacts } from './waiting-place.ts';

/** Who waits for a slot of a pool. */
export class PlacesInLine {
  readonly #waitingChanged: DispatchDependencies['waitingChanged'];
  /** By call id, in the order of their coming. */
  readonly #places = new Map<string, WaitingPlace>();
  #count = 0;

  constructor(waitingChanged: DispatchDependencies['waitingChanged']) {
    this.#waitingChanged = waitingChanged;
  }

  get size(): number {
    return this.#places.size;
  }

  /** By call id, in the order of their coming. */
  get places(): ReadonlyMap<string, WaitingPlace> {
    return this.#places;
  }

  join(call: WaitingCall, facts: Omit<PlaceFacts, 'number' | 'waitingBefore'>): WaitingPlace {
    const place = new WaitingPlace(call, { ...facts, number: this.#count, waitingBefore: this.#places.size });
    this.#count += 1;
    this.#places.set(call.id, place);
    this.#waitingChanged(call.serviceClass, 1);
    return place;
  }

  end(place: WaitingPlace, result: Result<SlotLease>): void {
    this.#places.delete(place.call.id);
    this.#waitingChanged(place.call.serviceClass, -1);
    place.end(result);
  }

  /** Ends a wait without a start. */
  leave(place: WaitingPlace, result: Result<SlotLease>): void {
    this.end(place, result);
    for (const other of this.#places.values()) if (other.facts.number > place.facts.number) other.leftBefore += 1;
  }
}
