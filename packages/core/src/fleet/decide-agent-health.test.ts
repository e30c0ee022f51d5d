import { describe, expect, it } from 'vitest';
import { decideAgentHealth } from './decide-agent-health.ts';

describe('the health of an agent', () => {
  it.each([
    ['unused', { everCalled: false, calls: 0, failed: 0 }],
    ['quiet', { everCalled: true, calls: 0, failed: 0 }],
    ['healthy', { everCalled: true, calls: 100, failed: 1 }],
    ['degraded', { everCalled: true, calls: 100, failed: 2 }],
    ['degraded', { everCalled: true, calls: 100, failed: 19 }],
    ['failing', { everCalled: true, calls: 100, failed: 20 }],
    ['failing', { everCalled: true, calls: 1, failed: 1 }],
  ] as const)('is %s for %o', (state, facts) => {
    expect(decideAgentHealth(facts)).toBe(state);
  });
});
