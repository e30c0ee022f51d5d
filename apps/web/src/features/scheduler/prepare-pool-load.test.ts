import { describe, expect, it } from 'vitest';
import { exampleClass } from './example-pool.ts';
import { preparePoolLoad } from './prepare-pool-load.ts';

describe('the load of a pool', () => {
  it('says how many slots are taken and who waits', () => {
    const load = preparePoolLoad({ running: 61, slots: 96, waiting: 1_200, classes: [exampleClass('standard')] });
    expect(load).toEqual({ share: 61 / 96, slots: '61/96', queued: '1,200 queued', wait: '' });
  });

  it('lets the class with the most starts speak for the waits', () => {
    const classes = [
      exampleClass('critical', { starts: 2, waitP50Ms: 10 }),
      exampleClass('batch', { starts: 40, waitP50Ms: 5_200 }),
    ];
    expect(preparePoolLoad({ running: 0, slots: 4, waiting: 0, classes }).wait).toBe('p50 5.20 s batch');
  });

  it('is full, not more, while calls of a pool that was made smaller end', () => {
    expect(preparePoolLoad({ running: 8, slots: 4, waiting: 0, classes: [] }).share).toBe(1);
    expect(preparePoolLoad({ running: 0, slots: 0, waiting: 0, classes: [] }).share).toBe(0);
  });
});
