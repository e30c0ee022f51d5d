import { describe, expect, test } from 'vitest';
import { standardPolicies } from '@agent-os/core/scheduling';
import { Dispatcher } from './dispatcher.ts';
import { testSettings } from './test-dispatcher.ts';

const pool = { ...testSettings, id: 'pool', slots: 8, policy: standardPolicies.semantic };

function dispatcherOfPart(leased: number): Dispatcher {
  const dependencies = {
    nowMs: () => 0,
    newSeed: () => 1,
    waitingChanged: () => undefined,
    interrupted: () => undefined,
  };
  return new Dispatcher(dependencies, {
    until: { ms: Infinity },
    slotsOf: () => leased,
    changed: () => undefined,
  });
}

describe('power that is short', () => {
  test('caps the slots, each kernel keeping to its part, and no longer', () => {
    for (const [leased, within] of [
      [8, 4],
      [4, 2],
      [1, 1],
    ] as const) {
      const dispatcher = dispatcherOfPart(leased);
      const slotsNow = () => dispatcher.of(pool).facts().settings.slots;
      expect(slotsNow()).toBe(leased);
      expect(dispatcher.limitPower('pool', 4)).toBe(within);
      expect(slotsNow()).toBe(within);
      expect(dispatcher.limitPower('pool', null)).toBeNull();
      expect(slotsNow()).toBe(leased);
    }
  });
});

describe('what a market decided of a pool', () => {
  test('weighs owners until it decides anew', () => {
    const dispatcher = dispatcherOfPart(8);
    const weightsNow = () => dispatcher.of(pool).facts().settings.policy.groups[1];
    dispatcher.of(pool);
    dispatcher.affect('pool', { round: 1, weights: { 'acme/sales': 3 }, price: 1, bids: new Map() });
    expect(weightsNow()).toMatchObject({ kind: 'fair_share', ownerWeights: { 'acme/sales': 3 } });
    dispatcher.affect('pool', undefined);
    expect(weightsNow()).toBe(pool.policy.groups[1]);
  });
});
