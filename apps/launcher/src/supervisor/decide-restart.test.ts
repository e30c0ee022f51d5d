import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRestart, failedStartsAllowed, newHistory } from './decide-restart.ts';

/** Delays after each end in a row; the list ends with undefined when the child is given up. */
function delaysOf(readyTimesMs: readonly (number | undefined)[]): (number | undefined)[] {
  const delays: (number | undefined)[] = [];
  let history = newHistory;
  for (const readyForMs of readyTimesMs) {
    const decision = decideRestart(history, readyForMs);
    delays.push(decision.action === 'restart' ? decision.delayMs : undefined);
    if (decision.action === 'give-up') break;
    history = decision.history;
  }
  return delays;
}

describe('after a child has ended', () => {
  it('one that had been up for long comes back after 100 ms, every time', () => {
    expect(delaysOf([60_000, 60_000, 60_000])).toStrictEqual([100, 100, 100]);
  });

  it('one that never gets ready waits longer each time and is given up at the fifth failure', () => {
    expect(delaysOf(Array.from({ length: 9 }))).toStrictEqual([100, 200, 400, 800, undefined]);
  });

  it('one that gets ready and ends at once backs off to 5 s and is not given up', () => {
    expect(delaysOf(Array.from({ length: 9 }, () => 10))).toStrictEqual([
      100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000,
    ]);
  });

  it('being ready once wipes out the failures before', () => {
    expect(delaysOf([undefined, undefined, undefined, undefined, 9_000, undefined])).toStrictEqual([
      100, 200, 400, 800, 100, 100,
    ]);
  });

  it('whatever happens, the delay is 100 ms to 5 s and only failures in a row end it', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(20_000), { nil: undefined }), { maxLength: 40 }), (readyTimesMs) => {
        const delays = delaysOf(readyTimesMs);
        const restarts = delays.filter((delay) => delay !== undefined);
        expect(restarts.every((delay) => delay >= 100 && delay <= 5_000)).toBe(true);
        if (delays.at(-1) === undefined && delays.length > 0) {
          const lastOnes = readyTimesMs.slice(delays.length - failedStartsAllowed, delays.length);
          expect(lastOnes).toStrictEqual(Array.from({ length: failedStartsAllowed }));
        }
      }),
    );
  });
});
