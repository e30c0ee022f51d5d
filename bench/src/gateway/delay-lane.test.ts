import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DelayLane } from './delay-lane.ts';

describe('DelayLane', () => {
  it('releases each item once, in order, and never early', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 3000 }), (steps) => {
        const lane = new DelayLane<number>();
        const released: number[] = [];
        let nowMs = 0;
        for (const [index, step] of steps.entries()) {
          lane.push(nowMs + 20, index);
          nowMs += step;
          for (let due = lane.takeDue(nowMs); due; due = lane.takeDue(nowMs)) {
            expect(due.dueMs).toBeLessThanOrEqual(nowMs);
            released.push(due.item);
          }
          expect(lane.nextDueMs).toBeGreaterThan(nowMs);
        }
        for (let due = lane.takeDue(Infinity); due; due = lane.takeDue(Infinity)) released.push(due.item);
        expect(released).toStrictEqual(steps.map((_, index) => index));
        expect(lane.nextDueMs).toBe(Infinity);
      }),
    );
  });
});
