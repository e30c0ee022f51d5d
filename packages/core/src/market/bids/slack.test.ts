import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slackOf, valueAtAge, type Slack, type ValueDecay } from './index.ts';

const withinMs = fc.integer({ min: 1, max: 1_000 });
const ages = fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 20 });
const worth = 1_000_000;

type Bucket = (ageMs: number, withinMs: number) => Slack;

/** How far what buckets bid, at the mean of their ages, is from what the calls are worth one by one. */
function distance(bucketOf: Bucket, aged: readonly number[], within: number, decay: ValueDecay): number {
  const own = aged.reduce((sum, age) => sum + valueAtAge(worth, decay, age), 0);
  const buckets = Map.groupBy(aged, (age) => bucketOf(age, within));
  const bid = Array.from(buckets.values(), (inBucket) => {
    const mean = Math.floor(inBucket.reduce((sum, age) => sum + age, 0) / inBucket.length);
    return valueAtAge(worth, decay, mean) * inBucket.length;
  });
  return Math.abs(bid.reduce((sum, value) => sum + value, 0) - own);
}

function check(bucketOf: Bucket): void {
  fc.assert(
    fc.property(ages, withinMs, (aged, within) => {
      expect(distance(bucketOf, aged, within, { kind: 'step', deadlineMs: within })).toBe(0);
      // A millisecond of rounding for each call.
      const rounding = aged.length * Math.ceil(worth / within + 1);
      expect(distance(bucketOf, aged, within, { kind: 'linear', worthlessAfterMs: within })).toBeLessThanOrEqual(
        rounding,
      );
    }),
    { seed: 7 },
  );
}

describe('calls by slack', () => {
  test('are worth together what they are worth one by one, at a step exactly', () => check(slackOf));

  test('the check catches the mean of a whole class (canary)', () => {
    expect(() => check(() => 'fresh')).toThrow();
  });

  test('never lose it where their value does not fall', () => expect(slackOf(1e12, null)).toBe('fresh'));
});
