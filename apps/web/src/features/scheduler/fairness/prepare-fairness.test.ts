import { describe, expect, it } from 'vitest';
import { examplePolicy, plainPolicy } from '../policy/example-policy.ts';
import { exampleGap } from './example-gap.ts';
import { prepareFairness } from './prepare-fairness.ts';

const viewOf = (given: Parameters<typeof exampleGap>[0] = {}) =>
  prepareFairness({ policy: examplePolicy, fairness: { gap: exampleGap(given), explanation: '' } });

describe('the fairness gap', () => {
  it('stands beside its bound, with the owners and how the bound is worked out', () => {
    expect(viewOf()).toMatchObject({
      gapTokens: '41.0 k',
      boundTokens: '96.0 k',
      part: '42.7 %',
      broken: false,
      most: 'Construction 61.0 k',
      least: 'Financial Services 20.0 k',
      formula: '2 × max(1 × 40.0 k, 2 × 24.0 k)',
    });
  });

  it('leaves room on the bar for whichever is longer', () => {
    const within = viewOf();
    expect(within?.bound).toBeGreaterThan(within?.gap ?? 1);
    expect(within?.bound).toBeLessThan(1);
    const beyond = viewOf({ gapTokens: 200_000 });
    expect(beyond?.gap).toBeGreaterThan(beyond?.bound ?? 1);
    expect(beyond?.gap).toBeLessThan(1);
  });

  it('is broken beyond the bound, and beyond what the policy lets owners drift', () => {
    expect(viewOf({ gapTokens: 96_001 })?.broken).toBe(true);
    expect(viewOf({ gapTokens: 96_001, slackTokens: 1 })?.broken).toBe(false);
  });

  it('names the lesser weight that its bound is divided by, and agents where agents are compared', () => {
    const agent = { id: 'agt_1', slug: 'site-scheduler', name: 'Site scheduler' };
    const department = { id: 'dep_1', name: 'Construction' };
    const view = viewOf({ boundTokens: 192_000, most: { agent, department, tokens: 5 } });
    expect(view?.formula).toBe('2 × max(1 × 40.0 k, 2 × 24.0 k) / 0.5');
    expect(view?.most).toBe('site-scheduler 5');
  });

  it('is not shown when nobody can be compared, or nothing is shared', () => {
    expect(prepareFairness({ policy: examplePolicy, fairness: { gap: null, explanation: '' } })).toBeUndefined();
    const unshared = { ...examplePolicy, policy: plainPolicy };
    expect(prepareFairness({ policy: unshared, fairness: { gap: exampleGap(), explanation: '' } })).toBeUndefined();
  });
});
