import { describe, expect, it } from 'vitest';
import type { AgentListItem } from './agent-types.ts';
import { describeCause, explainHealth, formatSuccess } from './describe-health.ts';

const health = (change: Partial<AgentListItem['health']>): AgentListItem['health'] => ({
  state: 'healthy',
  calls: 1000,
  failed: 0,
  denied: 0,
  lastError: null,
  ...change,
});

describe('health in words', () => {
  it('never rounds a failure away', () => {
    expect(formatSuccess({ calls: 100_000, failed: 1 })).toBe('99.9 %');
    expect(formatSuccess({ calls: 3, failed: 0 })).toBe('100.0 %');
  });

  it('names its cause', () => {
    const lastError = { code: 'upstream_timeout', at: 1_000 };
    expect(describeCause(health({ state: 'failing', failed: 500, lastError }))).toBe('50.0 %, upstream_timeout');
    expect(describeCause(health({ failed: 1, lastError }))).toBe('99.9 %');
    expect(describeCause(health({ state: 'unused', calls: 0 }))).toBe('no calls yet');
    expect(describeCause(health({ state: 'quiet', calls: 0 }))).toBe('no calls in 24 h');
  });

  it('has the counts and the last error in full', () => {
    const lastError = { code: 'upstream_timeout', at: 1_000 };
    expect(explainHealth(health({ state: 'degraded', failed: 20, denied: 3, lastError }), 61_000)).toBe(
      '20 of 1,000 calls failed in the last 24 hours, 3 denied by a rule; last error upstream_timeout 1 min ago.',
    );
  });
});
