import type { PoolStatus } from '../scheduler-types.ts';

type Gap = NonNullable<PoolStatus['fairness']['gap']>;

/** Two departments that wait, with what a test is about. */
export function exampleGap(given: Partial<Gap> = {}): Gap {
  return {
    serviceClass: 'standard',
    overMs: 180_000,
    most: { agent: null, department: { id: 'dep_1', name: 'Construction' }, tokens: 61_000 },
    least: { agent: null, department: { id: 'dep_2', name: 'Financial Services' }, tokens: 20_000 },
    gapTokens: 41_000,
    boundTokens: 96_000,
    longestInputTokens: 40_000,
    runningTokens: 24_000,
    slackTokens: 0,
    ...given,
  };
}
