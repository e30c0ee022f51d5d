import { describe, expect, test } from 'vitest';
import { RollingMeasure } from './index.ts';

const at = (atMs: number, firstByteMs: number | null, failed = false) => ({
  atMs,
  failed,
  firstByteMs,
  tokensPerSecond: 50,
});

describe('the measure of a model', () => {
  test('says nothing of the slowest twentieth until twenty streams were seen', () => {
    const measure = new RollingMeasure();
    for (let call = 1; call <= 19; call += 1) measure.add(at(call, call * 10));
    expect(measure.read(100)).toEqual({
      calls: 19,
      failed: 0,
      firstByteP50Ms: 100,
      firstByteP95Ms: null,
      tokensPerSecond: 50,
    });
    measure.add(at(20, 200, true));
    expect(measure.read(2_000)).toMatchObject({ calls: 20, failed: 1, firstByteP95Ms: 190 });
  });

  test('forgets calls after a quarter of an hour, and all but the last 256', () => {
    const measure = new RollingMeasure();
    for (let call = 0; call < 1_000; call += 1) measure.add(at(call, null));
    expect(measure.read(1_000)).toMatchObject({ calls: 256, firstByteP50Ms: null });
    expect(measure.read(901_000)).toMatchObject({ calls: 0 });
  });
});
