import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { serviceClasses } from '@agent-os/core/scheduling';
import type { SlotLease } from './index.ts';
import { TestDispatcher } from './test-dispatcher.ts';

// Simulated: a provider that limits its rate and whose model sometimes hangs, under a clock that jumps.

const tickMs = 100;
/** What the kernel allows a provider before it takes the call back. */
const reapAfterMs = 5_000;
const slots = 4;

interface Weather {
  /** Calls that come in each tick, by class. */
  readonly arrivals: readonly (readonly number[])[];
  /** Calls a tick that the provider serves. */
  readonly servedEachTick: number;
  /** Every so manieth call hangs; 0: none. */
  readonly hangsEvery: number;
  /** Ms by which the clock steps in a tick beside the time that passes. */
  readonly clockSteps: readonly number[];
  readonly namesRetryAfter: boolean;
}

interface Faultiness {
  readonly deafToLimits?: boolean;
  readonly neverReaps?: boolean;
  readonly losesSlotsWhenClockStepsBack?: boolean;
}

class StormWorld {
  readonly faults = new Set<string>();
  readonly rig = new TestDispatcher('semantic', { slots, queueLimit: 1_000, maxWaitMs: 3_600_000 });
  readonly #weather: Weather;
  readonly #faultiness: Faultiness;
  /** Passes evenly, unlike the dispatcher's clock. */
  #trueMs = 0;
  #asked = 0;
  #attempts = 0;
  #handled = 0;
  #statedUntilMs = -Infinity;
  #refusals = 0;
  #lastClockMs = 0;
  readonly #running = new Map<string, { readonly lease: SlotLease; readonly endsAtMs: number }>();

  constructor(weather: Weather, faultiness: Faultiness) {
    this.#weather = weather;
    this.#faultiness = faultiness;
  }

  async run(): Promise<void> {
    const { arrivals, clockSteps } = this.#weather;
    for (const [tick, classes] of arrivals.entries()) {
      for (const index of classes) {
        this.rig.ask(`call ${this.#asked}`, {
          serviceClass: serviceClasses[index] ?? 'standard',
          ownerPath: ['acme', 'sales', `agent ${this.#asked % 3}`],
          arrivedAt: this.rig.nowMs,
        });
        this.#asked += 1;
      }
      await this.#tick(clockSteps[tick % Math.max(1, clockSteps.length)] ?? 0);
    }
    // Time enough for all of it, one after the other, with every pause at its longest.
    for (let tick = 0; tick < 40_000 && this.#told < this.#asked; tick += 1) await this.#tick(0);
    if (this.#told < this.#asked) this.faults.add('somebody was never served');
    if (this.rig.pool.waiting > 0) this.faults.add('somebody waits for ever');
    if (this.rig.pool.busy > 0) this.faults.add('a slot is lost');
  }

  get #told(): number {
    return this.#handled + Object.keys(this.rig.refused).length;
  }

  async #tick(clockStepMs: number): Promise<void> {
    let served = 0;
    // Those that started together hear of it together.
    const statedUntilMs = this.#statedUntilMs;
    for (const id of this.rig.started.slice(this.#attempts)) {
      this.#attempts += 1;
      const lease = this.rig.leases.get(id);
      if (lease === undefined) continue;
      if (this.#trueMs < statedUntilMs) this.faults.add('a call started though the provider had said to wait');
      served += 1;
      if (served > this.#weather.servedEachTick) this.#refuse(id, lease);
      else this.#serve(id, lease);
    }
    for (const [id, { lease, endsAtMs }] of this.#running) if (endsAtMs <= this.#trueMs) this.#end(id, lease);
    if (this.rig.pool.busy > slots) this.faults.add('too many run');
    this.#trueMs += tickMs;
    this.#lastClockMs = this.rig.nowMs;
    this.rig.nowMs += tickMs + clockStepMs;
    await vi.advanceTimersByTimeAsync(tickMs);
  }

  #serve(id: string, lease: SlotLease): void {
    lease.noteLimits(200, { retryAfterMs: undefined, exhaustedForMs: undefined });
    this.#refusals = 0;
    const { hangsEvery } = this.#weather;
    const hangs = hangsEvery > 0 && this.#attempts % hangsEvery === 0;
    const reapMs = this.#faultiness.neverReaps === true ? Infinity : reapAfterMs;
    this.#running.set(id, { lease, endsAtMs: this.#trueMs + (hangs ? reapMs : 3 * tickMs) });
  }

  #refuse(id: string, lease: SlotLease): void {
    const { namesRetryAfter } = this.#weather;
    if (this.#trueMs >= this.#statedUntilMs) this.#refusals += 1;
    const pauseMs = namesRetryAfter ? 2_000 : Math.min(60_000, 1_000 * 2 ** (this.#refusals - 1));
    // Its clock may stand still for a while: then the pause lasts longer, never shorter.
    if (this.#weather.clockSteps.every((step) => step === 0)) {
      this.#statedUntilMs = Math.max(this.#statedUntilMs, this.#trueMs + pauseMs);
    }
    const retryAfterMs = namesRetryAfter ? pauseMs : undefined;
    if (this.#faultiness.deafToLimits !== true) lease.noteLimits(429, { retryAfterMs, exhaustedForMs: undefined });
    this.#end(id, lease);
  }

  #end(id: string, lease: SlotLease): void {
    this.#running.delete(id);
    this.#handled += 1;
    if (this.#faultiness.losesSlotsWhenClockStepsBack === true && this.rig.nowMs < this.#lastClockMs) return;
    this.rig.leases.delete(id);
    lease.release(null);
  }
}

const arrivals = fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { minLength: 20, maxLength: 60, size: 'max' });
const calm = { servedEachTick: slots, hangsEvery: 0, clockSteps: [0], namesRetryAfter: true };
const storm = fc.record({
  arrivals,
  servedEachTick: fc.constantFrom(1, 2),
  hangsEvery: fc.constant(0),
  clockSteps: fc.constant([0]),
  namesRetryAfter: fc.boolean(),
});
const hangs = fc
  .record({ arrivals, hangsEvery: fc.integer({ min: 2, max: 5 }) })
  .map((parts) => ({ ...calm, ...parts }));
const jumps = fc
  .record({ arrivals, clockSteps: fc.array(fc.constantFrom(0, 0, -5_000, 60_000, 86_400_000), { minLength: 1 }) })
  .map((parts) => ({ ...calm, ...parts }));

/** The seed is printed when it fails. */
const runs = { numRuns: 25 };

function faultsIn(weather: fc.Arbitrary<Weather>, faultiness: Faultiness = {}) {
  return fc.asyncProperty(weather, async (drawn) => {
    const world = new StormWorld(drawn, faultiness);
    await world.run();
    expect([...world.faults]).toEqual([]);
  });
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('everybody is served and nobody starts too early, whatever the provider does (simulated)', () => {
  test('in a storm of refusals for the rate', () => fc.assert(faultsIn(storm), runs));
  test('when calls hang until they are taken back', () => fc.assert(faultsIn(hangs), runs));
  test('when the clock jumps in either direction', () => fc.assert(faultsIn(jumps), runs));
});

describe('the checks find (canaries)', () => {
  const isFound = async (property: ReturnType<typeof faultsIn>) =>
    expect(await fc.check(property, { ...runs, seed: 1, endOnFailure: true })).toMatchObject({ failed: true });
  test('a dispatcher that is deaf to the provider’s limits', () => isFound(faultsIn(storm, { deafToLimits: true })));
  test('a kernel that takes no hung call back', () => isFound(faultsIn(hangs, { neverReaps: true })));
  test('a kernel that loses slots when its clock steps back', () =>
    isFound(faultsIn(jumps, { losesSlotsWhenClockStepsBack: true })));
});
