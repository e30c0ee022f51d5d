import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs';

const sizeLimitBytes = 20 * 1024 * 1024;
const keptFiles = 3;

/** A log that starts anew at each start and when it is full; the last three are kept as `.1`, `.2` and `.3`. */
export class LogFile {
  readonly path: string;
  readonly #limitBytes: number;
  #descriptor: number;
  #writtenBytes = 0;

  constructor(path: string, limitBytes: number = sizeLimitBytes) {
    this.path = path;
    this.#limitBytes = limitBytes;
    this.#descriptor = openRotated(path);
  }

  write(chunk: Uint8Array): void {
    if (this.#writtenBytes > 0 && this.#writtenBytes + chunk.byteLength > this.#limitBytes) {
      closeSync(this.#descriptor);
      this.#descriptor = openRotated(this.path);
      this.#writtenBytes = 0;
    }
    this.#writtenBytes += chunk.byteLength;
    writeSync(this.#descriptor, chunk);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function openRotated(path: string): number {
  for (let age = keptFiles; age > 0; age -= 1) {
    const younger = age === 1 ? path : `${path}.${age - 1}`;
    if (existsSync(younger)) renameSync(younger, `${path}.${age}`);
  }
  return openSync(path, 'a', 0o600);
}
