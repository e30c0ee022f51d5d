import { describe, expect, test } from 'vitest';
import { serviceClasses } from '../calls/index.ts';
import { decideServiceClass, highestClaimOf, riskScoreOf, type RiskClass } from './index.ts';

const plain = { claimed: null, riskClass: null, streamed: false } as const;
const riskClasses: readonly (RiskClass | null)[] = [null, 'R0', 'R1', 'R2', 'R3', 'R4'];

describe('the class of a call', () => {
  test('is standard when nothing is said', () => {
    expect(decideServiceClass(plain)).toEqual({ serviceClass: 'standard', loweredFrom: null });
  });

  test('is interactive without a claim when it is streamed, for agents that may claim that', () => {
    expect(decideServiceClass({ ...plain, streamed: true }).serviceClass).toBe('standard');
    expect(decideServiceClass({ ...plain, streamed: true, riskClass: 'R1' }).serviceClass).toBe('standard');
    expect(decideServiceClass({ ...plain, streamed: true, riskClass: 'R2' }).serviceClass).toBe('interactive');
    expect(decideServiceClass({ ...plain, streamed: true, riskClass: 'R4' }).serviceClass).toBe('interactive');
  });

  test('is the claim, at most what the agent may claim; a claim that is lowered is named', () => {
    const claims = (riskClass: RiskClass | null) =>
      serviceClasses.map((claimed) => decideServiceClass({ claimed, riskClass, streamed: true }));
    for (const low of [null, 'R0', 'R1'] as const) {
      expect(claims(low)).toEqual([
        { serviceClass: 'standard', loweredFrom: 'critical' },
        { serviceClass: 'standard', loweredFrom: 'interactive' },
        { serviceClass: 'standard', loweredFrom: null },
        { serviceClass: 'batch', loweredFrom: null },
      ]);
    }
    expect(claims('R2')[0]).toEqual({ serviceClass: 'interactive', loweredFrom: 'critical' });
    expect(claims('R3')[0]).toEqual({ serviceClass: 'critical', loweredFrom: null });
  });

  test('may be claimed the higher, the more critical the agent’s work; so is its risk', () => {
    const ranks = riskClasses.map((riskClass) => serviceClasses.indexOf(highestClaimOf(riskClass)));
    expect(ranks).toEqual(ranks.toSorted((one, other) => other - one));
    const scores = riskClasses.map(riskScoreOf);
    expect(scores).toEqual(scores.toSorted((one, other) => one - other));
    expect([scores[0], scores.at(-1)]).toEqual([0, 1]);
  });
});
