import { keptBytesOf, type PayloadBundle, type PayloadEntry } from './payload-bundle.ts';
import { blockBytesMax, blockCallsMax } from './payload-limits.ts';

const firstRoomBytes = 32 * 1024;

/**
 * A bundle that is being filled. Bytes are copied as they come, while they are in the processor's caches: kept by reference they would
 * grow old with their calls, cost the garbage collector, and be slow to gather once a bundle is due (docs/decisions/0002).
 */
export class OpenBundle {
  readonly #entries: PayloadEntry[] = [];
  #content = new Uint8Array(0);
  #used = 0;

  get calls(): number {
    return this.#entries.length;
  }

  /** Any call fits into an empty one. */
  hasRoomFor(entry: PayloadEntry): boolean {
    if (this.calls === 0) return true;
    return this.calls < blockCallsMax && this.#used + keptBytesOf(entry) <= blockBytesMax;
  }

  /** Takes the kept bytes of the call: the first ones of its request, and of its response's chunks. */
  add(entry: PayloadEntry, request: Uint8Array, response: readonly Uint8Array[]): void {
    this.#makeRoom(keptBytesOf(entry));
    this.#append(request, entry.requestKeptBytes);
    let room = entry.responseKeptBytes;
    for (const chunk of response) {
      if (room === 0) break;
      room -= this.#append(chunk, room);
    }
    this.#entries.push(entry);
  }

  /** A copy, since it is given away with its memory and may have to be sent again. */
  toBundle(): PayloadBundle {
    return { entries: this.#entries, content: this.#content.slice(0, this.#used) };
  }

  #append(bytes: Uint8Array, most: number): number {
    const part = bytes.length <= most ? bytes : bytes.subarray(0, most);
    this.#content.set(part, this.#used);
    this.#used += part.length;
    return part.length;
  }

  #makeRoom(bytes: number): void {
    const needed = this.#used + bytes;
    if (needed <= this.#content.length) return;
    const roomBytes = this.calls === 0 ? Math.max(firstRoomBytes, needed) : Math.max(2 * this.#content.length, needed);
    const content = new Uint8Array(roomBytes);
    content.set(this.#content.subarray(0, this.#used));
    this.#content = content;
  }
}
