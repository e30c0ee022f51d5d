import { describe, expect, it } from 'vitest';
import { toggleSelection } from './toggle-selection.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const after = (...step: Parameters<typeof toggleSelection>) => [...toggleSelection(...step)].toSorted();

describe('toggleSelection', () => {
  it('adds a row and takes it away again', () => {
    expect(after(ids, new Set(['a']), 'c', undefined)).toEqual(['a', 'c']);
    expect(after(ids, new Set(['a', 'c']), 'c', undefined)).toEqual(['a']);
  });

  it('adds everything between anchor and row, in both directions, and takes nothing away', () => {
    expect(after(ids, new Set(['c']), 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(after(ids, new Set(['e']), 'a', 'c')).toEqual(['a', 'b', 'c', 'e']);
  });

  it('takes the row alone when the anchor has left the list', () => {
    expect(after(ids, new Set(), 'd', 'gone')).toEqual(['d']);
  });
});
