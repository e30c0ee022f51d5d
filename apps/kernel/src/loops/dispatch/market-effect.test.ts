import { describe, expect, test } from 'vitest';
import { standardPolicies } from '@agent-os/core/scheduling';
import { Dispatcher } from './dispatcher.ts';
import { testSettings } from './test-dispatcher.ts';

const pool = { ...testSettings, id: 'pool', slots: 8, policy: standardPolicies.semantic };

function newDispatcher(): Dispatcher {
  return new Dispatcher({
    nowMs: () => 0,
    newSeed: () => 1,
    waitingChanged: () => undefined,
    interrupted: () => undefined,
  });
}

describe('power that is short', () => {
  test('caps the slots, but for one, and no longer; so many calls are too many then', () => {
    const dispatcher = newDispatcher();
    const slotsNow = () => dispatcher.of(pool).facts().settings.slots;
    expect([slotsNow(), dispatcher.excessPower('pool', 8)]).toEqual([8, 0]);
    dispatcher.limitPower('pool', 4);
    expect([slotsNow(), dispatcher.excessPower('pool', 6), dispatcher.excessPower('pool', 3)]).toEqual([4, 2, 0]);
    dispatcher.limitPower('pool', 0);
    expect(slotsNow()).toBe(1);
    dispatcher.limitPower('pool', null);
    expect([slotsNow(), dispatcher.excessPower('pool', 8)]).toEqual([8, 0]);
  });
});

describe('what a market decided of a pool', () => {
  test('weighs owners until it decides anew', () => {
    const dispatcher = newDispatcher();
    const weightsNow = () => dispatcher.of(pool).facts().settings.policy.groups[1];
    dispatcher.of(pool);
    dispatcher.affect('pool', { round: 1, weights: { 'acme/sales': 3 }, price: 1, bids: new Map() });
    expect(weightsNow()).toMatchObject({ kind: 'fair_share', ownerWeights: { 'acme/sales': 3 } });
    dispatcher.affect('pool', undefined);
    expect(weightsNow()).toBe(pool.policy.groups[1]);
  });
});
