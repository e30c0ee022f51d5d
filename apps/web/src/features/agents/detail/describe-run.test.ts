import { describe, expect, it } from 'vitest';
import { describeRun } from './describe-run.ts';

const words = (change: Partial<Parameters<typeof describeRun>[0]>) =>
  describeRun({ running: 0, failed: 0, denied: 0, lastState: 'settled', ...change }).words;

describe('how a run stands', () => {
  it('is running while any call of it is, whatever ended before', () => {
    expect(words({ running: 1, failed: 2, lastState: 'running' })).toBe('running');
  });

  it('is how its last call ended, with what was not answered on the way', () => {
    expect(words({})).toBe('settled');
    expect(words({ failed: 1, denied: 1 })).toBe('settled, 2 not answered');
    expect(words({ failed: 1, lastState: 'failed' })).toBe('failed');
    expect(words({ lastState: 'cancelled' })).toBe('cancelled');
  });
});
