import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventQueue } from './event-queue.ts';
import { createVirtualClock } from './virtual-clock.ts';

test('items come out by time, equal times in the order in which they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const queue = new EventQueue<{ at: number; order: number }>();
      for (const [order, at] of times.entries()) queue.add(at, { at, order });
      const expected = times.map((at, order) => ({ at, order })).toSorted((a, b) => a.at - b.at || a.order - b.order);
      const taken = times.map(() => queue.take());
      expect(taken).toStrictEqual(expected);
      expect(queue.take()).toBeUndefined();
      expect(queue.nextAt).toBe(Infinity);
    }),
  );
});

test('a virtual clock goes forward, and refuses to go back or nowhere', () => {
  const clock = createVirtualClock(10);
  clock.advanceTo(10);
  clock.advanceTo(25);
  expect(clock.now()).toBe(25);
  expect(() => clock.advanceTo(24)).toThrow('cannot go back');
  expect(() => clock.advanceTo(Number.NaN)).toThrow('cannot go back');
});
