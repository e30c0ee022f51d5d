/** Tells whether a call's intent is durable in Postgres yet. */
export class IntentTicket {
  #committed = false;
  #waiting: (() => void)[] = [];

  get committed(): boolean {
    return this.#committed;
  }

  /** Runs the callback once the intent is durable: at once when it already is. */
  whenCommitted(callback: () => void): void {
    if (this.#committed) callback();
    else this.#waiting.push(callback);
  }

  /** For the recorder only. */
  markCommitted(): void {
    this.#committed = true;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const callback of waiting) callback();
  }
}
