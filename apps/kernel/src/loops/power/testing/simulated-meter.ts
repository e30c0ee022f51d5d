import {
  assumedWeights,
  attributeInterval,
  meteredEnergy,
  type DevicePower,
  type MeterReading,
  type OwnerActivity,
} from '@agent-os/core/attribution';

const everyMs = 10_000;

/** A device's counter, which may stop, lie or begin anew, and the ledger of its intervals as `EnergyLoop` makes them. */
export class SimulatedMeter {
  readonly faults = new Set<string>();
  readonly #power: DevicePower;
  /** What it says for what was drawn. */
  times = 1;
  stopsUntilMs = -Infinity;
  #counter = 0n;
  #before: MeterReading | undefined;
  #carry = 0n;
  #startedAtMs = 0;
  #residentMs = new Map<string, number>();
  #busyMs = 0;

  constructor(power: DevicePower) {
    this.#power = power;
  }

  /** As after a driver was loaded again. */
  beginAnew(): void {
    this.#counter = 0n;
  }

  /** So much time has passed with these calls, by agent. */
  pass(trueMs: number, ms: number, drawnMilliwatts: number, agents: readonly string[]): void {
    this.#counter += BigInt(Math.round(drawnMilliwatts * ms * this.times));
    for (const agent of agents) this.#residentMs.set(agent, (this.#residentMs.get(agent) ?? 0) + ms);
    if (agents.length > 0) this.#busyMs += ms;
    if (trueMs - this.#startedAtMs >= everyMs && trueMs >= this.stopsUntilMs) this.#close(trueMs);
  }

  #close(atMs: number): void {
    const after = { atMs, counter: { microjoules: this.#counter, wrapsAtMicrojoules: null }, powerMilliwatts: null };
    const before = this.#before;
    this.#before = after;
    const activities = [...this.#residentMs].map(([key, residentMs]): OwnerActivity => ({
      key,
      prefillTokens: 0,
      decodeTokens: residentMs,
      kvTokenMs: 0,
      residentMs,
    }));
    if (before !== undefined) this.#split(before, after, activities);
    this.#startedAtMs = atMs;
    this.#residentMs = new Map();
    this.#busyMs = 0;
  }

  #split(before: MeterReading, after: MeterReading, activities: readonly OwnerActivity[]): void {
    const { peakMilliwatts } = this.#power;
    const limits = { peakMilliwatts, longestGapMs: 60_000 };
    const metered = meteredEnergy(before, after, this.#carry, limits);
    this.#carry = metered.carryMicrojoules;
    const spanMs = after.atMs - before.atMs;
    const { byOwner, ...split } = attributeInterval({
      meteredMillijoules: metered.millijoules,
      spanMs,
      power: this.#power,
      busyMs: this.#busyMs,
      reserved: false,
      activities,
      weights: assumedWeights,
    });
    const { meteredMillijoules, attributedMillijoules, residualMillijoules, systemMillijoules } = split;
    const idle = split.idleAllocatedMillijoules + split.idleUnallocatedMillijoules;
    if (attributedMillijoules + idle + systemMillijoules + residualMillijoules !== meteredMillijoules) {
      this.faults.add('the energy of an interval is not the sum of its parts');
    }
    const owned = [...byOwner.values()].reduce((sum, millijoules) => sum + millijoules, 0n);
    if (owned !== attributedMillijoules) this.faults.add('owners have other energy than was attributed');
    const most = (BigInt(peakMilliwatts) * BigInt(spanMs)) / 1_000n;
    if (attributedMillijoules > most) this.faults.add('calls are charged more than their device can draw');
  }
}
