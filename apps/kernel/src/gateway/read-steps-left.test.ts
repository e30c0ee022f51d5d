import { describe, expect, test } from 'vitest';
import { readStepsLeft } from './read-steps-left.ts';

const read = (value: string | string[]) => readStepsLeft({ 'x-agent-steps-remaining': value });

describe('the steps that a run announces', () => {
  test('are unknown when nothing is said', () => {
    expect(readStepsLeft({})).toEqual({ stepsLeft: null, note: null });
  });

  test.each([
    ['0', 0],
    [' 12 ', 12],
    ['1000', 1_000],
    ['999999999', 1_000],
  ])('“%s” are %i', (given, stepsLeft) => {
    expect(read(given)).toEqual({ stepsLeft, note: null });
  });

  test.each(['', 'many', '-1', '1.5', '1e3', '9999999999', '3, 4'])(
    '“%s” is passed over, and the answer says what is allowed',
    (given) => {
      expect(read(given).stepsLeft).toBeNull();
      expect(read(given).note).toMatch(/must be a whole number/);
    },
  );
});
