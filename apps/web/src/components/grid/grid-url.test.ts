import { describe, expect, it } from 'vitest';
import { formatSort, parseSort, readHidden } from './grid-url.ts';

const columns = [
  { id: 'agent', sortable: true, canHide: false },
  { id: 'cost', sortable: true },
  { id: 'class' },
] as const;

describe('the address of a list', () => {
  it('keeps an order', () => {
    for (const direction of ['ascending', 'descending'] as const) {
      const sort = { column: 'cost', direction };
      expect(parseSort(formatSort(sort), columns)).toEqual(sort);
    }
  });

  it('leaves out an order by a column that is gone or does not sort', () => {
    expect(parseSort('-gone', columns)).toBeUndefined();
    expect(parseSort('class', columns)).toBeUndefined();
    expect(parseSort('', columns)).toBeUndefined();
  });

  it('hides only columns that exist and may be hidden, in their order', () => {
    expect(readHidden(['class', 'gone', 'agent', 'cost'], columns)).toEqual(['cost', 'class']);
  });
});
