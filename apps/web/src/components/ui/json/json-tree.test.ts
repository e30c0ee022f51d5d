import { describe, expect, it } from 'vitest';
import { findInJson, mostMatches } from './find-in-json.ts';
import { ancestorsOf, parseJson, printJson } from './json-node.ts';
import { everyPart, firstOpen, listRows } from './json-rows.ts';
import { decideTreeStep } from './move-in-tree.ts';

const sample = { id: 'call_1', 'a/b': { '~c': [1, 2, { deep: null }] }, empty: {}, note: 'one\ntwo' };

function large() {
  return { items: Array.from({ length: 20_000 }, (_, index) => ({ id: `item-${index}`, amount: index })) };
}

describe('the lines of a tree', () => {
  it('are those of the parts that are open, with their place among siblings', () => {
    const rows = listRows(sample, new Set(['', '/a~1b']));
    expect(rows.map(({ pointer, level }) => [pointer, level])).toEqual([
      ['', 1],
      ['/id', 2],
      ['/a~1b', 2],
      ['/a~1b/~0c', 3],
      ['/empty', 2],
      ['/note', 2],
    ]);
    expect(rows[2]).toMatchObject({ position: 2, siblings: 4, open: true, parentIndex: 0 });
    expect(rows[3]).toMatchObject({ open: false, parentIndex: 2 });
    expect(rows[4]?.open).toBeUndefined();
  });

  it('hold a long text line by line', () => {
    const rows = listRows({ text: `first\n${'x'.repeat(300)}` }, new Set(['', '/text']));
    expect(rows.slice(2).map(({ kind, value }) => [kind, String(value).length])).toEqual([
      ['line', 5],
      ['line', 120],
      ['line', 120],
      ['line', 60],
    ]);
  });

  it('of a large value are few until someone opens it', () => {
    const open = firstOpen(large());
    expect(listRows(large(), open)).toHaveLength(2);
    expect(listRows(large(), everyPart(large()))).toHaveLength(60_002);
  });

  it('of a small value are all there at once', () => {
    expect([...firstOpen(sample)]).toContain('/a~1b/~0c/2');
  });

  it('of a single value is one', () => {
    expect(listRows('text', firstOpen('text'))).toHaveLength(1);
    expect(listRows(null, firstOpen(null))).toHaveLength(1);
  });
});

describe('a search', () => {
  it('finds keys and values in any case, not indexes', () => {
    expect(findInJson(sample, 'DEEP')).toEqual(['/a~1b/~0c/2/deep']);
    expect(findInJson(sample, 'two')).toEqual(['/note']);
    expect(findInJson(sample, '2')).toEqual(['/a~1b/~0c/1']);
    expect(findInJson(sample, ' ')).toEqual([]);
  });

  it('ends at its limit', () => {
    expect(findInJson(large(), 'item-')).toHaveLength(mostMatches);
  });

  it('leads to a part through what it stands in', () => {
    expect(ancestorsOf('/a~1b/~0c/2/deep')).toEqual(['', '/a~1b', '/a~1b/~0c', '/a~1b/~0c/2']);
  });
});

describe('integers beyond floating point', () => {
  it('are shown and copied as they came', () => {
    const value = parseJson('{"id": 12345678901234567890, "small": 1, "text": "12345678901234567890"}');
    expect(printJson(value)).toBe(
      '{\n  "id": 12345678901234567890,\n  "small": 1,\n  "text": "12345678901234567890"\n}',
    );
    expect(findInJson(value, '67890')).toEqual(['/id', '/text']);
  });
});

describe('a key in the tree', () => {
  const rows = listRows(sample, new Set(['', '/a~1b']));

  it('walks the lines and stays within them', () => {
    expect(decideTreeStep(rows, 0, 'ArrowDown')).toEqual({ kind: 'go', index: 1 });
    expect(decideTreeStep(rows, 0, 'ArrowUp')).toEqual({ kind: 'go', index: 0 });
    expect(decideTreeStep(rows, 1, 'End')).toEqual({ kind: 'go', index: 5 });
    expect(decideTreeStep(rows, 1, 'PageDown')).toEqual({ kind: 'go', index: 5 });
  });

  it('opens, enters, closes and leaves', () => {
    expect(decideTreeStep(rows, 3, 'ArrowRight')).toEqual({ kind: 'open', pointers: ['/a~1b/~0c'] });
    expect(decideTreeStep(rows, 2, 'ArrowRight')).toEqual({ kind: 'go', index: 3 });
    expect(decideTreeStep(rows, 2, 'ArrowLeft')).toEqual({ kind: 'close', pointers: ['/a~1b'] });
    expect(decideTreeStep(rows, 3, 'ArrowLeft')).toEqual({ kind: 'go', index: 2 });
    expect(decideTreeStep(rows, 1, '*')).toEqual({ kind: 'open', pointers: ['/note'] });
  });

  it('leaves other keys alone', () => {
    expect(decideTreeStep(rows, 0, 'j')).toBeUndefined();
    expect(decideTreeStep(rows, 1, 'ArrowRight')).toBeUndefined();
  });
});
