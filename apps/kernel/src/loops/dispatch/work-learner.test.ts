import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RunStep, WorkLearner } from './work-learner.ts';

const silent: RunStep = { organisationId: 'org_a', agentId: 'agt_1', runId: 'run_1', announcedLeft: null };
const minuteMs = 60_000;

/** Runs of so many calls each, one after the other, all quiet for long enough afterwards. Returns when that is. */
function pastRuns(
  learner: WorkLearner,
  lengths: readonly number[],
  of: Partial<RunStep> = {},
  announced?: number,
): number {
  let nowMs = 0;
  lengths.forEach((length, index) => {
    for (let done = 0; done < length; done += 1) {
      const announcedLeft = announced === undefined ? null : Math.max(0, announced - done - 1);
      learner.callEnded({ ...silent, ...of, runId: `past_${index}`, announcedLeft }, 100, (nowMs += 1_000));
    }
  });
  nowMs += 11 * minuteMs;
  learner.callEnded({ ...silent, ...of, runId: null }, undefined, nowMs);
  return nowMs;
}

describe('what is learnt of work', () => {
  test('answers of an agent are believed to be as long as its last ones were', () => {
    const learner = new WorkLearner();
    const unknown = learner.estimate(silent).expectedOutputTokens;
    for (let call = 0; call < 50; call += 1) learner.callEnded(silent, 4_000, call);
    expect(learner.estimate(silent).expectedOutputTokens).toBeGreaterThan(3_000);
    const newcomer = learner.estimate({ ...silent, agentId: 'agt_2' }).expectedOutputTokens;
    expect(newcomer).toBeGreaterThan(unknown);
    expect(learner.estimate({ ...silent, organisationId: 'org_b' }).expectedOutputTokens).toBe(unknown);
  });

  test('embeddings tell nothing of answers, and are steps of their run', () => {
    const learner = new WorkLearner();
    const nowMs = pastRuns(learner, [2]);
    const before = learner.estimate(silent).expectedOutputTokens;
    for (let call = 0; call < 20; call += 1) learner.callEnded(silent, undefined, nowMs + call);
    expect(learner.estimate(silent).expectedOutputTokens).toBe(before);
    const left = (runId: string) => learner.estimate({ ...silent, runId }).programStepsLeft ?? 0;
    expect(left('run_1')).toBeGreaterThan(left('new') + 9);
  });

  test('runs are believed to be as long as the agent’s were, once those are over', () => {
    const [long, short] = [new WorkLearner(), new WorkLearner()];
    pastRuns(long, Array<number>(20).fill(30));
    pastRuns(short, Array<number>(20).fill(1));
    const left = (learner: WorkLearner) => learner.estimate({ ...silent, runId: 'new' }).programStepsLeft;
    expect(left(long)).toBeGreaterThan(15);
    expect(left(short)).toBeLessThan(2);
    const underWay = new WorkLearner();
    for (let call = 0; call < 30; call += 1) underWay.callEnded(silent, 100, call);
    expect(left(underWay)).toBeUndefined();
  });

  test('a call without a run is the only one', () => {
    const learner = new WorkLearner();
    pastRuns(learner, [9, 9, 9]);
    expect(learner.estimate({ ...silent, runId: null }).programStepsLeft).toBe(0);
  });

  test('what a run says counts down with its calls, and the next word of it counts', () => {
    const learner = new WorkLearner();
    pastRuns(learner, Array<number>(60).fill(5), {}, 5);
    const left = (announcedLeft: number | null) => learner.estimate({ ...silent, announcedLeft }).programStepsLeft;
    for (const following of [4, 3, 2, 1, 0]) {
      expect(Math.abs((left(following) ?? Infinity) - following)).toBeLessThan(0.6);
      learner.callEnded({ ...silent, announcedLeft: following }, 100, 20 * minuteMs);
    }
    expect(left(12)).toBeGreaterThan(10);
  });

  test('a client that always announces half is known to', () => {
    const learner = new WorkLearner();
    pastRuns(learner, Array<number>(40).fill(20), {}, 10);
    expect(learner.estimate({ ...silent, runId: 'new', announcedLeft: 9 }).programStepsLeft).toBeGreaterThan(15);
  });

  test('a run that is longer than it said is not taken for almost done, whatever it says', () => {
    const learner = new WorkLearner();
    for (let call = 0; call < 40; call += 1) learner.callEnded({ ...silent, announcedLeft: 0 }, 100, call);
    expect(learner.estimate({ ...silent, announcedLeft: 0 }).programStepsLeft).toBeGreaterThan(5);
  });

  test('estimates are possible, whatever calls come', () => {
    const call = fc.record({
      agentId: fc.constantFrom('agt_1', 'agt_2'),
      organisationId: fc.constantFrom('org_a', 'org_b'),
      runId: fc.option(fc.nat(6).map(String)),
      announcedLeft: fc.option(fc.nat(1_000)),
      outputTokens: fc.option(fc.nat(100_000), { nil: undefined }),
      afterMs: fc.constantFrom(0, 1_000, 11 * minuteMs),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const learner = new WorkLearner();
        let nowMs = 0;
        for (const { outputTokens, afterMs, ...step } of calls) {
          nowMs += afterMs;
          const estimate = learner.estimate(step);
          expect(Number.isSafeInteger(estimate.expectedOutputTokens)).toBe(true);
          expect(estimate.expectedOutputTokens).toBeGreaterThanOrEqual(1);
          const { programStepsLeft = 0 } = estimate;
          expect(programStepsLeft).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(programStepsLeft)).toBe(true);
          if (step.announcedLeft !== null) expect(estimate.programStepsLeft).toBeDefined();
          learner.callEnded(step, outputTokens, nowMs);
        }
      }),
    );
  });
});
