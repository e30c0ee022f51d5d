import { vi } from 'vitest';
import { MemorySlotLeases } from '../../../adapters/slot-leases/testing/memory-slot-leases.ts';
import type { SlotLeaseStore } from '../../../ports/slot-lease-store.ts';
import type { KernelMishap } from '../../testing/mishaps.ts';
import { isOfKernel, sufferMishap, type Sufferer } from '../../testing/suffer-mishap.ts';
import { leaseMs, renewEveryMs } from '../slot-lease-times.ts';
import { SimulatedReplica, simulatedOrganisation, simulatedPool, type Faultiness } from './simulated-replica.ts';

export const tickMs = 100;
const names = ['a', 'b', 'c'];

/** What happens to a replica, or to the pool. */
export type Mishap =
  | KernelMishap
  | { readonly kind: 'database clock jumps back'; readonly byMs: number }
  | { readonly kind: 'slots change'; readonly slots: number };

export interface FleetStory {
  readonly slots: number;
  /** Replicas, by number, at which calls come in each tick. */
  readonly arrivals: readonly (readonly number[])[];
  /** How long calls take, in ticks, one after the other. */
  readonly serviceTicks: readonly number[];
  readonly mishaps: readonly { readonly atTick: number; readonly replica: number; readonly mishap: Mishap }[];
}

/** Changes what a replica is told by the store. */
export type Tampering = (store: SlotLeaseStore) => SlotLeaseStore;

interface RunningCall {
  readonly replica: SimulatedReplica;
  readonly endsAtMs: number;
  readonly release: () => void;
}

/** Three kernels on one database, in which things go wrong until the story ends; then everything must come right. */
export class FleetWorld {
  readonly faults = new Set<string>();
  readonly #story: FleetStory;
  readonly #faultiness: Faultiness;
  readonly #tamper: Tampering;
  readonly #replicas: SimulatedReplica[] = [];
  readonly #calls = new Set<RunningCall>();
  readonly #leases: MemorySlotLeases;
  #trueMs = 0;
  #databaseOffMs = 0;
  #slots: number;
  #leasedBefore = 0;
  #served = 0;

  constructor(story: FleetStory, faultiness: Faultiness, tamper: Tampering) {
    this.#story = story;
    this.#faultiness = faultiness;
    this.#tamper = tamper;
    this.#slots = story.slots;
    this.#leases = new MemorySlotLeases(
      () => this.#trueMs + this.#databaseOffMs,
      (payload) => {
        for (const { isDead, isPaused, isCutOff, loop } of this.#replicas) {
          if (!isDead && !isPaused && !isCutOff) setTimeout(() => loop.announced(payload), 5);
        }
      },
    );
    this.#leases.setSlots(simulatedOrganisation, simulatedPool.id, story.slots);
  }

  async run(): Promise<void> {
    for (const [index] of names.entries()) this.#startReplica(index);
    const { arrivals, mishaps } = this.#story;
    for (const [tick, at] of arrivals.entries()) {
      for (const { replica, mishap } of mishaps.filter(({ atTick }) => atTick === tick)) this.#suffer(replica, mishap);
      for (const index of at) this.#ask(index);
      await this.#tick();
    }
    for (const replica of this.#replicas) replica.isCutOff = false;
    while (this.#alive.some(({ isPaused }) => isPaused)) await this.#tick();
    // A lease runs out, somebody renews and takes; and as long again for those who hear of that when they renew.
    for (let waitedMs = 0; waitedMs < leaseMs + 4 * renewEveryMs; waitedMs += tickMs) await this.#tick();
    if (this.#leased > this.#slots) this.faults.add('more slots stay leased than there are');
    const busiest = this.#replicas.findIndex(({ isDead }) => !isDead);
    for (let call = 0; call < 2 * this.#slots; call += 1) this.#ask(busiest);
    await this.#serveAll();
    for (const { loop } of this.#replicas) void loop.stop();
  }

  get #alive(): readonly SimulatedReplica[] {
    return this.#replicas.filter(({ isDead }) => !isDead);
  }

  get #leased(): number {
    return [...this.#leases.heldOf(simulatedPool.id).values()].reduce((sum, slots) => sum + slots, 0);
  }

  get #waiting(): number {
    return this.#alive.reduce((sum, { load }) => sum + load.waiting, 0);
  }

  #startReplica(index: number): void {
    const name = names[index] ?? 'a';
    const replica = new SimulatedReplica(name, this.#slots, {
      store: this.#tamper(this.#leases.of(name)),
      trueMs: () => this.#trueMs,
      faultiness: this.#faultiness,
      started: (by, release) => this.#began(by, release),
    });
    this.#replicas[index] = replica;
    // A kernel that cannot reach its database does not come to life.
    replica.loop.start().catch(() => this.#kill(replica));
  }

  #ask(index: number): void {
    const replica = this.#replicas[index];
    if (replica !== undefined && !replica.isDead && !replica.isPaused) replica.ask();
  }

  /** A call may start only on a slot that its replica has in the database at that moment. */
  #began(replica: SimulatedReplica, release: () => void): void {
    if (replica.isDead) return;
    const held = this.#leases.heldOf(simulatedPool.id).get(replica.name) ?? 0;
    if (replica.load.busy > held) this.faults.add('a call starts on a slot that its replica does not have');
    const { serviceTicks } = this.#story;
    const ticks = serviceTicks[this.#served % serviceTicks.length] ?? 1;
    this.#served += 1;
    this.#calls.add({ replica, endsAtMs: this.#trueMs + ticks * tickMs, release });
  }

  #suffer(index: number, mishap: Mishap): void {
    const replica = this.#replicas[index];
    if (replica === undefined) return;
    if (isOfKernel(mishap)) return sufferMishap(this.#suffererAt(index, replica), mishap);
    switch (mishap.kind) {
      case 'database clock jumps back':
        this.#databaseOffMs -= mishap.byMs;
        break;
      case 'slots change':
        this.#slots = mishap.slots;
        this.#leases.setSlots(simulatedOrganisation, simulatedPool.id, mishap.slots);
        for (const each of this.#replicas) each.configure(mishap.slots);
    }
  }

  #suffererAt(index: number, replica: SimulatedReplica): Sufferer {
    return {
      kill: () => this.#kill(replica),
      start: () => this.#startReplica(index),
      pause: (forMs) => {
        replica.pause(forMs);
        // The first that happens when it wakes up, before any timer of it.
        setTimeout(() => this.#ask(index), forMs);
      },
      cutOff: (forMs) => {
        replica.isCutOff = true;
        setTimeout(() => {
          replica.isCutOff = false;
        }, forMs);
      },
      turnWallClock: (byMs) => {
        replica.wallClockOffMs += byMs;
      },
    };
  }

  /** Its calls die with it. */
  #kill(replica: SimulatedReplica): void {
    replica.isDead = true;
    for (const call of this.#calls) if (call.replica === replica) this.#calls.delete(call);
  }

  async #tick(): Promise<void> {
    for (const call of this.#calls) {
      if (call.endsAtMs > this.#trueMs || call.replica.isPaused) continue;
      this.#calls.delete(call);
      call.release();
    }
    this.#trueMs += tickMs;
    await vi.advanceTimersByTimeAsync(tickMs);
    const leased = this.#leased;
    // Fewer slots are reached by giving back alone.
    if (leased > Math.max(this.#slots, this.#leasedBefore)) this.faults.add('more slots are leased than there are');
    this.#leasedBefore = leased;
  }

  /** Nothing goes wrong any more. */
  async #serveAll(): Promise<void> {
    let idleMs = 0;
    for (let tick = 0; tick < 6_000 && this.#slots > 0 && this.#waiting > 0; tick += 1) {
      await this.#tick();
      const busy = this.#alive.reduce((sum, { load }) => sum + load.busy, 0);
      idleMs = busy < this.#slots && this.#waiting > 0 ? idleMs + tickMs : 0;
      // One renewal says that a replica no longer needs what was kept for it, another that somebody else does.
      if (idleMs > 2 * renewEveryMs + tickMs) this.faults.add('a slot idles that a call waits for');
    }
    if (this.#slots > 0 && this.#waiting > 0) this.faults.add('somebody waits for ever');
  }
}
