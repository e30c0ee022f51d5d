import { expect, it } from 'vitest';
import { meanStepMicroseconds, parseStepTotals } from './step-metrics.ts';

const exposition = (sum: number, count: number): string => `# TYPE agent_os_step_seconds histogram
agent_os_step_seconds_bucket{step="permit",le="0.001"} ${count}
agent_os_step_seconds_sum{step="permit",kind="a"} ${sum}
agent_os_step_seconds_sum{kind="b",step="permit"} ${sum}
agent_os_step_seconds_count{step="permit",kind="a"} ${count}
agent_os_step_seconds_count{kind="b",step="permit"} ${count}
agent_os_step_seconds_sum{step="idle"} 0
agent_os_step_seconds_count{step="idle"} 0
other_step_seconds_sum{step="permit"} 99
`;

it('gives the mean of what ran between two readings, over all labels', () => {
  const means = meanStepMicroseconds(parseStepTotals(exposition(0.001, 10)), parseStepTotals(exposition(0.003, 30)));
  expect(means['permit']).toBeCloseTo(100);
  expect(means).not.toHaveProperty('idle');
});

it('finds nothing in an exposition without the histogram', () => {
  expect(parseStepTotals('')).toStrictEqual({});
});
