import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridColumn } from './grid-types.ts';
import { nextSort } from './next-sort.ts';
import { sortRows } from './sort-rows.ts';

interface Row {
  readonly name: string;
  readonly calls: number;
}

const columns: readonly GridColumn<Row>[] = [
  { id: 'name', head: 'Name', widthPx: 80, cell: ({ name }) => name, text: ({ name }) => name },
  {
    id: 'calls',
    head: 'Calls',
    align: 'end',
    widthPx: 80,
    cell: ({ calls }) => calls,
    text: ({ calls }) => String(calls),
    compare: (a, b) => a.calls - b.calls,
  },
];
const rows: readonly Row[] = [
  { name: 'agent-10', calls: 3 },
  { name: '–', calls: 1 },
  { name: 'agent-9', calls: 3 },
  { name: 'Émile', calls: 2 },
  { name: 'Agent-9', calls: 4 },
];
const names = (sorted: readonly Row[]) => sorted.map(({ name }) => name);

describe('sortRows', () => {
  it('leaves the list’s own order when none is asked for, or the column is gone', () => {
    expect(sortRows(rows, columns, undefined)).toBe(rows);
    expect(sortRows(rows, columns, { column: 'gone', direction: 'ascending' })).toBe(rows);
  });

  it('orders words as a dictionary does, numbers in them by value, and what has no value last', () => {
    expect(names(sortRows(rows, columns, { column: 'name', direction: 'ascending' }))).toEqual([
      'agent-9',
      'Agent-9',
      'agent-10',
      'Émile',
      '–',
    ]);
    expect(names(sortRows(rows, columns, { column: 'name', direction: 'descending' }))).toEqual([
      'Émile',
      'agent-10',
      'agent-9',
      'Agent-9',
      '–',
    ]);
  });

  it('keeps the order of equals in both directions', () => {
    const list = fc.array(
      fc.record({ name: fc.constantFrom('a', 'A', 'b', ''), calls: fc.integer({ min: 0, max: 3 }) }),
    );
    const sort = fc.record({
      column: fc.constantFrom('name', 'calls'),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    });
    fc.assert(
      fc.property(list, sort, (before, asked) => {
        const key = (row: Row) => (asked.column === 'name' ? row.name.toLowerCase() : row.calls);
        const after = sortRows(before, columns, asked);
        expect(new Set(after)).toEqual(new Set(before));
        for (const value of new Set(before.map(key))) {
          const same = (row: Row) => key(row) === value;
          expect(after.filter(same)).toEqual(before.filter(same));
        }
      }),
    );
  });
});

describe('nextSort', () => {
  it('begins with the largest number, or with A, then turns round, then lets go', () => {
    const number = { id: 'cost', align: 'end' } as const;
    const first = nextSort(number, undefined);
    const second = nextSort(number, first);
    expect(first).toEqual({ column: 'cost', direction: 'descending' });
    expect(second).toEqual({ column: 'cost', direction: 'ascending' });
    expect(nextSort(number, second)).toBeUndefined();
    expect(nextSort({ id: 'name' }, first)).toEqual({ column: 'name', direction: 'ascending' });
  });
});
