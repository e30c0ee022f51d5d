import { describe, expect, it } from 'vitest';
import { pathOf, wordOf } from './describe-state.ts';

describe('the path of a call', () => {
  it('marks the step that runs now', () => {
    expect(pathOf({ state: 'running', lastStep: 5 })).toEqual({ reached: 5, marked: 5, running: true });
  });

  it('marks the rule that denied it', () => {
    expect(pathOf({ state: 'denied', lastStep: 2 })).toEqual({ reached: 2, marked: 1, running: false });
  });

  it('marks the model when that failed, though the call was settled and recorded', () => {
    expect(pathOf({ state: 'failed', lastStep: 8 }).marked).toBe(5);
    expect(pathOf({ state: 'cancelled', lastStep: 8 }).marked).toBe(5);
    expect(pathOf({ state: 'interrupted', lastStep: 4 }).marked).toBe(3);
  });

  it('marks nothing when all went well', () => {
    expect(pathOf({ state: 'settled', lastStep: 8 }).marked).toBeUndefined();
  });
});

it('a settled call whose stream was cut says so; one that was refused keeps its state', () => {
  const stoppedByBudget = { id: 'bdg_1', name: 'Small' };
  expect(wordOf({ state: 'settled', stoppedByBudget })).toBe('cut by budget');
  expect(wordOf({ state: 'denied', stoppedByBudget })).toBe('denied');
  expect(wordOf({ state: 'settled', stoppedByBudget: null })).toBe('settled');
});
