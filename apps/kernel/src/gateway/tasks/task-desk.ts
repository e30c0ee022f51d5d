type Waiter = () => void;

/** What somebody waits for: work of an agent, or the end of any task of an organisation. */
export type Awaited = `work of ${string}` | `an end in ${string}`;

/**
 * Who of this kernel's clients waits, and for what. A task that becomes an agent's wakes all of its waiting instances:
 * they are few, and the database gives it to one of them.
 */
export class TaskDesk {
  readonly #waiters = new Map<Awaited, Set<Waiter>>();

  /** How many wait for that. */
  waitingFor(awaited: Awaited): number {
    return this.#waiters.get(awaited)?.size ?? 0;
  }

  /** Calls back at every `wake` for it until the answer is called. */
  wait(awaited: Awaited, waiter: Waiter): () => void {
    let waiters = this.#waiters.get(awaited);
    if (waiters === undefined) {
      waiters = new Set();
      this.#waiters.set(awaited, waiters);
    }
    waiters.add(waiter);
    return () => {
      waiters.delete(waiter);
      if (waiters.size === 0 && this.#waiters.get(awaited) === waiters) this.#waiters.delete(awaited);
    };
  }

  wake(awaited: Awaited): void {
    for (const waiter of this.#waiters.get(awaited) ?? []) waiter();
  }

  /** Something may have been missed, or everybody is to be sent home. */
  wakeAll(): void {
    for (const awaited of this.#waiters.keys()) this.wake(awaited);
  }
}
