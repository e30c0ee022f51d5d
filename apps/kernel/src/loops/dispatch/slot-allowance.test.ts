import { expect, test } from 'vitest';
import { standardPolicies } from '@agent-os/core/scheduling';
import { Dispatcher, WaitingPlace, type SlotLease } from './index.ts';
import { aCall, settled, testSettings } from './test-dispatcher.ts';

const settings = { ...testSettings, id: 'pol_1', slots: 4, policy: standardPolicies.fifo };

/** A dispatcher whose slots are somebody else's to give. */
class AllowedDispatcher {
  nowMs = 0;
  allowed = 4;
  readonly until = { ms: Infinity };
  /** How often it asked for another number of slots. */
  asked = 0;
  readonly started: string[] = [];
  readonly leases: SlotLease[] = [];
  readonly dispatcher = new Dispatcher(
    { nowMs: () => this.nowMs, newSeed: () => 1, waitingChanged: () => undefined, interrupted: () => undefined },
    {
      until: this.until,
      slotsOf: ({ slots }) => Math.min(this.allowed, slots),
      changed: () => {
        this.asked += 1;
      },
      limit: () => undefined,
      excessOf: () => 0,
    },
  );

  get pool() {
    return this.dispatcher.of(settings);
  }

  ask(id: string): void {
    const began = (result: Awaited<ReturnType<typeof this.pool.wait>>): void => {
      if (!result.ok) return;
      this.started.push(id);
      this.leases.push(result.value);
    };
    const asked = this.pool.ask(aCall(id, { arrivedAt: this.nowMs }));
    if (asked instanceof WaitingPlace) void this.pool.wait(asked, new AbortController().signal).then(began);
    else began(asked);
  }

  async allow(slots: number): Promise<void> {
    this.allowed = slots;
    this.dispatcher.refit(settings.id);
    await settled();
  }
}

test('a call that finds no slot to fill asks for some, and starts when they are there', async () => {
  const rig = new AllowedDispatcher();
  rig.allowed = 0;
  rig.ask('first');
  expect([rig.started, rig.asked]).toEqual([[], 1]);
  await rig.allow(1);
  expect(rig.started).toEqual(['first']);
});

test('with fewer slots running calls go on, each that ends gives one back, and none starts before they fit', async () => {
  const rig = new AllowedDispatcher();
  for (const id of ['1', '2', '3', '4']) rig.ask(id);
  expect([rig.started.length, rig.asked]).toEqual([4, 0]);
  await rig.allow(1);
  rig.ask('5');
  expect([rig.pool.busy, rig.asked]).toEqual([4, 1]);
  for (const lease of rig.leases.slice(0, 3)) lease.release(null);
  await settled();
  expect([rig.pool.busy, rig.started.length, rig.asked]).toEqual([1, 4, 4]);
  rig.leases[3]?.release(null);
  await settled();
  expect(rig.started).toContain('5');
});

test('nobody starts once its time is over, whoever asks or ends first; all go on when there is more time', async () => {
  const rig = new AllowedDispatcher();
  rig.until.ms = 1_000;
  rig.ask('before');
  rig.nowMs = 1_000;
  rig.ask('after');
  rig.leases[0]?.release(null);
  await settled();
  expect([rig.started, rig.pool.waiting]).toEqual([['before'], 1]);
  rig.until.ms = 2_000;
  await rig.allow(4);
  expect(rig.started).toEqual(['before', 'after']);
});

test('an end alone does not start the next call either', async () => {
  const rig = new AllowedDispatcher();
  rig.allowed = 1;
  rig.until.ms = 1_000;
  rig.ask('runs');
  rig.ask('waits');
  rig.nowMs = 1_500;
  rig.leases[0]?.release(null);
  await settled();
  expect([rig.started, rig.pool.busy, rig.pool.waiting]).toEqual([['runs'], 0, 1]);
});
