import type { OrganisationEntry } from '../../directory/index.ts';

/** An answer that may serve later calls. */
export interface StoredAnswer {
  /** The call that it was made for. */
  readonly sourceCallId: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly modelAnswered: string | null;
  /** What the source cost; null when that is not known. */
  readonly costNanoUsd: bigint | null;
  /** When it was complete, on the clock that `find` is asked with. */
  readonly storedAtMs: number;
}

type Owner = Pick<OrganisationEntry, 'id' | 'reuse'>;

interface Shelf {
  /** The one used longest ago first. */
  readonly answers: Map<string, StoredAnswer>;
  bytes: number;
}

/** What an entry takes beside its body: key, fields and the map's own share. */
const entryBytes = 600;
/** Of all organisations together; one that finds no room gives up its own oldest, never another's. */
const bytesMaxOfAll = 1024 * 1024 * 1024;

/**
 * Answers in the memory of this process, by organisation: bounded in bytes, the one used longest ago goes first, and none
 * is given out when it is older than its organisation allows now. Nothing of it is ever on disk.
 */
export class AnswerCache {
  readonly #shelves = new Map<string, Shelf>();
  readonly #bytesMaxOfAll: number;
  #bytes = 0;

  constructor(bytesMax = bytesMaxOfAll) {
    this.#bytesMaxOfAll = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find({ id, reuse }: Owner, key: string, nowMs: number): StoredAnswer | undefined {
    const shelf = this.#shelves.get(id);
    const answer = shelf?.answers.get(key);
    if (shelf === undefined || answer === undefined) return undefined;
    this.#remove(shelf, key, answer);
    if (!isFresh(answer, reuse.ttlMs, nowMs)) return undefined;
    this.#add(shelf, key, answer);
    return answer;
  }

  /** An answer larger than all that its organisation may keep is not kept. */
  store({ id, reuse }: Owner, key: string, answer: StoredAnswer): void {
    const bytes = bytesOf(answer);
    if (reuse.ttlMs === 0 || bytes > reuse.bytesMax) return;
    const shelf = this.#shelves.get(id) ?? { answers: new Map<string, StoredAnswer>(), bytes: 0 };
    this.#shelves.set(id, shelf);
    const before = shelf.answers.get(key);
    if (before !== undefined) this.#remove(shelf, key, before);
    this.#trim(shelf, Math.min(reuse.bytesMax - bytes, shelf.bytes + this.#bytesMaxOfAll - this.#bytes - bytes));
    if (this.#bytes + bytes <= this.#bytesMaxOfAll) this.#add(shelf, key, answer);
  }

  /** Takes over what an organisation allows from now on. */
  apply({ id, reuse }: Owner): void {
    const shelf = this.#shelves.get(id);
    if (shelf !== undefined) this.#trim(shelf, reuse.ttlMs === 0 ? 0 : reuse.bytesMax);
  }

  /** Lets go of what has become too old, and of organisations that are gone (`find` gives undefined). */
  sweep(findOrganisation: (id: string) => Owner | undefined, nowMs: number): void {
    for (const [id, shelf] of this.#shelves) {
      const ttlMs = findOrganisation(id)?.reuse.ttlMs ?? 0;
      for (const [key, answer] of shelf.answers) if (!isFresh(answer, ttlMs, nowMs)) this.#remove(shelf, key, answer);
      if (shelf.answers.size === 0) this.#shelves.delete(id);
    }
  }

  #trim(shelf: Shelf, bytesMax: number): void {
    for (const [key, answer] of shelf.answers) {
      if (shelf.bytes <= bytesMax) return;
      this.#remove(shelf, key, answer);
    }
  }

  #add(shelf: Shelf, key: string, answer: StoredAnswer): void {
    shelf.answers.set(key, answer);
    shelf.bytes += bytesOf(answer);
    this.#bytes += bytesOf(answer);
  }

  #remove(shelf: Shelf, key: string, answer: StoredAnswer): void {
    shelf.answers.delete(key);
    shelf.bytes -= bytesOf(answer);
    this.#bytes -= bytesOf(answer);
  }
}

function isFresh({ storedAtMs }: StoredAnswer, ttlMs: number, nowMs: number): boolean {
  return nowMs - storedAtMs < ttlMs;
}

function bytesOf({ body }: StoredAnswer): number {
  return body.length + entryBytes;
}
