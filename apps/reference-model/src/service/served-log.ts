import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * Evidence of what reached the model: one JSON line at the moment that execution begins. The write is synchronous and appends,
 * so that a line exists before the first byte of an answer does, even when the process is killed.
 */
export class ServedLog {
  readonly #file: number | undefined;

  constructor(path: string | undefined) {
    this.#file = path === undefined ? undefined : openSync(path, 'a');
  }

  record(clientRequestId: string | undefined, model: string): void {
    if (this.#file === undefined) return;
    writeSync(this.#file, `${JSON.stringify({ clientRequestId: clientRequestId ?? null, model, at: Date.now() })}\n`);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}
