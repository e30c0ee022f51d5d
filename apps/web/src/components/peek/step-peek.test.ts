import { expect, test, vi } from 'vitest';
import { stepPeek } from './step-peek.ts';

test('the panel walks to the neighbours of the docked row, and nowhere from an end or from outside', () => {
  const openPeek = vi.fn();
  const from = (peekId: string | undefined) => stepPeek(['one', 'two', 'three'], { peekId, openPeek });
  from('two')(-1)?.();
  from('two')(1)?.();
  expect(openPeek.mock.calls).toEqual([['one'], ['three']]);
  expect(from('one')(-1)).toBeUndefined();
  expect(from('three')(1)).toBeUndefined();
  expect(from('elsewhere')(1)).toBeUndefined();
  expect(from(undefined)(1)).toBeUndefined();
});
