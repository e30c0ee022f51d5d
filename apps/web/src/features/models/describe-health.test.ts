import { describe, expect, it } from 'vitest';
import { describeHealth } from './describe-health.ts';
import type { ModelActivity } from './model-types.ts';

const activity = (endedLastDay: number, failedLastDay: number): ModelActivity => ({
  modelId: 'mdl_1',
  callsToday: endedLastDay,
  costTodayNanoUsd: null,
  callsWithoutCostToday: 0,
  endedLastDay,
  failedLastDay,
  firstByteP50Us: null,
  firstByteP95Us: null,
});

describe('the health of a model', () => {
  it('is not known without calls', () => {
    expect(describeHealth(undefined)).toMatchObject({ errorRate: undefined, degraded: false });
    expect(describeHealth(activity(0, 0)).errorRate).toBeUndefined();
  });

  it('is degraded when one in twenty of enough calls failed', () => {
    expect(describeHealth(activity(20, 1)).degraded).toBe(true);
    expect(describeHealth(activity(19, 19)).degraded).toBe(false);
    expect(describeHealth(activity(1000, 49)).degraded).toBe(false);
  });

  it('names what it is measured against', () => {
    expect(describeHealth(activity(1240, 3)).words).toBe('3 of 1,240 calls failed in 24 h, 0.2 %');
  });
});
