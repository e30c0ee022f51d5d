export interface GroupCommitOptions<Row, Result> {
  /** Writes a batch in one transaction; must be idempotent, since a failed batch is written again. */
  readonly write: (rows: readonly Row[]) => Promise<Result>;
  /** Called once a row, after its batch is durable. */
  readonly onCommitted: (row: Row, result: Result) => void;
  readonly onFailure: (error: unknown, rows: number) => void;
  /** How long a batch gathers before it is written, in milliseconds, unless somebody waits for it. */
  readonly gatherMs: number;
  readonly batchRowsMax: number;
  /** Pause before a failed batch is written again, in milliseconds. */
  readonly retryDelayMs: number;
}

/** Writes rows in batches, one batch at a time: while one is on its way to the disk the next one gathers. */
export class GroupCommit<Row, Result> {
  readonly #options: GroupCommitOptions<Row, Result>;
  #gathering: Row[] = [];
  #running = false;
  #hurried = false;
  #stopGathering: (() => void) | undefined;
  #added = 0;
  #durable = 0;
  #barriers: { readonly at: number; readonly resolve: () => void }[] = [];

  constructor(options: GroupCommitOptions<Row, Result>) {
    this.#options = options;
  }

  /** Rows not yet durable. */
  get backlog(): number {
    return this.#added - this.#durable;
  }

  add(row: Row): void {
    this.#gathering.push(row);
    this.#added += 1;
    if (this.#running) return;
    this.#running = true;
    // Not in this turn, nor at its end: whoever adds a row has a call to send on, and the upstream client writes it at the end of the turn.
    setImmediate(() => setImmediate(() => void this.#run()));
  }

  /** Somebody waits: what has gathered goes to the disk as soon as it can. */
  hurry(): void {
    this.#hurried = this.#gathering.length > 0;
    if (this.#hurried) this.#stopGathering?.();
  }

  /** Resolves when every row added before this call is durable; rows added later are not waited for. */
  durableSoFar(): Promise<void> {
    this.hurry();
    if (this.#durable === this.#added) return Promise.resolve();
    return new Promise((resolve) => {
      this.#barriers.push({ at: this.#added, resolve });
    });
  }

  async #run(): Promise<void> {
    while (this.#gathering.length > 0) {
      await this.#gather();
      const batch = this.#gathering.splice(0, this.#options.batchRowsMax);
      await this.#writeUntilDurable(batch);
      this.#durable += batch.length;
      this.#passBarriers();
    }
    this.#running = false;
  }

  #gather(): Promise<void> {
    if (this.#hurried || this.#gathering.length >= this.#options.batchRowsMax) {
      this.#hurried = false;
      return pause(0);
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#stopGathering?.(), this.#options.gatherMs);
      this.#stopGathering = () => {
        clearTimeout(timer);
        this.#stopGathering = undefined;
        this.#hurried = false;
        resolve();
      };
    });
  }

  #passBarriers(): void {
    while (this.#barriers[0] !== undefined && this.#barriers[0].at <= this.#durable) this.#barriers.shift()?.resolve();
  }

  async #writeUntilDurable(batch: Row[]): Promise<void> {
    for (;;) {
      try {
        const result = await this.#options.write(batch);
        for (const row of batch) this.#options.onCommitted(row, result);
        return;
      } catch (error) {
        this.#options.onFailure(error, batch.length);
        await pause(this.#options.retryDelayMs);
      }
    }
  }
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (delayMs === 0) setImmediate(resolve);
    else setTimeout(resolve, delayMs);
  });
}
