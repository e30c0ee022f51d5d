import { describe, expect, it } from 'vitest';
import { examplePolicy, noLimits, plainPolicy } from '../policy/example-policy.ts';
import { candidatesOf, firstCandidate } from './candidates.ts';

const presets = [examplePolicy.policy, plainPolicy].map((policy) => ({ policy, about: policy.name }));

describe('what may be tried', () => {
  it('is every ready-made policy, under the limits of the pool', () => {
    const limits = { ...noLimits, slotsPerAgent: 4 };
    const candidates = candidatesOf(undefined, presets, limits);
    expect(candidates.map(({ label }) => label)).toEqual(['semantic', 'fifo']);
    expect(candidates.every((candidate) => candidate.limits === limits)).toBe(true);
  });

  it('begins with what the editor holds', () => {
    const candidates = candidatesOf(examplePolicy, presets, noLimits);
    expect(firstCandidate(candidates, 'semantic')?.label).toBe('semantic, as edited');
  });

  it('begins with another policy than the one in force', () => {
    expect(firstCandidate(candidatesOf(undefined, presets, noLimits), 'semantic')?.label).toBe('fifo');
    expect(firstCandidate([], 'semantic')).toBeUndefined();
  });
});
