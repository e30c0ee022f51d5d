import { describe, expect, it } from 'vitest';
import { exampleClass } from '../example-pool.ts';
import { prepareWaits } from './prepare-waits.ts';

describe('waits by class', () => {
  it('stand on one square-root scale, with room for a bound', () => {
    const [quick, slow] = prepareWaits([
      exampleClass('critical', { waitP50Ms: 800, waitP99Ms: 1_250 }),
      exampleClass('batch', { waitP50Ms: 3_200, waitP99Ms: 5_000 }),
    ]);
    expect(quick).toMatchObject({ median: 0.2, ninetyNine: 0.25 });
    expect(slow).toMatchObject({ median: 0.4, ninetyNine: 0.5 });
  });

  it('keep their scale while a wait grows a little', () => {
    const medianWith = (waitP99Ms: number) =>
      prepareWaits([exampleClass('batch', { waitP50Ms: 1_000, waitP99Ms })])[0]?.median;
    expect(medianWith(4_100)).toBe(medianWith(4_900));
  });

  it('show a bound within reach, and leave out one that would hide the waits', () => {
    const [near, far] = prepareWaits([
      exampleClass('critical', { waitP99Ms: 5_000, boundMs: 20_000 }),
      exampleClass('batch', { boundMs: 3_600_000 }),
    ]);
    expect(near).toMatchObject({ bound: 1, ninetyNine: 0.5 });
    expect(far?.bound).toBeNull();
  });

  it('say that a bound is broken, by who waited or by who waits', () => {
    const brokenOf = (given: Parameters<typeof exampleClass>[1]) =>
      prepareWaits([exampleClass('batch', given)])[0]?.broken;
    expect(brokenOf({ waitP99Ms: 5_000, boundMs: 4_000 })).toBe(true);
    expect(brokenOf({ oldestWaitMs: 5_000, boundMs: 4_000 })).toBe(true);
    expect(brokenOf({ waitP99Ms: 4_000, oldestWaitMs: 10, boundMs: 4_000 })).toBe(false);
    expect(brokenOf({ waitP99Ms: 5_000, boundMs: null })).toBe(false);
  });

  it('know nothing of a class without calls', () => {
    expect(prepareWaits([exampleClass('critical')])[0]).toMatchObject({ median: null, ninetyNine: null, bound: null });
  });
});
