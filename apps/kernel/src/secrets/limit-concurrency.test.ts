import { expect, test } from 'vitest';
import { limitConcurrency, TooManyWaitingError } from './limit-concurrency.ts';

test('runs so many at once and no more, each in its turn, also when some fail', async () => {
  const run = limitConcurrency(2, 100);
  let running = 0;
  let peak = 0;
  const order: number[] = [];
  const work = (index: number) => async () => {
    running += 1;
    peak = Math.max(peak, running);
    order.push(index);
    await Promise.resolve();
    running -= 1;
    if (index % 3 === 0) throw new Error('A third of all fails.');
  };
  await Promise.allSettled(Array.from({ length: 20 }, (_, index) => run(work(index))));
  expect(peak).toBe(2);
  expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test('refuses what would wait behind too many, and takes work again afterwards', async () => {
  const run = limitConcurrency(1, 1);
  const release = Promise.withResolvers<undefined>();
  const [first, second] = [run(() => release.promise), run(async () => 'second')];
  await expect(run(async () => 'third')).rejects.toBeInstanceOf(TooManyWaitingError);
  release.resolve(undefined);
  await first;
  expect(await second).toBe('second');
  expect(await run(async () => 'fourth')).toBe('fourth');
});
