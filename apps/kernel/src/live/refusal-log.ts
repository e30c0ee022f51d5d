import type { RefusedAttempt } from '../ports/kernel-state.ts';

const keysMax = 1000;
const addressLengthMax = 200;

export interface NotedRefusal extends Omit<RefusedAttempt, 'key'> {
  /** Undefined when the key is nobody's, or none was sent. */
  readonly keyId: string | undefined;
}

/**
 * The last attempt with each key that was turned away before it became a call, and the last one with a key that is
 * nobody's. In memory only: it answers "why does nothing arrive" while somebody connects an agent.
 */
export class RefusalLog {
  readonly #byKey = new Map<string, RefusedAttempt>();
  #unknown: RefusedAttempt | undefined;

  note({ keyId, address, ...attempt }: NotedRefusal): void {
    const shortened = address.slice(0, addressLengthMax);
    if (keyId === undefined) {
      this.#unknown = { ...attempt, address: shortened, key: 'unknown' };
      return;
    }
    // Deleted first, so that the map's order is that of the last attempts and its head is the oldest.
    this.#byKey.delete(keyId);
    this.#byKey.set(keyId, { ...attempt, address: shortened, key: 'own' });
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size > keysMax && oldest !== undefined) this.#byKey.delete(oldest);
  }

  /** The last attempt with this key; the one with a key that is nobody's only when `alone` says whose it must be. */
  findLast(keyId: string, alone: boolean): RefusedAttempt | undefined {
    const own = this.#byKey.get(keyId);
    const unknown = alone ? this.#unknown : undefined;
    if (own === undefined || unknown === undefined) return own ?? unknown;
    return own.at >= unknown.at ? own : unknown;
  }
}
