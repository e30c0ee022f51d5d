import { describe, expect, test } from 'vitest';
import { requirementWords, savedOf } from './route-words.ts';

const savings = {
  routeId: 'rte_1',
  calls: 12,
  withCost: 10,
  costNanoUsd: '1000',
  savedVsFirstNanoUsd: '500',
  comparedWithFirst: 9,
  savedVsDearestNanoUsd: '700',
  comparedWithDearest: 10,
  fellBack: 1,
  simulated: 0,
};

describe('a route in words', () => {
  test('says each requirement, and always the class of data', () => {
    const anything = { minQuality: null, maxFirstByteP95Ms: null, regions: [], dataClass: 'internal', abilities: [] };
    expect(requirementWords({ requirements: { ...anything, dataClass: 'internal' } })).toEqual([
      'may see internal data',
    ]);
    expect(
      requirementWords({
        requirements: {
          minQuality: 70,
          maxFirstByteP95Ms: 1_200,
          regions: ['eu', 'ch'],
          dataClass: 'restricted',
          abilities: ['tools'],
        },
      }),
    ).toEqual([
      'quality at least 70',
      'first byte within 1,200 ms (p95)',
      'in eu or ch',
      'calls tools',
      'may see restricted data',
    ]);
  });

  test('a saving says against what and over how many calls it is measured', () => {
    expect(savedOf(savings, true)).toEqual({
      nanoUsd: '500',
      words: 'against the first candidate for the same tokens, measured over 9 of 12 calls',
    });
    expect(savedOf(savings, false)?.nanoUsd).toBe('700');
    expect(savedOf({ ...savings, comparedWithFirst: 0, comparedWithDearest: 0 }, true)).toBeUndefined();
    expect(savedOf(undefined, true)).toBeUndefined();
  });
});
