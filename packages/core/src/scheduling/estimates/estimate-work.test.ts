import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AgentHistory, estimateWork, learnAnnouncement, learnCall, learnProgram, noHistory } from './index.ts';

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

  test('an announcement that is believed counts down, and is doubted once it is outlived', () => {
    const everyone = announcedBy(Array.from({ length: 200 }, () => [5, 5]));
    const leftAfter = (stepsDone: number): number =>
      estimateWork({ ...facts, everyone, stepsDone, announcedSteps: 5 }).programStepsLeft;
    for (const [stepsDone, left] of [4, 3, 2, 1, 0].entries()) {
      expect(Math.abs(leftAfter(stepsDone) - left)).toBeLessThan(0.5);
    }
    expect(leftAfter(30)).toBeGreaterThan(leftAfter(9));
  });

  test('the less announcements turned out true, the longer a program is expected to go on beyond its own', () => {
    const leftBy = (pairs: readonly (readonly [number, number])[]): number =>
      estimateWork({ ...facts, agent: announcedBy(pairs), stepsDone: 9, announcedSteps: 10 }).programStepsLeft;
    const exact = leftBy(Array.from({ length: 50 }, () => [10, 10]));
    const scattered = leftBy(Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? [10, 30] : [10, 4])));
    expect(scattered).toBeGreaterThan(2 * exact + 1);
  });

  test('an agent that always announces half is known to', () => {
    const agent = announcedBy(Array.from({ length: 50 }, () => [10, 20]));
    expect(estimateWork({ ...facts, agent, announcedSteps: 10 }).programStepsLeft).toBeGreaterThan(16);
  });
});

function announcedBy(pairs: readonly (readonly [announced: number, made: number])[]): AgentHistory {
  return pairs.reduce((history, [announced, made]) => learnAnnouncement(history, announced, made), noHistory);
}
