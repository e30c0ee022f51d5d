import { describe, expect, test } from 'vitest';
import { ExpectedOutput } from './expected-output.ts';

describe('the expected length of an answer', () => {
  test('follows what the agent wrote of late, and is never more than the call may write', () => {
    const expected = new ExpectedOutput();
    const unknown = expected.of('agt_1', 8_192);
    expect(expected.of('agt_1', 10)).toBe(10);
    expected.learn('agt_1', 4_000);
    expect(expected.of('agt_1', 8_192)).toBe(4_000);
    expected.learn('agt_1', 2_000);
    expect(expected.of('agt_1', 8_192)).toBeLessThan(4_000);
    expect(expected.of('agt_1', 8_192)).toBeGreaterThan(2_000);
    expect(expected.of('agt_1', 0)).toBe(0);
    expect(expected.of('agt_2', 8_192)).toBe(unknown);
  });

  test('is forgotten of agents that were quiet while very many others were not', () => {
    const expected = new ExpectedOutput();
    const unknown = expected.of('agt', 8_192);
    for (const index of Array.from({ length: 10_001 }).keys()) expected.learn(`agt_${index}`, 7);
    expect(expected.of('agt_0', 8_192)).toBe(unknown);
    expect(expected.of('agt_10000', 8_192)).toBe(7);
  });
});
