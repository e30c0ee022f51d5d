import type { SimulationEvent } from '@agent-os/core/sim';
import { poolMilliwatts, type DevicePool } from './device-fleet.ts';

/** Reads a pool's power while it is simulated: millijoules by interval, and how long slots were busy. */
export class PowerMeter {
  readonly #pool: DevicePool;
  readonly #intervalMs: number;
  readonly #millijoules: number[] = [];
  #calls = 0;
  #at = 0;
  #slotMs = 0;

  constructor(pool: DevicePool, intervalMs: number) {
    this.#pool = pool;
    this.#intervalMs = intervalMs;
  }

  get slotSeconds(): number {
    return this.#slotMs / 1_000;
  }

  /** What was drawn up to the last reading, by interval from 0 on. */
  get millijoules(): readonly number[] {
    return this.#millijoules;
  }

  readonly observe = (event: SimulationEvent): void => {
    this.read(event.at);
    if (event.kind === 'started') this.#calls += 1;
    if (event.kind === 'finished' || event.kind === 'preempted') this.#calls -= 1;
  };

  read(at: number): void {
    const milliwatts = poolMilliwatts(this.#pool, this.#calls);
    while (this.#at < at) {
      const interval = Math.floor(this.#at / this.#intervalMs);
      const until = Math.min(at, (interval + 1) * this.#intervalMs);
      this.#millijoules[interval] = (this.#millijoules[interval] ?? 0) + (milliwatts * (until - this.#at)) / 1_000;
      this.#slotMs += this.#calls * (until - this.#at);
      this.#at = until;
    }
  }
}
