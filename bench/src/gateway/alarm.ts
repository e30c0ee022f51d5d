import { Worker } from 'node:worker_threads';

/** Memory shared with the alarm thread. */
export type AlarmMemory = SharedArrayBuffer;

export function alarmFields(memory: AlarmMemory): { version: Int32Array; rung: Int32Array; dueMs: Float64Array } {
  return {
    version: new Int32Array(memory, 0, 1),
    rung: new Int32Array(memory, 4, 1),
    dueMs: new Float64Array(memory, 8, 1),
  };
}

/**
 * Wakes the main thread at a time with fractions of a millisecond. Node's timers fire on whole milliseconds of its clock: a closed loop
 * locks to that grid, and what a gateway adds would be swallowed or rounded up to 1 ms. A thread that sleeps in `Atomics.wait` is late by
 * about 0.1 ms, the same for every system.
 */
export class Alarm {
  readonly #fields;
  readonly #worker: Worker;

  constructor(onAlarm: () => void) {
    const memory: AlarmMemory = new SharedArrayBuffer(16);
    this.#fields = alarmFields(memory);
    this.#fields.dueMs[0] = Number.POSITIVE_INFINITY;
    this.#worker = new Worker(new URL('./alarm-thread.ts', import.meta.url), { workerData: memory });
    this.#worker.on('message', () => {
      Atomics.store(this.#fields.rung, 0, 0);
      // The thread now waits for a change: forget the old time, so that setting even the same one again counts as a change.
      this.#fields.dueMs[0] = Number.POSITIVE_INFINITY;
      onAlarm();
    });
  }

  /** Sets the next time (monotonic milliseconds; Infinity for none), replacing the one before. */
  set(dueMs: number): void {
    if (this.#fields.dueMs[0] === dueMs) return;
    this.#fields.dueMs[0] = dueMs;
    Atomics.add(this.#fields.version, 0, 1);
    Atomics.notify(this.#fields.version, 0);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
