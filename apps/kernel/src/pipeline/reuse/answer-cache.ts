import { LRUCache } from 'lru-cache';
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
type Answers<Kept extends StoredAnswer> = LRUCache<string, Kept>;

interface Shelf<Kept extends StoredAnswer> {
  readonly answers: Answers<Kept>;
  /** What its organisation allowed when it was made. */
  readonly allowed: Owner['reuse'];
}

/** What an entry takes beside its body: key, fields and the cache's own share. */
const entryBytes = 600;
/** Of all organisations together; one that finds no room gives up its own oldest, never another's. */
const bytesMaxOfAll = 1024 * 1024 * 1024;
/** To the library a moment of 0 is none at all, so its clock begins at 1. */
const clockStartMs = 1;

/**
 * Answers in the memory of this process, by organisation: bounded in bytes, the one used longest ago goes first, and none
 * is given out when it is older than its organisation allows now. Nothing of it is ever on disk.
 */
export class AnswerCache<Kept extends StoredAnswer = StoredAnswer> {
  readonly #shelves = new Map<string, Shelf<Kept>>();
  readonly #bytesMaxOfAll: number;
  #bytes = 0;
  #nowMs = 0;

  constructor(bytesMax = bytesMaxOfAll) {
    this.#bytesMaxOfAll = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  find(owner: Owner, key: string, nowMs: number): Kept | undefined {
    this.#nowMs = nowMs;
    const answers = this.#answersOf(owner);
    return answers && this.#counting(answers, () => answers.get(key));
  }

  /** An answer larger than all that its organisation may keep is not kept. */
  store(owner: Owner, key: string, answer: Kept): void {
    const { id, reuse } = owner;
    const bytes = bytesOf(answer);
    if (reuse.ttlMs === 0 || bytes > reuse.bytesMax) return;
    const answers = this.#answersOf(owner) ?? this.#newAnswers(reuse);
    this.#shelves.set(id, { answers, allowed: reuse });
    const ofOthers = this.#bytes - answers.calculatedSize;
    this.#counting(answers, () => {
      answers.delete(key);
      while (answers.size > 0 && ofOthers + answers.calculatedSize + bytes > this.#bytesMaxOfAll) answers.pop();
      if (ofOthers + bytes <= this.#bytesMaxOfAll) put(answers, key, answer);
    });
  }

  /** Takes over what an organisation allows from now on. */
  apply(owner: Owner): void {
    this.#answersOf(owner);
  }

  /** Lets go of what has become too old, and of organisations that are gone (`find` gives undefined). */
  sweep(findOrganisation: (id: string) => Owner | undefined, nowMs: number): void {
    this.#nowMs = nowMs;
    for (const id of this.#shelves.keys()) {
      const answers = this.#answersOf(findOrganisation(id) ?? { id, reuse: { ttlMs: 0, bytesMax: 0 } });
      if (answers === undefined) continue;
      this.#counting(answers, () => answers.purgeStale());
      if (answers.size === 0) this.#shelves.delete(id);
    }
  }

  /** The answers of an organisation, under what it allows now; undefined where there are none. */
  #answersOf({ id, reuse }: Owner): Answers<Kept> | undefined {
    const shelf = this.#shelves.get(id);
    if (shelf === undefined) return undefined;
    const { answers, allowed } = shelf;
    if (allowed.ttlMs === reuse.ttlMs && allowed.bytesMax === reuse.bytesMax) return answers;
    this.#bytes -= answers.calculatedSize;
    this.#shelves.delete(id);
    if (reuse.ttlMs === 0 || reuse.bytesMax === 0) return undefined;
    // The library's limits are fixed when it is made. The one used longest ago first, so that it goes first here, too.
    const kept = this.#newAnswers(reuse);
    for (const key of answers.rkeys()) {
      const answer = answers.peek(key);
      if (answer !== undefined) put(kept, key, answer);
    }
    this.#bytes += kept.calculatedSize;
    this.#shelves.set(id, { answers: kept, allowed: reuse });
    return kept;
  }

  #newAnswers({ ttlMs, bytesMax }: Owner['reuse']): Answers<Kept> {
    return new LRUCache<string, Kept>({
      maxSize: bytesMax,
      sizeCalculation: bytesOf,
      ttl: ttlMs,
      ttlResolution: 0,
      perf: { now: () => this.#nowMs + clockStartMs },
    });
  }

  /** Whatever an action lets go of or adds is in the sum of all. */
  #counting<Value>(answers: Answers<Kept>, act: () => Value): Value {
    const before = answers.calculatedSize;
    const value = act();
    this.#bytes += answers.calculatedSize - before;
    return value;
  }
}

function put<Kept extends StoredAnswer>(answers: Answers<Kept>, key: string, answer: Kept): void {
  answers.set(key, answer, { start: answer.storedAtMs + clockStartMs });
}

function bytesOf({ body }: StoredAnswer): number {
  return body.length + entryBytes;
}
