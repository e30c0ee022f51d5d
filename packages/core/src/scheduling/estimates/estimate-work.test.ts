import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AgentHistory, estimateWork, learnCall, learnProgram, noHistory } from './index.ts';

const facts = { agent: noHistory, everyone: noHistory, stepsDone: 0, announcedSteps: undefined };

function historyOf(outputs: readonly number[], steps: readonly number[]): AgentHistory {
  return steps.reduce(learnProgram, outputs.reduce(learnCall, noHistory));
}

describe('estimates of work', () => {
  test('are finite and possible, whatever was seen', () => {
    const anyHistory = fc
      .tuple(fc.array(fc.integer({ min: 1, max: 100_000 })), fc.array(fc.integer({ min: 1, max: 10_000 })))
      .map(([outputs, steps]) => historyOf(outputs, steps));
    const anyAnnouncement = fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined });
    fc.assert(
      fc.property(
        anyHistory,
        anyHistory,
        fc.nat(1000),
        anyAnnouncement,
        (agent, everyone, stepsDone, announcedSteps) => {
          const estimate = estimateWork({ agent, everyone, stepsDone, announcedSteps });
          expect(Number.isSafeInteger(estimate.expectedOutputTokens)).toBe(true);
          expect(estimate.expectedOutputTokens).toBeGreaterThanOrEqual(1);
          expect(estimate.programStepsLeft).toBeGreaterThanOrEqual(0);
          expect(estimate.programStepsLeft).toBeLessThan(20_000);
        },
      ),
    );
  });

  test('a new agent is believed to be like everyone, an old one like itself', () => {
    const everyone = historyOf(Array<number>(200).fill(100), Array<number>(200).fill(2));
    const agent = historyOf(Array<number>(100).fill(2000), Array<number>(50).fill(40));
    const ofNew = estimateWork({ ...facts, everyone });
    const ofOld = estimateWork({ ...facts, everyone, agent });
    expect(ofNew.expectedOutputTokens).toBeLessThan(120);
    expect(ofNew.programStepsLeft).toBeLessThan(3);
    expect(ofOld.expectedOutputTokens).toBeGreaterThan(1700);
    expect(ofOld.programStepsLeft).toBeGreaterThan(30);
  });

  test('an agent that changes is learnt anew', () => {
    const outputs = [...Array<number>(1000).fill(100), ...Array<number>(600).fill(1000)];
    expect(estimateWork({ ...facts, agent: historyOf(outputs, []) }).expectedOutputTokens).toBeGreaterThan(800);
  });

  test('without an announcement, a program that has lasted is expected to last longer', () => {
    const leftAfter = (stepsDone: number): number => estimateWork({ ...facts, stepsDone }).programStepsLeft;
    expect(leftAfter(10)).toBeGreaterThan(leftAfter(1));
  });

  test('an announcement counts down, and is doubted once it is outlived', () => {
    const leftAfter = (stepsDone: number): number =>
      estimateWork({ ...facts, stepsDone, announcedSteps: 5 }).programStepsLeft;
    expect([0, 1, 2, 3, 4].map(leftAfter)).toStrictEqual([4, 3, 2, 1, 0]);
    expect(leftAfter(9)).toBe(5);
  });
});
