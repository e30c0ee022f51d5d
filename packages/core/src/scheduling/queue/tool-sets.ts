import type { QueuedCall, WaitingCall } from '../calls/index.ts';

/** Which calls a lack of tools keeps from starting. */
export interface ToolRoom {
  /** Bits of the sets of tools of which one has no free use. */
  readonly blockedSets: number;
  blocks(call: WaitingCall): boolean;
}

/** Calls that offer no limited tool. */
const noneBit = 1;
/** Shared by the sets beyond what has bits of its own: never blocked as a whole, so that each of their calls is looked at. */
const sharedBit = 1 << 30;
const ownBits = 29;

interface ToolSet {
  readonly bit: number;
  readonly tools: readonly string[];
  calls: number;
}

/**
 * The sets of limited tools that waiting calls offer, each with a bit, and how many uses of each tool are free. With the bits of all calls
 * below kept in every subtree, the first call whose tools are free is found in O(log n), whoever stands aside before it.
 */
export class ToolSets implements ToolRoom {
  readonly #sets = new Map<string, ToolSet>();
  #free: ReadonlyMap<string, number> = new Map();
  /** Bits that are in use, of those of one set each. */
  #taken = 0;
  blockedSets = 0;

  /** Free uses by tool; tools that it does not name have no limit. */
  get free(): ReadonlyMap<string, number> {
    return this.#free;
  }

  setFree(free: ReadonlyMap<string, number>): void {
    this.#free = free;
    this.#block();
  }

  /** A call that offers these tools starts. */
  take(tools: readonly string[]): void {
    const free = new Map(this.#free);
    for (const tool of tools) {
      const uses = free.get(tool);
      if (uses !== undefined) free.set(tool, uses - 1);
    }
    this.setFree(free);
  }

  /** What is found while one use of each of these tools is kept free. */
  keeping<Found>(tools: readonly string[], find: () => Found): Found {
    const free = this.#free;
    this.take(tools);
    const found = find();
    this.setFree(free);
    return found;
  }

  blocks({ tools }: WaitingCall): boolean {
    return tools !== undefined && this.#lacks(tools);
  }

  /** The call with the bit of its set, which it keeps while it waits. */
  join(queued: QueuedCall): QueuedCall {
    const { tools } = queued.call;
    if (tools === undefined) return queued;
    const key = keyOf(tools);
    let set = this.#sets.get(key);
    if (set === undefined) {
      set = { bit: this.#freeBit(), tools, calls: 0 };
      this.#sets.set(key, set);
      if (set.bit !== sharedBit) this.#taken |= set.bit;
      this.#block();
    }
    set.calls += 1;
    return { ...queued, need: { ...queued.need, toolSets: set.bit } };
  }

  leave({ tools }: WaitingCall): void {
    const key = tools === undefined ? '' : keyOf(tools);
    const set = this.#sets.get(key);
    if (set === undefined) return;
    set.calls -= 1;
    if (set.calls > 0) return;
    this.#sets.delete(key);
    if (set.bit === sharedBit) return;
    this.#taken &= ~set.bit;
    this.#block();
  }

  /** Nobody waits any more. */
  clear(): void {
    this.#sets.clear();
    this.#taken = 0;
    this.#block();
  }

  #freeBit(): number {
    for (let index = 1; index <= ownBits; index += 1) {
      const bit = noneBit << index;
      if ((this.#taken & bit) === 0) return bit;
    }
    return sharedBit;
  }

  #block(): void {
    let blocked = 0;
    for (const { bit, tools } of this.#sets.values()) if (bit !== sharedBit && this.#lacks(tools)) blocked |= bit;
    this.blockedSets = blocked;
  }

  #lacks(tools: readonly string[]): boolean {
    return tools.some((tool) => (this.#free.get(tool) ?? 1) <= 0);
  }
}

function keyOf(tools: readonly string[]): string {
  return JSON.stringify(tools);
}
