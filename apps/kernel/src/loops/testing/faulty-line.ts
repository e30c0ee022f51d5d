/** Between a simulated kernel and its database: answers are lost, and a process that stands still sends and hears nothing. */
export class FaultyLine {
  isDead = false;
  /** The database does not answer, or its answers are lost. */
  isCutOff = false;
  /** It stood still or was cut off until then. */
  awayUntilMs = -Infinity;
  #pausedUntilMs = -Infinity;
  readonly #trueMs: () => number;

  constructor(trueMs: () => number) {
    this.#trueMs = trueMs;
  }

  get isPaused(): boolean {
    return this.#trueMs() < this.#pausedUntilMs;
  }

  pause(forMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, this.#trueMs() + forMs);
    this.#isAwayFor(forMs);
  }

  cutOff(forMs: number): void {
    this.isCutOff = true;
    this.#isAwayFor(forMs);
  }

  /** An answer that is lost is as if the database had not heard the question, but it has. */
  async through<T>(ask: () => T | Promise<T>): Promise<T> {
    await this.#moment();
    const answer = await ask();
    await this.#moment();
    return answer;
  }

  #isAwayFor(forMs: number): void {
    this.awayUntilMs = Math.max(this.awayUntilMs, this.#trueMs() + forMs);
  }

  /** A dead one never hears again. */
  async #moment(): Promise<void> {
    do {
      await new Promise((resolve) => {
        setTimeout(resolve, this.isPaused ? this.#pausedUntilMs - this.#trueMs() : 5);
      });
    } while (this.isPaused);
    if (this.isDead) await new Promise(() => undefined);
    if (this.isCutOff) throw new Error('The database does not answer.');
  }
}
