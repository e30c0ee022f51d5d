import { describe, expect, test } from 'vitest';
import { serviceClasses, type ServiceClass } from '../scheduling/index.ts';
import { decideJoin, readReuseWishes } from './index.ts';

const waiting = (serviceClass: ServiceClass) => ({ serviceClass, started: false, preemptible: false });

describe('a call that could take the answer of an execution under way', () => {
  test('does not wait behind a slot that a less urgent call waits for, or may lose', () => {
    for (const [rank, serviceClass] of serviceClasses.entries()) {
      for (const [leading, of] of serviceClasses.entries()) {
        expect(decideJoin(waiting(of), serviceClass)).toBe(leading <= rank);
        expect(decideJoin({ serviceClass: of, started: true, preemptible: true }, serviceClass)).toBe(leading <= rank);
      }
    }
  });

  test('takes the answer of any that runs and goes on running', () => {
    expect(decideJoin({ serviceClass: 'batch', started: true, preemptible: false }, 'critical')).toBe(true);
  });
});

describe('what a request says about answers that are not its own', () => {
  test.each([
    [undefined, true, true],
    ['max-age=60', true, true],
    ['no-store', false, false],
    ['No-Store, max-age=0', false, false],
    ['no-cache', false, true],
    ['private, max-age=0', false, true],
  ])('%s', (header, takes, gives) => {
    expect(readReuseWishes(header)).toEqual({ takes, gives });
  });
});
