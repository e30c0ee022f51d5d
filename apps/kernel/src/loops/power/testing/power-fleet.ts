import { vi } from 'vitest';
import type { MarketYieldRow } from '@agent-os/db';
import { MemorySlotLeases } from '../../../adapters/slot-leases/testing/memory-slot-leases.ts';
import type { SlotLease } from '../../dispatch/index.ts';
import { leaseMs, renewEveryMs } from '../../slot-leases/slot-lease-times.ts';
import { isOfKernel, sufferMishap, type Sufferer } from '../../testing/suffer-mishap.ts';
import { CapsOfStory } from './caps-of-story.ts';
import { MemoryRounds } from './memory-rounds.ts';
import { PoweredKernel, type Work } from './powered-kernel.ts';
import type { Mishap, PowerFaults, PowerStory, WorkAsked } from './power-story.ts';
import {
  idleMilliwatts,
  milliwattsOfSlot,
  organisationId,
  poolId,
  simulatedOrganisation,
} from './simulated-organisation.ts';
import { SimulatedMeter } from './simulated-meter.ts';

export const tickMs = 100;
const names = ['a', 'b', 'c'];
const startsAtEpochMs = 1_000_000_000;
const lookMs = 1_000;
/** Kernels hear of the database's clock when they renew; leases that shrink need a renewal of each; then each looks at its power. */
const promisedMs = 3 * renewEveryMs + 2 * lookMs;
const interruptionsMost = 3;

interface Running {
  readonly work: Work;
  readonly slot: SlotLease;
  readonly beganAtMs: number;
  /** It was told to stop; null: it goes on. */
  stoppingSinceMs: number | null;
  /** That was because power is short, and not because a more urgent call has its slot. */
  yields: boolean;
}

/** Kernels with a pool on one device, under caps and a market, in which things go wrong until the story ends; then all must come right. */
export class PowerFleet {
  readonly faults = new Set<string>();
  readonly #story: PowerStory;
  readonly #faults: PowerFaults;
  readonly #kernels: PoweredKernel[] = [];
  readonly #running = new Map<Work, Running>();
  /** Asked for and not ended, of kernels that live. */
  readonly #open = new Set<Work>();
  readonly #leases: MemorySlotLeases;
  readonly #rounds: MemoryRounds;
  readonly #meter: SimulatedMeter;
  readonly #caps: CapsOfStory;
  #mode: PowerStory['mode'];
  #trueMs = 0;
  #databaseOffMs = 0;
  /** Since when what may run is what it is, and kernels could all hear of it. */
  #steadySinceMs = 0;
  #slotsBefore: number;
  #overSinceMs: number | undefined;

  constructor(story: PowerStory, faults: PowerFaults = {}) {
    this.#story = story;
    this.#faults = faults;
    this.#mode = story.mode;
    this.#slotsBefore = story.slots;
    this.#caps = new CapsOfStory(story.slots);
    this.#leases = new MemorySlotLeases(this.#databaseMs, (payload) => {
      for (const kernel of this.#alive) {
        if (!kernel.line.isPaused && !kernel.line.isCutOff) setTimeout(() => kernel.announced(payload), 5);
      }
    });
    this.#leases.setSlots(organisationId, poolId, story.slots);
    this.#rounds = new MemoryRounds(this.#databaseMs, faults.losesCredits === true);
    const peakMilliwatts = idleMilliwatts + story.slots * milliwattsOfSlot;
    this.#meter = new SimulatedMeter({ idleMilliwatts, peakMilliwatts, systemMilliwatts: 0 });
  }

  async run(): Promise<void> {
    for (let index = 0; index < this.#story.kernels; index += 1) this.#start(index);
    for (const [tick, arrivals] of this.#story.arrivals.entries()) {
      for (const { kernel, mishap } of this.#story.mishaps.filter(({ atTick }) => atTick === tick)) {
        this.#suffer(kernel % this.#story.kernels, mishap);
      }
      for (const asked of arrivals) this.#ask(asked);
      await this.#tick();
    }
    await this.#recover();
    for (const fault of [...this.#rounds.faults, ...this.#meter.faults]) this.faults.add(fault);
  }

  readonly #databaseMs = (): number => startsAtEpochMs + this.#trueMs + this.#databaseOffMs;

  get #alive(): readonly PoweredKernel[] {
    return this.#kernels.filter(({ line }) => !line.isDead);
  }

  /** Caps begin and end by themselves. */
  #noticeSlots(): number {
    const slots = this.#caps.slotsAt(this.#databaseMs());
    if (slots !== this.#slotsBefore) this.#steadySinceMs = this.#trueMs;
    this.#slotsBefore = slots;
    return slots;
  }

  #organisation() {
    const organisation = simulatedOrganisation(this.#mode, this.#story.slots, this.#caps.events);
    if (this.#faults.trustsMeters !== true) return organisation;
    const devices = organisation.energy.devices.map((device) => ({
      ...device,
      idleMilliwatts: Math.round(device.idleMilliwatts * this.#meter.times),
    }));
    return { ...organisation, energy: { ...organisation.energy, devices } };
  }

  #configure(): void {
    for (const kernel of this.#alive) if (!kernel.line.isPaused) kernel.configure(this.#organisation());
    this.#steadySinceMs = this.#trueMs;
  }

  #start(index: number): void {
    const name = names[index] ?? '';
    const kernel = new PoweredKernel(name, this.#organisation(), {
      leases: this.#leases.of(name),
      turn: (organisation, demands) => this.#rounds.turn(name, organisation, demands),
      trueMs: () => this.#trueMs,
      epochMs: () => startsAtEpochMs + this.#trueMs,
      faults: this.#faults,
      yielded: (by, row) => this.#yielded(by, row),
      began: (work, slot) => this.#began(work, slot),
      refused: (work) => this.#open.delete(work),
    });
    this.#kernels[index] = kernel;
    // A kernel that cannot reach its database does not come to life.
    kernel.start().catch(() => this.#kill(kernel));
    this.#steadySinceMs = this.#trueMs;
  }

  #ask(asked: WorkAsked): void {
    const kernel = this.#kernels[asked.kernel % this.#story.kernels];
    if (kernel === undefined || kernel.line.isDead || kernel.line.isPaused) return;
    this.#open.add(kernel.ask(asked));
  }

  #began(work: Work, slot: SlotLease): void {
    const others = this.#countedNow().length;
    // What must run takes a slot at once from what it interrupts (docs/decisions/0007).
    const slots = this.#noticeSlots();
    const isShort = slots < this.#story.slots && work.asked.serviceClass !== 'critical';
    if (isShort && this.#trueMs - this.#steadySinceMs > promisedMs && others >= slots) {
      this.faults.add('a call starts although power is short');
    }
    const running: Running = { work, slot, beganAtMs: this.#trueMs, stoppingSinceMs: null, yields: false };
    this.#running.set(work, running);
    slot.whenInterrupted(() => {
      running.stoppingSinceMs ??= this.#trueMs;
      running.yields = false;
    });
  }

  #yielded(kernel: PoweredKernel, row: MarketYieldRow): void {
    if (kernel.line.isDead) return;
    const running = [...this.#running.values()].find(({ work: { id } }) => id === row.callId);
    if (row.explanation === '') this.faults.add('a call is not told why');
    if (row.kind !== 'interrupted') return;
    if (running === undefined) return void this.faults.add('a call yields that does not run');
    const { work } = running;
    running.yields = true;
    work.yields += 1;
    if (work.asked.serviceClass === 'critical') this.faults.add('what must run yields');
    if (!work.asked.preemptible) this.faults.add('a call yields that cannot go on later');
    if (work.yields > work.stays) this.faults.add('a call yields twice for one cut');
    const isShort = this.#noticeSlots() < this.#story.slots;
    if (!isShort && this.#trueMs - this.#steadySinceMs > promisedMs) {
      this.faults.add('a call yields although no power is short');
    }
  }

  #suffer(index: number, mishap: Mishap): void {
    const kernel = this.#kernels[index];
    if (kernel === undefined) return;
    if (isOfKernel(mishap)) return sufferMishap(this.#suffererAt(index, kernel), mishap);
    switch (mishap.kind) {
      case 'database clock jumps':
        this.#databaseOffMs += mishap.byMs;
        this.#steadySinceMs = this.#trueMs;
        break;
      case 'mode changes':
        this.#mode = mishap.mode;
        this.#configure();
        break;
      case 'cap is set':
        this.#caps.set(mishap.percent, this.#databaseMs() + mishap.afterMs, mishap.forMs);
        this.#configure();
        break;
      case 'caps are lifted':
        this.#caps.lift();
        this.#configure();
        break;
      case 'meter stops':
        this.#meter.stopsUntilMs = this.#trueMs + mishap.forMs;
        break;
      case 'meter lies':
        this.#meter.times = mishap.times;
        if (this.#faults.trustsMeters === true) this.#configure();
        break;
      case 'meter begins anew':
        this.#meter.beginAnew();
    }
  }

  #suffererAt(index: number, kernel: PoweredKernel): Sufferer {
    return {
      kill: () => this.#kill(kernel),
      start: () => this.#start(index),
      pause: (forMs) => {
        kernel.line.pause(forMs);
        setTimeout(() => {
          this.#steadySinceMs = this.#trueMs;
          if (!kernel.line.isDead) kernel.configure(this.#organisation());
        }, forMs);
      },
      cutOff: (forMs) => {
        kernel.line.cutOff(forMs);
        setTimeout(() => {
          kernel.line.isCutOff = false;
          this.#steadySinceMs = this.#trueMs;
        }, forMs);
      },
      turnWallClock: (byMs) => {
        kernel.wallClockOffMs += byMs;
      },
    };
  }

  /** Its calls die with it. */
  #kill(kernel: PoweredKernel): void {
    kernel.line.isDead = true;
    for (const work of this.#open) if (work.kernel === kernel) this.#open.delete(work);
    for (const work of this.#running.keys()) if (work.kernel === kernel) this.#running.delete(work);
  }

  /**
   * What draws power now. Left out are calls whose slot a more urgent one has taken, and those of a kernel that has been away since: its lease
   * may have been over, and others may have its slots (docs/decisions/0011).
   */
  #countedNow(): readonly Running[] {
    return [...this.#running.values()].filter(
      ({ work: { kernel }, beganAtMs, stoppingSinceMs, yields }) =>
        beganAtMs > kernel.line.awayUntilMs && (stoppingSinceMs === null || yields),
    );
  }

  async #tick(): Promise<void> {
    for (const running of this.#running.values()) this.#work(running);
    this.#trueMs += tickMs;
    await vi.advanceTimersByTimeAsync(tickMs);
    const agents = Array.from(this.#running.keys(), ({ asked: { agent } }) => `agt_${agent}`);
    this.#meter.pass(this.#trueMs, tickMs, idleMilliwatts + agents.length * milliwattsOfSlot, agents);
    this.#checkPower();
  }

  #work(running: Running): void {
    const { work, slot, stoppingSinceMs } = running;
    const { kernel, asked } = work;
    if (kernel.line.isPaused) return;
    const hasStopped = stoppingSinceMs !== null && this.#trueMs - stoppingSinceMs >= asked.stopsAfterTicks * tickMs;
    work.leftMs -= tickMs;
    if (work.leftMs > 0 && !hasStopped) return;
    this.#running.delete(work);
    if (work.leftMs <= 0) {
      this.#open.delete(work);
      slot.release({ inputTokens: 100, outputTokens: 50 });
    } else kernel.rejoin(work, slot);
  }

  #checkPower(): void {
    const slots = this.#noticeSlots();
    const counted = this.#countedNow();
    const couldStop = counted.some(({ work: { asked, yields }, stoppingSinceMs }) => {
      const isUrgent = asked.serviceClass === 'critical' || !asked.preemptible || asked.serviceClass !== 'batch';
      return !isUrgent && stoppingSinceMs === null && yields < interruptionsMost;
    });
    if (slots === this.#story.slots || counted.length <= slots || !couldStop) this.#overSinceMs = undefined;
    else this.#overSinceMs ??= this.#trueMs;
    const sinceMs = Math.max(this.#overSinceMs ?? Infinity, this.#steadySinceMs);
    if (this.#trueMs - sinceMs > promisedMs) this.faults.add('the pool is above its cap for longer than was promised');
  }

  /** Nothing goes wrong any more, and power is there again: what waits is served, what was stopped goes on. */
  async #recover(): Promise<void> {
    for (const kernel of this.#kernels) kernel.line.isCutOff = false;
    while (this.#alive.some(({ line }) => line.isPaused)) await this.#tick();
    this.#caps.lift();
    this.#configure();
    for (let waitedMs = 0; waitedMs < leaseMs + 4 * renewEveryMs; waitedMs += tickMs) await this.#tick();
    for (let tick = 0; tick < 6_000 && this.#open.size > 0; tick += 1) await this.#tick();
    if (this.#open.size > 0) this.faults.add('a call neither ends nor is told why');
  }
}
