import { expect, test } from 'vitest';
import { StepClock } from '../pipeline/index.ts';
import { runningStepsOf } from './running-steps.ts';

test('a call in flight has the steps it has done, and the one it is in with the time until now', () => {
  const clock = new StepClock(100);
  expect(runningStepsOf(clock, 100.5)).toEqual([{ step: 'identify', durationUs: 500, done: false }]);
  clock.mark('identify', 101);
  clock.mark('permit', 103);
  expect(runningStepsOf(clock, 110)).toEqual([
    { step: 'identify', durationUs: 1_000, done: true },
    { step: 'permit', durationUs: 2_000, done: true },
    { step: 'prepare', durationUs: 7_000, done: false },
  ]);
});

test('a call that has come to its end has eight steps and none that runs', () => {
  const clock = new StepClock(0);
  clock.mark('record', 8);
  expect(runningStepsOf(clock, 9).map(({ done }) => done)).toEqual(Array.from({ length: 8 }, () => true));
});
