import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, foldEqual } from './diff-lines.ts';
import { diffRecords } from './diff-records.ts';

const brief = (before: string, after: string) =>
  diffLines(before, after).map(({ kind, text }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${text}`);

describe('two texts', () => {
  it('differ by the lines that went and came', () => {
    expect(brief('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c']);
    expect(brief('', 'a')).toEqual(['+a']);
    expect(brief('a', '')).toEqual(['-a']);
    expect(brief('', '')).toEqual([]);
    expect(brief('a\nb\nc\na\nb\nb\na', 'c\nb\na\nb\na\nc').filter((line) => line.startsWith(' '))).toHaveLength(4);
  });

  it('number their own lines', () => {
    expect(diffLines('a\nb', 'b').map(({ before, after }) => [before, after])).toEqual([
      [1, null],
      [2, 1],
    ]);
  });

  it('can both be read out of their difference', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = diffLines(before.join('\n'), after.join('\n'));
        const side = (left: 'added' | 'removed') =>
          diff
            .filter(({ kind }) => kind !== left)
            .map(({ text }) => text)
            .join('\n');
        expect([side('added'), side('removed')]).toEqual([before.join('\n'), after.join('\n')]);
      }),
    );
  });

  it('that have nothing in common and are long are replaced as a whole', () => {
    const before = Array.from({ length: 2000 }, (_, index) => `old ${index}`).join('\n');
    const after = Array.from({ length: 2000 }, (_, index) => `new ${index}`).join('\n');
    const kinds = diffLines(before, after).map(({ kind }) => kind);
    expect([kinds.indexOf('added'), kinds.lastIndexOf('removed')]).toEqual([2000, 1999]);
  });

  it('leave out what is equal, but for the lines around a change', () => {
    const before = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const parts = foldEqual(diffLines(before.join('\n'), before.with(20, 'changed').join('\n')));
    expect(parts.map((part) => ('lines' in part ? part.lines.length : -part.leftOut.length))).toEqual([-17, 8, -16]);
  });
});

describe('two records', () => {
  it('differ by field, in the order of the new one', () => {
    const changes = diffRecords(
      { cap: 140, owner: 'P. Raman', tools: ['a', 'b'], old: true },
      { owner: 'P. Raman', cap: 160, tools: [], note: '' },
    );
    expect(changes).toEqual([
      { field: 'owner', kind: 'same', before: 'P. Raman', after: 'P. Raman' },
      { field: 'cap', kind: 'changed', before: '140', after: '160' },
      { field: 'tools', kind: 'changed', before: 'a, b', after: 'none' },
      { field: 'note', kind: 'added', before: null, after: 'empty' },
      { field: 'old', kind: 'removed', before: 'yes', after: null },
    ]);
  });

  it('take zero for a value and nothing for none', () => {
    expect(diffRecords({ cap: null }, { cap: 0 })).toEqual([{ field: 'cap', kind: 'added', before: null, after: '0' }]);
  });
});
