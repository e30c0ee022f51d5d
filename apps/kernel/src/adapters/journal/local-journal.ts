import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const segmentBytesMax = 16 * 1024 * 1024;
const lastStartName = 'last-start';
const segmentName = /^calls-(\d{10})\.log$/;

/** A piece of the journal; it is deleted once all of its lines are in Postgres. */
export interface JournalSegment {
  readonly path: string;
  readonly descriptor: number;
  bytes: number;
  unacknowledged: number;
}

/**
 * An append-only file beside Postgres that a call is written to before it reaches a model.
 *
 * The group commit to Postgres overlaps with the model's work, so a kernel that is killed within those milliseconds
 * would forget calls that a model has served. A write to a file costs microseconds and outlives the process (not the
 * machine: there the commit to Postgres counts). See docs/decisions/0003-call-journal.md.
 */
export class LocalJournal {
  readonly #folder: string;
  #current: JournalSegment;
  /** Lines that wait for the end of the work that writes them. */
  #together: string[] | undefined;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#current = this.#open(nextNumber(folder));
  }

  /** Lines of earlier segments, oldest first. A torn last line of a crash is among them: the reader decides. */
  readEarlierLines(): string[] {
    return this.#earlierPaths().flatMap((path) => readFileSync(path, 'utf8').split('\n').filter(Boolean));
  }

  /** Call when everything in earlier segments is safe in Postgres. */
  deleteEarlier(): void {
    for (const path of this.#earlierPaths()) rmSync(path, { force: true });
  }

  /**
   * When this replica started before now, in milliseconds since the epoch: every call that is still open arrived later,
   * since that start settled all earlier ones. Undefined when it never did.
   */
  readLastStart(): number | undefined {
    try {
      const startedAtMs = Number(readFileSync(join(this.#folder, lastStartName), 'utf8'));
      return Number.isSafeInteger(startedAtMs) && startedAtMs > 0 ? startedAtMs : undefined;
    } catch {
      return undefined;
    }
  }

  writeLastStart(nowMs: number): void {
    writeFileSync(join(this.#folder, lastStartName), String(nowMs), { mode: 0o600 });
  }

  /** Writes one line, synchronously: when this returns, or the work of `appendTogether` that it is part of, the line outlives the process. */
  append(line: string): JournalSegment {
    const segment = this.#current;
    if (this.#together === undefined) segment.bytes += writeSync(segment.descriptor, `${line}\n`);
    else this.#together.push(line);
    segment.unacknowledged += 1;
    return segment;
  }

  /** Runs the work, which must not wait for anything, and writes its lines at once: most of what a line costs is the write. */
  appendTogether(work: () => void): void {
    const segment = this.#current;
    const lines: string[] = [];
    this.#together = lines;
    try {
      work();
    } finally {
      this.#together = undefined;
      if (lines.length > 0) segment.bytes += writeSync(segment.descriptor, `${lines.join('\n')}\n`);
    }
  }

  /** Says that one line of the segment is in Postgres. */
  acknowledge(segment: JournalSegment): void {
    segment.unacknowledged -= 1;
    if (segment === this.#current && segment.bytes > segmentBytesMax) {
      this.#current = this.#open(nextNumber(this.#folder));
    }
    if (segment !== this.#current && segment.unacknowledged === 0) this.#discard(segment);
  }

  close(): void {
    closeSync(this.#current.descriptor);
    if (this.#current.unacknowledged === 0) rmSync(this.#current.path, { force: true });
  }

  #earlierPaths(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => segmentName.test(name))
      .toSorted()
      .map((name) => join(this.#folder, name))
      .filter((path) => path !== this.#current.path);
  }

  #open(number: number): JournalSegment {
    const path = join(this.#folder, `calls-${String(number).padStart(10, '0')}.log`);
    return { path, descriptor: openSync(path, 'a', 0o600), bytes: 0, unacknowledged: 0 };
  }

  #discard(segment: JournalSegment): void {
    closeSync(segment.descriptor);
    rmSync(segment.path, { force: true });
  }
}

function nextNumber(folder: string): number {
  const numbers = readdirSync(folder).map((name) => Number(segmentName.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
