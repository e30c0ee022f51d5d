import type { Caller } from './caller.ts';

/** How long a caller is believed without asking the database again. */
const believedMs = 2_000;
/** Bounds memory when many sessions are in use; forgetting all of them costs one question each. */
const entriesMax = 10_000;

/** Remembers who a bearer is for a moment, so that a page of twenty queries asks once. */
export class CallerCache {
  readonly #entries = new Map<string, { readonly caller: Caller; readonly untilMs: number }>();

  find(key: string, nowMs: number): Caller | undefined {
    const entry = this.#entries.get(key);
    return entry !== undefined && nowMs < entry.untilMs ? entry.caller : undefined;
  }

  put(key: string, caller: Caller, nowMs: number): void {
    if (this.#entries.size >= entriesMax) this.#entries.clear();
    this.#entries.set(key, { caller, untilMs: nowMs + believedMs });
  }

  /** After any change: roles, memberships and sessions count from the next call on. */
  clear(): void {
    this.#entries.clear();
  }
}
