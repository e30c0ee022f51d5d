type Waiter = () => void;

/**
 * Who of this kernel's clients waits for work. A task that becomes an agent's wakes all of its waiting instances: they
 * are few, and the database gives it to one of them.
 */
export class TaskDesk {
  readonly #waiters = new Map<string, Set<Waiter>>();

  /** How many wait for this agent's tasks. */
  waitingFor(agentId: string): number {
    return this.#waiters.get(agentId)?.size ?? 0;
  }

  /** Calls back at every `wake` of the agent until the answer is called. */
  wait(agentId: string, waiter: Waiter): () => void {
    let waiters = this.#waiters.get(agentId);
    if (waiters === undefined) {
      waiters = new Set();
      this.#waiters.set(agentId, waiters);
    }
    waiters.add(waiter);
    return () => {
      waiters.delete(waiter);
      if (waiters.size === 0 && this.#waiters.get(agentId) === waiters) this.#waiters.delete(agentId);
    };
  }

  wake(agentId: string): void {
    for (const waiter of this.#waiters.get(agentId) ?? []) waiter();
  }

  /** Something may have been missed, or everybody is to be sent home. */
  wakeAll(): void {
    for (const agentId of this.#waiters.keys()) this.wake(agentId);
  }
}
