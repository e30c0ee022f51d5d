import { describe, expect, it } from 'vitest';
import { decideWalk, nearestPoint, selectionOf, standing } from './walk-points.ts';

describe('walking the points of a chart', () => {
  it('begins at the end one comes from and stays inside', () => {
    expect(decideWalk(standing, 'ArrowRight', false, 5)?.active).toBe(0);
    expect(decideWalk(standing, 'ArrowLeft', false, 5)?.active).toBe(4);
    expect(decideWalk({ active: 4, anchor: undefined }, 'ArrowRight', false, 5)?.active).toBe(4);
    expect(decideWalk({ active: 2, anchor: undefined }, 'PageUp', false, 5)?.active).toBe(0);
  });

  it('selects while shift is held, in both directions', () => {
    const first = decideWalk({ active: 3, anchor: undefined }, 'ArrowLeft', true, 5) ?? standing;
    const second = decideWalk(first, 'ArrowLeft', true, 5) ?? standing;
    expect(selectionOf(second)).toEqual([1, 3]);
    expect(selectionOf(decideWalk(second, 'ArrowRight', false, 5) ?? standing)).toBeUndefined();
  });

  it('leaves other keys and empty charts alone', () => {
    expect(decideWalk(standing, 'j', false, 5)).toBeUndefined();
    expect(decideWalk(standing, 'Home', false, 0)).toBeUndefined();
  });

  it('finds the point under a pointer', () => {
    expect([-5, 4, 6, 99].map((at) => nearestPoint([0, 10, 20], at))).toEqual([0, 0, 1, 2]);
    expect(nearestPoint([], 3)).toBeUndefined();
  });
});
